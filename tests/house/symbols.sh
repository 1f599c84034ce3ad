#!/bin/sh
# symbols.sh - the library exports what the public headers declare, and nothing else
. "$(dirname -- "$0")/../tap.sh"

# Declarations may be spread over lines: join them, then take the name before the parenthesis.
declared=$(cat "$TEMA_ROOT"/include/tema/*.h | tr '\n' ' ' | sed 's/TEMA_API/\n&/g' |
    sed -n 's/^TEMA_API[^(]*__attribute__(([^;]*))//; s/^TEMA_API *TEMA_MUST_CHECK//; s/^TEMA_API//; s/^[^(]*[ *]\(tema_[a-z0-9_]*\)(.*/\1/p' |
    sort -u)
exported=$(nm -D --defined-only "$TEMA_BUILD/libtema.so" | awk '{ print $3 }' |
    grep -v -E '^(__asan|__ubsan|__odr_asan|_init|_fini)' | sort -u)
is "$exported" "$declared" 'exported symbols are those of the public headers'

for header in "$TEMA_ROOT"/include/tema/*.h; do
    name=$(basename "$header")
    grep -q "'$name'" "$TEMA_ROOT/include/tema/meson.build"
    is $? 0 "$name is installed"
    printf '#include "tema/%s"\n' "$name" |
        cc -std=c17 -Wall -Wextra -Werror -pedantic -I "$TEMA_ROOT/include" -fsyntax-only -x c -
    is $? 0 "$name stands on its own"
done
finish
