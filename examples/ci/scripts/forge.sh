# Requests to GitHub's and GitLab's APIs; it is sourced after common.sh, not run.
# shellcheck shell=bash

# Answers and bodies lie here until the script ends.
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT

# Sends a request and prints the answer: request METHOD URL [FILE with a JSON body]. The header with the token goes to
# curl by stdin, as a command line can be read by every process of the machine.
request() {
  local method="$1" url="$2" options=(--silent --show-error --fail-with-body --max-time 60)
  # A comment that is sent twice is there twice: only what does no harm is repeated.
  if [[ $method != POST ]]; then options+=(--retry 3); fi
  if (($# > 2)); then options+=(--header "Content-Type: application/json" --data-binary "@$3"); fi
  curl --config - "${options[@]}" --request "$method" "$url" <<<"header = \"$token_header\"" >"$scratch/answer" || {
    complain "$method $url failed: $(head -c 300 "$scratch/answer" | tr -c '[:print:]' ' ')"
    return 1
  }
  cat "$scratch/answer"
}

# Says with which token requests are made: sign_with NAME-OF-HEADER [SCHEME] TOKEN.
sign_with() {
  local token="${*: -1}"
  [[ $token =~ ^[A-Za-z0-9_.=+/~-]+$ ]] || fail "${0##*/}: the token holds characters that no token has"
  token_header="$1: ${*:2}"
}

# Prints the id of our own comment, or nothing: find_comment URL MARKER AUTHOR SELF. AUTHOR is where a comment says who
# has written it, SELF who we are: a comment of anybody else is left alone, even where it begins with the marker.
find_comment() {
  local url="$1" marker="$2" author="$3" self="$4" page=1 id first='(.body // "" | split("\n")[0] // "" | rtrimstr("\r"))'
  while request GET "$url?per_page=100&page=$page" >"$scratch/page"; do
    id="$(jq -r --arg marker "$marker" --arg self "$self" \
      "[.[] | select(($author | tostring) == \$self and $first == \$marker)][0].id // empty" "$scratch/page")" || return 1
    if [[ -n $id || $(jq length "$scratch/page") == 0 ]]; then
      echo "$id"
      return
    fi
    page=$((page + 1))
  done
  return 1
}

# Writes what is posted to $scratch/body: body FILE BYTES LINK. Where the plan has more bytes than a comment may have, it
# is the plan's beginning and where to read the rest.
body() {
  local file="$1" most="$2" link="$3" text="$scratch/text"
  if (($(wc -c <"$file") > most)); then
    printf '%s\n\n**The plan is too long for a comment:** it is in the artifacts of the run.\n' "$(head -n 1 "$file")" >"$text"
  else
    cp "$file" "$text"
  fi
  printf '\n\n%s\n' "$link" >>"$text"
  # GitLab takes a line that begins with a slash and a word for a command. One that does gets a mark of no width.
  # (--rawfile, as jq 1.6 breaks long lines of -R in the middle of a character.)
  jq -n --rawfile text "$text" '
    {body: ($text | split("\n") | map(sub("^(?<blank>[ \t]*)/(?=[A-Za-z_])"; "\(.blank)\u200b/")) | join("\n"))}
  ' >"$scratch/body"
}

# The first line of a plan's Markdown, by which its comment is found again.
marker_of() {
  local marker
  [[ -f $1 ]] || fail "there is no $1 to be posted" 1
  marker="$(head -n 1 "$1")"
  [[ $marker == '<!--'*'-->' ]] || fail "$1 does not begin with a marker: it is not what inx-apply show --format markdown writes" 1
  echo "$marker"
}
