#!/usr/bin/env bash
# main-job.sh CLONE COMMAND: runs the README's first command in a fresh clone, then the kg that it installed from
# another folder: the same page and the same graph must come of it.
set -euo pipefail
cd "$1"
bash -euo pipefail -c "$2"
for made in graph.html graph.trig; do test -s "kg-out/$made"; done
mkdir ../elsewhere && cd ../elsewhere
"$1/.venv/bin/kg" build "$1/graph_data/articles"
for made in graph.html graph.trig; do cmp "kg-out/$made" "$1/kg-out/$made"; done
