#!/usr/bin/env bash
# Posts a plan as a comment, or replaces the one of an earlier push: comment-gitlab.sh FILE merge_requests/N|issues/N
#
# FILE is a plan's Markdown, whose first line marks the tenant's comment.
#
# INX_GITLAB_TOKEN        a project access token with the scope api; GitLab's runner has set the other
# CI_API_V4_URL, CI_PROJECT_ID, CI_JOB_URL, CI_COMMIT_SHORT_SHA
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
source "${BASH_SOURCE[0]%/*}/common.sh"
# shellcheck source-path=SCRIPTDIR source=forge.sh
source "${BASH_SOURCE[0]%/*}/forge.sh"

demand CI_API_V4_URL CI_PROJECT_ID CI_JOB_URL CI_COMMIT_SHORT_SHA INX_GITLAB_TOKEN
[[ $# == 2 && $2 =~ ^(merge_requests|issues)/[0-9]+$ ]] || fail "usage: comment-gitlab.sh FILE merge_requests/N|issues/N"
sign_with PRIVATE-TOKEN "$INX_GITLAB_TOKEN"
notes="$CI_API_V4_URL/projects/$CI_PROJECT_ID/$2/notes"

marker="$(marker_of "$1")"
# GitLab's limit is 1,000,000 characters.
body "$1" 900000 "<sub>Commit $CI_COMMIT_SHORT_SHA, [job]($CI_JOB_URL)</sub>"
self="$(request GET "$CI_API_V4_URL/user" | jq -r .id)"
id="$(find_comment "$notes" "$marker" .author.id "$self")"
if [[ -n $id ]]; then
  request PUT "$notes/$id" "$scratch/body" >/dev/null
  echo "The comment $id is replaced."
else
  request POST "$notes" "$scratch/body" >/dev/null
  echo "The comment is made."
fi
