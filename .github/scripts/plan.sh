#!/usr/bin/env bash
# Plans one synthesized stack: plan.txt for people, plan.json for plan-verdict.mjs. Values that are marked sensitive stay masked in the text.
set -euo pipefail
stack=${1:?which stack?}
folder=cdktf.out/stacks/$stack
here=$PWD
terraform -chdir="$folder" init -input=false -no-color > /dev/null
terraform -chdir="$folder" plan -input=false -no-color -lock=false -out=plan.bin > "$here/plan.log"
terraform -chdir="$folder" show -no-color plan.bin > "$here/plan.txt"
terraform -chdir="$folder" show -json plan.bin > "$here/plan.json"
tail -n 3 plan.txt
