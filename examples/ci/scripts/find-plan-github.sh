#!/usr/bin/env bash
# Finds the run that has made the plan of what was merged: find-plan-github.sh
#
# Hands its number on as run_id. Of a commit on the main branch it takes the pull request, and of that the last run of
# this workflow for its last commit. A run of a fork is none of ours, nor is one that has failed.
#
# GITHUB_TOKEN            may read (actions: read, pull-requests: read); GitHub's runner has set the other
# GITHUB_API_URL, GITHUB_REPOSITORY, GITHUB_SHA, GITHUB_WORKFLOW_REF
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
source "${BASH_SOURCE[0]%/*}/common.sh"
# shellcheck source-path=SCRIPTDIR source=forge.sh
source "${BASH_SOURCE[0]%/*}/forge.sh"

demand GITHUB_API_URL GITHUB_REPOSITORY GITHUB_SHA GITHUB_WORKFLOW_REF GITHUB_TOKEN
sign_with Authorization Bearer "$GITHUB_TOKEN"
repository="$GITHUB_API_URL/repos/$GITHUB_REPOSITORY"
by_hand="start this workflow by hand on the main branch: it makes a plan, and applies it when it is approved"

request GET "$repository/commits/$GITHUB_SHA/pulls?per_page=100" >"$scratch/pulls"
head="$(jq -r --arg sha "$GITHUB_SHA" --arg repository "$GITHUB_REPOSITORY" '
  [.[] | select(.merged_at != null and .merge_commit_sha == $sha and .base.repo.full_name == $repository)]
  | if length == 1 then .[0].head.sha else empty end' "$scratch/pulls")"
[[ -n $head ]] || fail "the commit $GITHUB_SHA is not that of one merged pull request, so nobody has reviewed a plan of it: $by_hand" 1

workflow="${GITHUB_WORKFLOW_REF%%@*}"
request GET "$repository/actions/workflows/${workflow##*/}/runs?event=pull_request&head_sha=$head&per_page=100" >"$scratch/runs"
run="$(jq -r --arg sha "$head" --arg repository "$GITHUB_REPOSITORY" '
  [.workflow_runs[] | select(.event == "pull_request" and .head_sha == $sha
    and .head_repository.full_name == $repository)]
  | max_by(.run_number) | if . != null and .conclusion == "success" then .id else empty end' "$scratch/runs")"
[[ -n $run ]] || fail "the last run for $head has made no plan that may be applied: it failed, or it was a fork's: $by_hand" 1
output run_id "$run"
echo "The plan is that of run $run, for commit $head."
