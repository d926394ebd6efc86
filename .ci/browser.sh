#!/bin/sh
# Installs what the browser tests need beside the project: Chromium, and a font that has Cyrillic. Needs root.
set -eu
packages="chromium fonts-dejavu-core"
if ! dpkg -s $packages >/dev/null 2>&1; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $packages
fi
