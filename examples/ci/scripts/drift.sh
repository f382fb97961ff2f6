#!/usr/bin/env bash
# Tells whether a tenant still is as the manifests say: drift.sh [options of inx-apply plan] PATH…
#
# Ends with 0 where it is, with 2 where it differs, with 3 where it differs and a guard would block bringing it back,
# and otherwise with inx-apply's exit code. In INX_PLAN_DIR lies what plan.sh leaves there, for 0, 2 and 3.
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
  0) echo "The tenant is as the manifests say." ;;
  2) complain "the tenant differs from the manifests: merge what was changed by hand, or apply the manifests again" ;;
  3) complain "the tenant differs from the manifests, and a guard blocks bringing it back: see the plan" ;;
  *) complain "it is not known whether the tenant differs (exit code $code): see the log" ;;
esac
exit "$code"
