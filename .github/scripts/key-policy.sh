#!/usr/bin/env bash
# The key-encryption key is made once and never changed by a deployment, so a change of its policy shows nowhere else. Control plane only.
set -euo pipefail
key=$(az rest --method get --url "https://management.azure.com/subscriptions/$(az account show --query id --output tsv)/resourceGroups/$GROUP/providers/Microsoft.KeyVault/vaults/$VAULT/keys?api-version=2023-07-01" --query 'value[0].id' --output tsv)
found=$(az rest --method get --url "https://management.azure.com$key?api-version=2023-07-01" \
  --query 'properties.[sort(keyOps), attributes.enabled, rotationPolicy.lifetimeActions[].action.type]' --output json | tr -d ' \n')
echo "$key: $found"
[[ $found == '[["unwrapKey","wrapKey"],true,'* && $found == *'rotate'* ]] || { echo "The key no longer wraps, unwraps and rotates as it was made." >&2; exit 1; }
