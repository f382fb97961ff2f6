#!/usr/bin/env bash
# Applies the saved plan that was reviewed: apply.sh [FILE [options of inx-apply apply]]
#
# FILE is plan.json of INX_PLAN_DIR (inx-plan) where it is left out. Ends with inx-apply's exit code, and says what to do
# next. Nothing asks: the review was the approval.
#
# INX_BASE_URL                         must be set, though the plan names its tenant: a plan that names another one is
#                                      refused before the credentials go anywhere
# INX_CLIENT_ID, INX_CLIENT_SECRET     of a client that may write
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
source "${BASH_SOURCE[0]%/*}/common.sh"

demand INX_BASE_URL INX_CLIENT_ID
plan="$folder/plan.json"
if (($#)); then
  plan="$1"
  shift
fi
[[ -f $plan ]] || fail "there is no saved plan $plan: was its artifact downloaded, or is it too old?" 1

code=0
quoted "$inx_apply" apply --plan "$plan" "$@" || code=$?
case "$code" in
  0) echo "The plan is applied." ;;
  3) complain "a guard blocks the plan and nothing was written: it was merged although its check had failed" ;;
  4) complain "the plan is stale or another tenant's, and nothing was written: the log says what has moved. Plan again on the main branch, review that plan and apply it" ;;
  5) complain "the plan is applied in part: the log says what failed. Run this job again: the same plan goes on where it stopped" ;;
  6) complain "the tenant is unreachable or refuses the credentials, and nothing was written: run this job again when that is mended" ;;
  130 | 143) complain "interrupted: run this job again, the same plan goes on where it stopped" ;;
  *) complain "the plan was not applied (exit code $code): see the log" ;;
esac
exit "$code"
