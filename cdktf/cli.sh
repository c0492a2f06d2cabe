#!/usr/bin/env bash
# cdktf itself: `cdktf/cli.sh diff longhouse-dev`, `deploy`, `destroy`. It runs on Node 20 or 22 only, so it is no package of the project, and
# plain `npx` would give it the project's Node: it is fetched into a folder of its own, and the stacks run on the project's Node.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=0.21.0
folder=${CDKTF_CLI:-${XDG_CACHE_HOME:-$HOME/.cache}/longhouse/cdktf-cli-$version}
node=${CDKTF_NODE:-$(command -v node)}
case $("$node" -p process.versions.modules) in
  115 | 127) ;;
  *)
    echo "cdktf-cli runs on Node 20 or 22, and this is $("$node" --version): name one in CDKTF_NODE." >&2
    exit 69
    ;;
esac

main=$folder/node_modules/cdktf-cli/bundle/bin/cdktf
if [[ ! -e $main ]]; then
  npm install --prefix "$folder" --no-audit --no-fund --loglevel=error "cdktf-cli@$version"
fi
export CHECKPOINT_DISABLE=1 PATH="$PWD/node_modules/.bin:$PATH"
exec "$node" "$main" "$@"
