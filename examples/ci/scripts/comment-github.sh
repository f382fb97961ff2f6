#!/usr/bin/env bash
# Posts a plan as a comment, or replaces the one of an earlier push: comment-github.sh FILE NUMBER
#
# FILE is a plan's Markdown, whose first line marks the tenant's comment; NUMBER is that of a pull request or an issue.
#
# GITHUB_TOKEN            may write comments (pull-requests: write, or issues: write); GitHub's runner has set the other
# GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_SERVER_URL, GITHUB_RUN_ID
# INX_COMMIT              the commit that was planned, to be named below the plan
# INX_COMMENT_AUTHOR      whose comments are our own; github-actions[bot] is who GITHUB_TOKEN of a workflow writes as
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
source "${BASH_SOURCE[0]%/*}/common.sh"
# shellcheck source-path=SCRIPTDIR source=forge.sh
source "${BASH_SOURCE[0]%/*}/forge.sh"

demand GITHUB_API_URL GITHUB_REPOSITORY GITHUB_SERVER_URL GITHUB_RUN_ID GITHUB_TOKEN
[[ $# == 2 && $2 =~ ^[0-9]+$ ]] || fail "usage: comment-github.sh FILE NUMBER"
sign_with Authorization Bearer "$GITHUB_TOKEN"
issues="$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues"

marker="$(marker_of "$1")"
# GitHub's limit is 65,536 characters.
body "$1" 65000 "<sub>${INX_COMMIT:+Commit $INX_COMMIT, }[run $GITHUB_RUN_ID]($GITHUB_SERVER_URL/$GITHUB_REPOSITORY/actions/runs/$GITHUB_RUN_ID) with the plan to be applied</sub>"
id="$(find_comment "$issues/$2/comments" "$marker" .user.login "${INX_COMMENT_AUTHOR:-github-actions[bot]}")"
if [[ -n $id ]]; then
  request PATCH "$issues/comments/$id" "$scratch/body" >/dev/null
  echo "The comment $id is replaced."
else
  request POST "$issues/$2/comments" "$scratch/body" >/dev/null
  echo "The comment is made."
fi
