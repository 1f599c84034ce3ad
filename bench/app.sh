#!/bin/sh
# app.sh - makes the study of bench/study.sh and measures the app with it: bench.sh app [RUNS]
set -eu
cd "$(dirname -- "$0")/.."
sh scripts/app.sh
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
echo "making a study ..." >&2
sh bench/study.sh "$TEMA" "$folder"
node bench/app.mjs "$folder" "$1"
