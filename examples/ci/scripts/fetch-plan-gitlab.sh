#!/usr/bin/env bash
# Fetches the saved plan of what was merged into INX_PLAN_DIR: fetch-plan-gitlab.sh JOB
#
# Of a commit on the main branch it takes the merge request, and of its last pipeline the artifact of JOB. A pipeline of
# a fork is none of ours, nor is a job that has failed.
#
# INX_GITLAB_TOKEN        a project access token with the scope api or read_api; GitLab's runner has set the other
# CI_API_V4_URL, CI_PROJECT_ID, CI_COMMIT_SHA
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=common.sh
source "${BASH_SOURCE[0]%/*}/common.sh"
# shellcheck source-path=SCRIPTDIR source=forge.sh
source "${BASH_SOURCE[0]%/*}/forge.sh"

demand CI_API_V4_URL CI_PROJECT_ID CI_COMMIT_SHA INX_GITLAB_TOKEN
[[ $# == 1 ]] || fail "usage: fetch-plan-gitlab.sh JOB"
sign_with PRIVATE-TOKEN "$INX_GITLAB_TOKEN"
project="$CI_API_V4_URL/projects/$CI_PROJECT_ID"
by_hand="run a pipeline by hand on the main branch: it makes a plan, and applies it when it is approved"

request GET "$project/repository/commits/$CI_COMMIT_SHA/merge_requests?per_page=100" >"$scratch/requests"
number="$(jq -r --arg sha "$CI_COMMIT_SHA" '
  [.[] | select(.state == "merged" and ([.merge_commit_sha, .squash_commit_sha, .sha] | index($sha)))]
  | if length == 1 then .[0].iid else empty end' "$scratch/requests")"
[[ -n $number ]] || fail "the commit $CI_COMMIT_SHA is not that of one merge request, so nobody has reviewed a plan of it: $by_hand" 1

request GET "$project/merge_requests/$number" >"$scratch/request"
# A merged results pipeline runs on a commit of its own, told by its ref.
pipeline="$(jq -r --arg project "$CI_PROJECT_ID" --arg merge "refs/merge-requests/$number/merge" '
  .sha as $head | .head_pipeline // empty
  | select((.project_id | tostring) == $project and (.sha == $head or .ref == $merge)) | .id' "$scratch/request")"
[[ -n $pipeline ]] || fail "the last commit of merge request !$number has no pipeline of this project: $by_hand" 1

request GET "$project/pipelines/$pipeline/jobs?per_page=100" >"$scratch/jobs"
job="$(jq -r --arg name "$1" '
  [.[] | select(.name == $name)] | max_by(.id) | select(. != null and .status == "success") | .id' "$scratch/jobs")"
[[ -n $job ]] || fail "the last pipeline of merge request !$number has made no plan that may be applied: $by_hand" 1

mkdir -p "$folder"
request GET "$project/jobs/$job/artifacts/inx-plan/plan.json" >"$folder/plan.json"
echo "The plan is that of job $job, for merge request !$number."
