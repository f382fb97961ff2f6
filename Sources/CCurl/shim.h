// libcurl's setters are variadic, which Swift cannot call. These are the ones that are needed, typed; nothing is decided here.
#pragma once
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

typedef size_t (*inx_curl_data_callback)(char *, size_t, size_t, void *);
typedef int (*inx_curl_prereq_callback)(void *, char *, char *, int, int);

static inline CURLcode inx_curl_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode inx_curl_set_string(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode inx_curl_set_pointer(CURL *easy, CURLoption option, void *value) {
  return curl_easy_setopt(easy, option, value);
}

static inline CURLcode inx_curl_set_headers(CURL *easy, struct curl_slist *headers) {
  return curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
}

static inline CURLcode inx_curl_set_data_callback(CURL *easy, CURLoption option, inx_curl_data_callback callback) {
  return curl_easy_setopt(easy, option, callback);
}

static inline CURLcode inx_curl_set_prereq(CURL *easy, inx_curl_prereq_callback callback, void *context) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_PREREQDATA, context);
  return code ? code : curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, callback);
}

// The body is copied; its size goes first, so that a zero byte does not end it.
static inline CURLcode inx_curl_set_body(CURL *easy, const void *bytes, size_t count) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
  return code ? code : curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, bytes);
}

static inline CURLcode inx_curl_set_basic_auth(CURL *easy, const char *user, const char *password) {
  CURLcode code = curl_easy_setopt(easy, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
  if (!code) code = curl_easy_setopt(easy, CURLOPT_USERNAME, user);
  return code ? code : curl_easy_setopt(easy, CURLOPT_PASSWORD, password);
}

// The names as strings came with 7.85 and deprecated the bits.
static inline CURLcode inx_curl_set_protocol(CURL *easy, int https) {
#if LIBCURL_VERSION_NUM >= 0x075500
  return curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, https ? "https" : "http");
#else
  return curl_easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(https ? CURLPROTO_HTTPS : CURLPROTO_HTTP));
#endif
}

// Without it the end of a transfer waits for a name resolution that hangs (7.87).
static inline void inx_curl_set_quick_exit(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075700
  curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
#else
  (void)easy;
#endif
}

static inline CURLcode inx_curl_get_long(CURL *easy, CURLINFO info, long *value) {
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLcode inx_curl_get_offset(CURL *easy, CURLINFO info, curl_off_t *value) {
  return curl_easy_getinfo(easy, info, value);
}

static inline CURLMcode inx_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

// The next transfer that has ended, with its result; NULL when there is none.
static inline CURL *inx_curl_multi_next_done(CURLM *multi, CURLcode *result) {
  int left = 0;
  CURLMsg *message;
  while ((message = curl_multi_info_read(multi, &left))) {
    if (message->msg == CURLMSG_DONE) {
      *result = message->data.result;
      return message->easy_handle;
    }
  }
  return NULL;
}
