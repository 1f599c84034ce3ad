#!/bin/sh
# run.sh - installs what is missing, builds tema, and makes the example study with it
set -eu
cd "$(dirname -- "$0")"

sh scripts/packages.sh build
if [ ! -f build/build.ninja ]; then
    meson setup build --buildtype=release -Dtests=disabled >build-setup.log 2>&1 || {
        cat build-setup.log >&2
        exit 1
    }
    rm -f build-setup.log
fi
ninja -C build >build/build.log 2>&1 || {
    cat build/build.log >&2
    exit 1
}

out=examples/shame/out
sh examples/shame/study.sh "$out" >build/study.log || {
    cat build/study.log >&2
    exit 1
}

cat <<END
build/tema                       the program
$out/shame.tema    the example study: $(build/tema info --project $out/shame.tema \
    --format json | sed -n 's/^ *"documents": \([0-9]*\).*/\1/p') interviews, $(build/tema info \
    --project $out/shame.tema --format json | sed -n 's/^ *"codings": \([0-9]*\).*/\1/p') codings
$out/findings.docx its findings chapter; also .odt, .html and .md

Look at what is marked in it:

    build/tema quote list --project $out/shame.tema --theme 'Kollegor och handledning'
END
