# What the scripts of the pipelines share; it is sourced, not run.
# shellcheck shell=bash

# The program, where it is not on the PATH.
inx_apply="${INX_APPLY:-inx-apply}"
# Where a plan's files lie.
folder="${INX_PLAN_DIR:-inx-plan}"

# Says what is wrong, and what to do, where people look for it: on GitHub at the top of the run.
complain() {
  if [[ ${GITHUB_ACTIONS-} == true ]]; then
    echo "::error title=inx-apply::$1" >&2
  else
    echo "error: $1" >&2
  fi
}

# Says it and ends with the exit code of a wrong command line, or with the one given.
fail() {
  complain "$1"
  exit "${2:-64}"
}

# Ends where one of these variables is not set or is empty.
demand() {
  local name
  for name in "$@"; do
    [[ -n ${!name-} ]] || fail "${0##*/}: $name is not set"
  done
}

# Runs a command whose output holds names and texts of strangers. GitHub's runner takes a line that begins with "::" for
# a command of the workflow: between these two lines, whose word nobody can guess, it takes none.
quoted() {
  if [[ ${GITHUB_ACTIONS-} != true ]]; then
    "$@"
    return
  fi
  local word code=0
  word="$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
  echo "::stop-commands::$word"
  "$@" 2>&1 || code=$?
  printf '\n::%s::\n' "$word"
  return "$code"
}

# Hands a value on to later steps of a job on GitHub; elsewhere the exit code and the files say all.
output() {
  if [[ -n ${GITHUB_OUTPUT-} ]]; then echo "$1=$2" >>"$GITHUB_OUTPUT"; fi
}

# Makes a plan, and from it the files that people and the next job read. Gives inx-apply's exit code, 2 for changes.
# A plan that a guard blocks (3) has its files, too. Arguments are those of inx-apply plan.
make_plan() {
  local code=0 format=text
  # On GitHub the warnings are put on the lines of the manifests that they are about.
  if [[ ${GITHUB_ACTIONS-} == true ]]; then format=github; fi
  # Nothing of an earlier run may pass for this one's.
  rm -rf "$folder"
  mkdir -p "$folder"
  if [[ -n ${INX_BASE-} ]]; then set -- --base "$INX_BASE" "$@"; fi
  quoted write_plan "$format" "$@" || code=$?
  if [[ -f $folder/annotations ]]; then
    cat "$folder/annotations"
    rm "$folder/annotations"
  fi
  output exitcode "$code"
  if [[ $code == 0 || $code == 2 || $code == 3 ]] && write_views "$format"; then
    output planned true
    return "$code"
  fi
  rm -rf "$folder"
  if [[ $code == 0 || $code == 2 || $code == 3 ]]; then code=1; fi
  return "$code"
}

# The request to the tenant. As annotations it goes to a file: they must stand outside of what is quoted.
write_plan() {
  local format="$1"
  shift
  if [[ $format == github ]]; then
    "$inx_apply" plan --format github --detailed-exitcode --out "$folder/plan.json" "$@" >"$folder/annotations"
  else
    "$inx_apply" plan --detailed-exitcode --out "$folder/plan.json" "$@"
  fi
}

# What is read instead of the saved plan, made from it alone: the tenant is read once.
write_views() {
  "$inx_apply" show --quiet --format markdown "$folder/plan.json" >"$folder/plan.md" || return 1
  "$inx_apply" show --quiet --format html "$folder/plan.json" >"$folder/plan.html" || return 1
  "$inx_apply" show --quiet --format json "$folder/plan.json" >"$folder/changes.json" || return 1
  if [[ $1 == github ]]; then quoted "$inx_apply" show --quiet "$folder/plan.json" || return 1; fi
  if [[ -n ${GITHUB_STEP_SUMMARY-} ]]; then cat "$folder/plan.md" >>"$GITHUB_STEP_SUMMARY"; fi
}
