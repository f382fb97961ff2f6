#!/usr/bin/env bash
# Plans a proposed change: plan.sh [options of inx-apply plan] PATH…
#
# Leaves in INX_PLAN_DIR (inx-plan): plan.json to apply later, plan.md for the comment, plan.html for people, and
# changes.json for programs. Ends with 0 where the change may be merged, whether there is anything to do or not; with 3
# where a guard blocks it, with all files; and otherwise with inx-apply's exit code and without files.
#
# INX_BASE_URL, INX_CLIENT_ID, INX_CLIENT_SECRET   the tenant; it is only read
# INX_BASE                                         what to compare the manifests with, for --base
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
source "${BASH_SOURCE[0]%/*}/common.sh"

demand INX_BASE_URL
code=0
make_plan "$@" || code=$?
case "$code" in
  0 | 2) exit 0 ;;
  3) complain "a guard blocks the plan: the plan names the option that allows it, or the policy to change" ;;
  6) complain "the tenant is unreachable or refuses the credentials: nothing was planned" ;;
  *) complain "there is no plan (exit code $code): see the log" ;;
esac
exit "$code"
