#!/usr/bin/env bash
# What must be there before Terraform can keep its state: once, by an owner of the subscription, after `az login`. Again changes nothing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# Node before 22.18 cannot read the names; the project brings a newer one.
node -e 'process.exit(process.features.typescript ? 0 : 1)' || PATH="$PWD/node_modules/.bin:$PATH"

names=$(node --disable-warning=ExperimentalWarning cdktf/print-names.ts)
eval "$names"

if [[ $REPOSITORY == example/* ]]; then
  echo "Fill in cdktf/deployment.ts first: the names of all resources are made from it." >&2
  exit 64
fi

subscription=$(az account show --query id --output tsv)
me=$(az ad signed-in-user show --query id --output tsv)
echo "Subscription $subscription, state in $STATE_GROUP/$STATE_ACCOUNT."

for provider in App Authorization Consumption ContainerRegistry DBforPostgreSQL Insights KeyVault Logic ManagedIdentity Network OperationalInsights Storage Web; do
  if [[ $provider == Insights ]]; then provider=insights; fi
  az provider register --namespace "Microsoft.$provider" --wait --output none
done

az group create --name "$STATE_GROUP" --location "$LOCATION" --output none

closed=(
  --https-only true --min-tls-version TLS1_2 --allow-blob-public-access false
  --allow-shared-key-access false --allow-cross-tenant-replication false
)
if ! az storage account show --name "$STATE_ACCOUNT" --resource-group "$STATE_GROUP" --output none 2>/dev/null; then
  az storage account create --name "$STATE_ACCOUNT" --resource-group "$STATE_GROUP" --location "$LOCATION" \
    --kind StorageV2 --sku Standard_GRS --require-infrastructure-encryption true "${closed[@]}" --output none
fi
az storage account update --name "$STATE_ACCOUNT" --resource-group "$STATE_GROUP" "${closed[@]}" --output none
az storage account blob-service-properties update --account-name "$STATE_ACCOUNT" --resource-group "$STATE_GROUP" \
  --enable-versioning true --enable-delete-retention true --delete-retention-days 30 \
  --enable-container-delete-retention true --container-delete-retention-days 30 --output none

# Through the control plane, as the account takes no keys.
for container in $STATE_CONTAINERS; do
  az storage container-rm create --name "$container" --storage-account "$STATE_ACCOUNT" --resource-group "$STATE_GROUP" \
    --public-access off --output none
done

scope="/subscriptions/$subscription/resourceGroups/$STATE_GROUP/providers/Microsoft.Storage/storageAccounts/$STATE_ACCOUNT"
az role assignment create --assignee-object-id "$me" --assignee-principal-type User \
  --role "Storage Blob Data Contributor" --scope "$scope" --output none
az lock create --name state --lock-type CanNotDelete --resource-group "$STATE_GROUP" --output none

cat <<NEXT

Done. Next, for each environment:

  export ARM_SUBSCRIPTION_ID=$subscription
  cdktf/cli.sh deploy longhouse-foundation-dev
NEXT
