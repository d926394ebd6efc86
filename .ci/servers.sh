#!/bin/sh
# Installs what the interop tests of the endpoint and of kg push need beside the project:
# two SPARQL servers, and the clients that ask ours. Run as root; PYTHON names the interpreter.
set -eu
python="${PYTHON:-python3}"
if ! command -v virtuoso-t >/dev/null || ! command -v curl >/dev/null; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends virtuoso-opensource-7 curl
fi
"$python" -m pip install --quiet "oxigraph>=0.5,<0.6" "SPARQLWrapper>=2.0" "httpx2>=2"
if command -v npm >/dev/null && [ ! -x /opt/kg-ci/node_modules/.bin/comunica-sparql ]; then
    mkdir -p /opt/kg-ci
    npm install --silent --no-audit --no-fund --prefix /opt/kg-ci @comunica/query-sparql@4.5
fi
