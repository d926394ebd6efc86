#!/bin/sh
# Installs what the interop tests of kg serve and kg push need beside Python's and npm's packages: Virtuoso, and
# curl. The oxigraph server and SPARQLWrapper are in the extra kg[test], Comunica in .ci/interop.sh. Run as root.
set -eu
if ! command -v virtuoso-t >/dev/null || ! command -v curl >/dev/null; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends virtuoso-opensource-7 curl
fi
