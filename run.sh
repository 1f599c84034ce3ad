#!/bin/sh
# run.sh - installs what is missing, builds tema, makes the example study, and opens it in the app
#
# usage: sh run.sh [--once]     --once: all but the app
set -eu
cd "$(dirname -- "$0")"

sh scripts/packages.sh build
sh scripts/app.sh
if [ ! -f build/build.ninja ]; then
    meson setup build --buildtype=release -Dtests=disabled -Dapp=enabled >build-setup.log 2>&1 || {
        cat build-setup.log >&2
        exit 1
    }
    rm -f build-setup.log
fi
ninja -C build >build/build.log 2>&1 || {
    cat build/build.log >&2
    exit 1
}

# What she has done to the study in the app is not written over.
out=examples/shame/out
if [ ! -f "$out/shame.tema" ]; then
    sh examples/shame/study.sh "$out" >build/study.log || {
        cat build/study.log >&2
        exit 1
    }
fi

number() { # WHAT
    build/tema info --project "$out/shame.tema" --format json | sed -n "s/^ *\"$1\": \([0-9]*\).*/\1/p"
}
cat <<END
build/tema                       the program
$out/shame.tema    the example study: $(number documents) interviews, $(number codings) codings
$out/findings.docx its findings chapter; also .odt, .html and .md

END
[ "${1:-}" = --once ] || exec build/tema serve "$out/shame.tema"
echo "build/tema serve $out/shame.tema     opens it in the app"
