#!/usr/bin/env bash
# Builds inx-apply from its repository, where that is not done yet, and puts it on the PATH of later steps: install.sh
#
# Runs as root in Swift's container image (swift:6.1), with its Debian or Ubuntu packages. INX_APPLY_HOME is the
# directory to be cached by INX_APPLY_REVISION.
#
# INX_APPLY_REPOSITORY    where to clone it from
# INX_APPLY_REVISION      the whole id of the commit to build: what was tried is what runs, whatever happens to a branch
# INX_APPLY_HOME          where it is installed, .inx-apply where it is left out
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
source "${BASH_SOURCE[0]%/*}/common.sh"

demand INX_APPLY_REPOSITORY INX_APPLY_REVISION
[[ $INX_APPLY_REVISION =~ ^[0-9a-f]{40,64}$ ]] || fail "INX_APPLY_REVISION must be the whole id of a commit"
home="${INX_APPLY_HOME:-.inx-apply}"
mkdir -p "$home"
home="$(cd "$home" && pwd)"

missing=()
for program in curl jq; do command -v "$program" >/dev/null || missing+=("$program"); done
if ((${#missing[@]})); then
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends ca-certificates "${missing[@]}"
fi

source_code="$home/source"
if [[ $(cat "$home/revision" 2>/dev/null) != "$INX_APPLY_REVISION" ]]; then
  rm -rf "$source_code" "${home:?}/bin" "$home/revision"
  git init --quiet "$source_code"
  git -C "$source_code" fetch --quiet --depth 1 "$INX_APPLY_REPOSITORY" "$INX_APPLY_REVISION"
  git -C "$source_code" checkout --quiet --detach "$INX_APPLY_REVISION"
  "$source_code/script/setup"
  swift build --package-path "$source_code" --configuration release --product inx-apply
  mkdir "$home/bin"
  cp "$(swift build --package-path "$source_code" --configuration release --show-bin-path)/inx-apply" "$home/bin/"
  rm -rf "$source_code/.build"
  echo "$INX_APPLY_REVISION" >"$home/revision"
fi
# Also where the program was cached: it needs the libraries that it was built with.
"$source_code/script/setup"
"$home/bin/inx-apply" --version
if [[ -n ${GITHUB_PATH-} ]]; then echo "$home/bin" >>"$GITHUB_PATH"; fi
