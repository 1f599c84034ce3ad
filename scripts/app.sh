#!/bin/sh
# app.sh - fetches what the app is built with, as web/package-lock.json names it
set -eu
cd "$(dirname -- "$0")/../web"
kept=node_modules/.package-lock.json
[ -f "$kept" ] && [ ! package-lock.json -nt "$kept" ] && exit 0
npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
touch "$kept"
