#!/usr/bin/env bash
# The steps of a release, one by one. The names of the environment (cdktf/print-names.ts) and DIGEST come from the environment; whoever is
# signed in needs the role "release operator" and AcrPush, and nothing else.
set -euo pipefail
scripts=$(dirname "${BASH_SOURCE[0]}")
step=${1:?which step?}
arm=https://management.azure.com

image() { echo "$REGISTRY.azurecr.io/longhouse@$DIGEST"; }
group() { echo "/subscriptions/$(az account show --query id --output tsv)/resourceGroups/$GROUP/providers"; }

# Docker's image as files whose digest is the one that every registry will give it.
pack() {
  local folder
  folder=$(mktemp -d)
  skopeo copy --quiet --dest-compress "docker-daemon:$1" "dir:$folder" >&2
  echo "digest=$(skopeo manifest-digest "$folder/manifest.json")"
  tar --create --file "$2" --directory "$folder" .
}

push() {
  local folder
  folder=$(mktemp -d)
  tar --extract --file "$1" --directory "$folder"
  [[ $(skopeo manifest-digest "$folder/manifest.json") == "$DIGEST" ]] || { echo "This is not the image that was built." >&2; exit 1; }
  az acr login --name "$REGISTRY" --expose-token --query accessToken --output tsv |
    skopeo login --username 00000000-0000-0000-0000-000000000000 --password-stdin "$REGISTRY.azurecr.io"
  skopeo copy --quiet --preserve-digests "dir:$folder" "docker://$REGISTRY.azurecr.io/longhouse:$GITHUB_SHA"
  echo "Pushed $(image)."
}

# Starts a job of the private network with the new image and waits for its end; the job keeps its command, settings and identity. What stands
# behind its name is added to the command.
job() {
  local at execution status
  at="$arm$(group)/Microsoft.App/jobs/$1"
  execution=$(az rest --method get --url "$at?api-version=2024-03-01" --query properties.template --output json |
    node "$scripts/job-template.mjs" "$(image)" "${@:2}" |
    az rest --method post --url "$at/start?api-version=2024-03-01" --body @/dev/stdin --query name --output tsv)
  echo "$1: $execution"
  for ((try = 0; try < ${JOB_TRIES:-180}; try++)); do
    status=$(az rest --method get --url "$at/executions/$execution?api-version=2024-03-01" --query properties.status --output tsv)
    case $status in
      Succeeded) echo "$1 has succeeded."; return 0 ;;
      Failed | Stopped | Degraded)
        echo "$1 has ended as $status. What it said: az containerapp job logs show --name $1 --resource-group $GROUP --execution $execution" >&2
        return 1 ;;
    esac
    sleep "${JOB_PAUSE:-10}"
  done
  echo "$1 has not ended in time." >&2
  return 1
}

# Into the slot where the environment has one, otherwise into the app itself.
stage() {
  local app
  for app in "$API_APP" "$ADMIN_APP"; do
    az rest --method patch --url "$arm$(group)/Microsoft.Web/sites/$app${SLOTS:+/slots/$SLOTS}/config/web?api-version=2023-12-01" \
      --body "{\"properties\":{\"linuxFxVersion\":\"DOCKER|$(image)\"}}" --output none
    echo "$app${SLOTS:+ ($SLOTS)} takes $(image)."
  done
}

warm() {
  local url=$API_URL
  if [[ -n $SLOTS ]]; then url=https://$API_APP-$SLOTS.azurewebsites.net; fi
  npm run --silent smoke -- "$url" --wait 600 --commit "$GITHUB_SHA"
}

swap() {
  local app
  if [[ -z $SLOTS ]]; then echo "There is no slot: nothing to swap."; return 0; fi
  for app in "$API_APP" "$ADMIN_APP"; do
    az webapp deployment slot swap --resource-group "$GROUP" --name "$app" --slot "$SLOTS" --target-slot production --output none
    echo "$app serves the new release; the old one waits in its slot."
  done
}

# The console is looked at only from where it may be reached: it has a list of addresses.
smoke() {
  npm run --silent smoke -- "$API_URL" --wait 120 --commit "$GITHUB_SHA"
  if [[ ${SMOKE_ADMIN:-} == true ]]; then npm run --silent smoke -- "$ADMIN_URL" --serves console --commit "$GITHUB_SHA"; fi
}

case $step in
  pack | push | job | stage | warm | swap | smoke) "$step" "${@:2}" ;;
  *) echo "There is no step $step." >&2; exit 64 ;;
esac
