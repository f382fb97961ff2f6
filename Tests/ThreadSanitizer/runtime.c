// What Swift's runtime does not tell Thread Sanitizer, told for it. `script/test-threads` links this into the tests, in front of
// the runtime's libraries: each function has the name of one of theirs, does what that does, and says what it means.
//
// The sanitizer sees what it has compiled: the program, and what the program inlines of the libraries. These are the places in
// the libraries, which are not compiled so, where one thread waits for another without a call that the sanitizer knows. Should
// a later toolchain change them, the sanitizer reports races of memory that a lock or a continuation plainly guards.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

void __tsan_acquire(void *address);
void __tsan_release(void *address);

static void *library_function(const char *name) {
  void *found = dlsym(RTLD_NEXT, name);
  if (found) return found;
  fprintf(stderr, "Tests/ThreadSanitizer: the runtime has no %s\n", name);
  abort();
}

// MARK: - Synchronization.Mutex
//
// What takes a free mutex, and frees one that nobody waits for, is inlined, and done with an atomic that the sanitizer sees. Where
// there is somebody else, the library does it with the kernel's futex.

#define LOCK_SLOW "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK_SLOW "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK_SLOW "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context)) void *

static SWIFT void (*real_lock)(uint32_t thread, SELF mutex);
static SWIFT _Bool (*real_try_lock)(SELF mutex);
static SWIFT void (*real_unlock)(SELF mutex);

SWIFT void seen_lock(uint32_t thread, SELF mutex) __asm__(LOCK_SLOW);
SWIFT void seen_lock(uint32_t thread, SELF mutex) {
  real_lock(thread, mutex);
  __tsan_acquire(mutex);
}

SWIFT _Bool seen_try_lock(SELF mutex) __asm__(TRY_LOCK_SLOW);
SWIFT _Bool seen_try_lock(SELF mutex) {
  _Bool is_locked = real_try_lock(mutex);
  if (is_locked) __tsan_acquire(mutex);
  return is_locked;
}

SWIFT void seen_unlock(SELF mutex) __asm__(UNLOCK_SLOW);
SWIFT void seen_unlock(SELF mutex) {
  __tsan_release(mutex);
  real_unlock(mutex);
}

// MARK: - Continuations
//
// Who resumes a task tells the sanitizer, and so does a task that was suspended for it. A task that finds its continuation
// resumed before it is suspended goes on at once, and tells nothing. Of the program's own waits for a continuation those are
// seen that it has in itself: Sources/Support/Concurrency/SeenContinuation.swift.

#define ASYNC __attribute__((swiftasynccall))

struct continuation;
typedef ASYNC void (*going_on)(__attribute__((swift_async_context)) struct continuation *);

// The beginning of the runtime's ContinuationAsyncContext.
struct continuation {
  void *parent;
  going_on resume;
  uintptr_t flags;
};

// The task may go on upon another executor, thus not in the call.
static const uintptr_t switches_executor = 2;

void *swift_task_getCurrent(void);
static ASYNC void (*real_await)(struct continuation *);

// What the task of this thread goes on with if it is not suspended.
static __thread going_on next;

static ASYNC void go_on(__attribute__((swift_async_context)) struct continuation *continuation) {
  going_on then = next;
  continuation->resume = then;
  __tsan_acquire(swift_task_getCurrent());
  __attribute__((musttail)) return then(continuation);
}

// A task that was suspended goes on with a copy of `resume` that was made before.
ASYNC void swift_continuation_await(struct continuation *continuation) {
  if (!(continuation->flags & switches_executor)) {
    next = continuation->resume;
    continuation->resume = go_on;
  }
  __attribute__((musttail)) return real_await(continuation);
}

__attribute__((constructor)) static void find_real(void) {
  real_lock = library_function(LOCK_SLOW);
  real_try_lock = library_function(TRY_LOCK_SLOW);
  real_unlock = library_function(UNLOCK_SLOW);
  real_await = library_function("swift_continuation_await");
}
