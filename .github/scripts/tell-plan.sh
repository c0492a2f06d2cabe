#!/usr/bin/env bash
# Puts the plan of a stack on its pull request, in place of the one that was there.
set -euo pipefail
stack=${1:?which stack?}
most=60000
body=$(mktemp)
{
  printf '<!-- plan of %s -->\n### %s\n\n' "$stack" "$stack"
  if [[ -s plan.txt ]]; then
    printf '%s\n\n<details><summary>Plan</summary>\n\n```text\n' "$(grep -m 1 -E '^(Plan:|No changes)' plan.txt || true)"
    head -c "$most" plan.txt | sed 's/```/` ` `/g'
    printf '\n```\n\n</details>\n'
  else
    printf 'There is no plan: see the log of the run.\n'
  fi
} > "$body"
old=$(gh api "repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments" --paginate --jq ".[] | select(.body | startswith(\"<!-- plan of $stack -->\")) | .id" | head -n 1)
if [[ -n $old ]]; then
  gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$old" --field "body=@$body" --silent
else
  gh api --method POST "repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments" --field "body=@$body" --silent
fi
