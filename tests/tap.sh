# tap.sh - for tests in shell: numbers their results as TAP; sourced
#
# TEMA_ROOT is the source tree, TEMA_BUILD the build folder; meson sets both.
TEMA_ROOT=${TEMA_ROOT:-$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)}
TEMA_BUILD=${TEMA_BUILD:-$TEMA_ROOT/build}
tap_count=0

ok() { # SENTENCE
    tap_count=$((tap_count + 1))
    printf 'ok %s - %s\n' "$tap_count" "$1"
}

not_ok() { # SENTENCE
    tap_count=$((tap_count + 1))
    printf 'not ok %s - %s\n' "$tap_count" "$1"
}

skip() { # SENTENCE REASON
    tap_count=$((tap_count + 1))
    echo "ok $tap_count - $1 # SKIP $2"
}

is() { # ACTUAL EXPECTED SENTENCE
    if [ "$1" = "$2" ]; then
        ok "$3"
    else
        not_ok "$3"
        printf '%s\n' "expected: $2" "but it is: $1" | sed 's/^/# /'
    fi
}

finish() {
    echo "1..$tap_count"
}
