#!/bin/sh
# run.sh SECONDS - builds the fuzzers (build-fuzz/) and runs each over its corpus for so long
#
# What a fuzzer of files finds beyond the corpus stays in build-fuzz/found/NAME and is used the next time;
# an input that breaks something is left in build-fuzz/broken/. FUZZ_SEED (default 1) begins another
# series; 0 is a new one each time.
set -u
cd "$(dirname -- "$0")/../.." || exit 1
seconds=${1:-5}

if [ ! -f build-fuzz/build.ninja ]; then
    CC=${FUZZ_CC:-clang} meson setup build-fuzz -Dfuzz=true -Db_lundef=false \
        >build-fuzz-setup.log 2>&1 || {
        cat build-fuzz-setup.log
        rm -rf build-fuzz
        exit 1
    }
    rm -f build-fuzz-setup.log
fi
ninja -C build-fuzz fuzzers >build-fuzz/build.log 2>&1 || {
    cat build-fuzz/build.log
    exit 1
}

mkdir -p build-fuzz/broken
export ASAN_OPTIONS=quarantine_size_mb=16:allocator_may_return_null=1
export UBSAN_OPTIONS=print_stacktrace=1:halt_on_error=1
status=0
for corpus in tests/fuzz/corpus/*/; do
    name=$(basename "$corpus")
    log=build-fuzz/$name.log
    # A request takes longer than the reading of a file: what was found is not run again and again.
    [ "$name" != requests ] || rm -rf build-fuzz/found/requests
    mkdir -p "build-fuzz/found/$name"
    # A document in a ZIP needs room for its directory; text does not.
    case $name in
    docx | markup | odt | qde | qdpx) longest=65536 ;;
    *) longest=8192 ;;
    esac
    # The server's jobs are forked, which a second thread, as the one that watches the memory, does
    # not bear. Its leaks are looked for at the end.
    case $name in
    requests) memory='-rss_limit_mb=0 -malloc_limit_mb=512 -detect_leaks=0' ;;
    *) memory=-rss_limit_mb=512 ;;
    esac
    # shellcheck disable=SC2086 # these are words
    if "build-fuzz/tests/fuzz/fuzz_$name" "build-fuzz/found/$name" "$corpus" \
        -seed="${FUZZ_SEED:-1}" -max_total_time="$seconds" -max_len="$longest" $memory -timeout=20 \
        -artifact_prefix=build-fuzz/broken/ -print_final_stats=1 >"$log" 2>&1; then
        runs=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
        echo "fuzz $name: $runs inputs in $seconds s, all well"
    else
        status=1
        echo "fuzz $name: broken"
        tail -n 40 "$log"
    fi
done
exit $status
