#!/usr/bin/env bash
# Writes secrets into the vault of an environment through Azure's control plane, since the vault's own door is closed to the outside:
#   OPENAI_API_KEY=… SENDGRID_KEY=… cdktf/supply-secrets.sh prod      the secrets that the environment names in `supplied`
#   cdktf/supply-secrets.sh prod --new JWT_SIGNING_KEY                a new random value for one that is made, not known
# Values go in by standard input: they are on no command line, in no log and in no Terraform state.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Node before 22.18 cannot read the names; the project brings a newer one.
node -e 'process.exit(process.features.typescript ? 0 : 1)' || PATH="$PWD/node_modules/.bin:$PATH"

stack=${1:?which environment?}
names=$(node --disable-warning=ExperimentalWarning cdktf/print-names.ts "$stack")
eval "$names"
subscription=$(az account show --query id --output tsv)

# Reads the value from standard input.
put() {
  node -e 'process.stdout.write(JSON.stringify({ properties: { value: require("node:fs").readFileSync(0, "utf8") } }))' |
    az rest --method put --output none --body @/dev/stdin \
      --url "https://management.azure.com/subscriptions/$subscription/resourceGroups/$GROUP/providers/Microsoft.KeyVault/vaults/$VAULT/secrets/$1?api-version=2023-07-01"
  echo "$1 written to $VAULT."
}

if [[ ${2:-} == --new ]]; then
  for pair in $MADE; do
    if [[ ${pair%%:*} == "${3:?which setting?}" ]]; then
      node -e 'process.stdout.write(require("node:crypto").randomBytes(48).toString("base64url"))' | put "${pair#*:}"
      exit 0
    fi
  done
  echo "$3 is not a secret that is made: ${MADE//:/ → }" >&2
  exit 64
fi

missing=0
for pair in $SUPPLIED; do
  setting=${pair%%:*}
  if [[ -z ${!setting:-} ]]; then
    echo "$setting is not set: $stack is to be supplied with it." >&2
    missing=1
  fi
done
if [[ $missing -ne 0 ]]; then exit 64; fi
for pair in $SUPPLIED; do
  setting=${pair%%:*}
  printf '%s' "${!setting}" | put "${pair#*:}"
done
