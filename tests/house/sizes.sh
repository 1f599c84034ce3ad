#!/bin/sh
# sizes.sh - files, functions and lines stay small enough to read
. "$(dirname -- "$0")/../tap.sh"
cd "$TEMA_ROOT" || exit 1

sources=$(find src include tests -name '*.[ch]' | sort)

long=$(for file in $sources; do
    lines=$(wc -l <"$file")
    [ "$lines" -le 500 ] || echo "$file:$lines"
done)
is "$long" '' 'no file has more than 500 lines'

# shellcheck disable=SC2086
functions=$(awk 'FNR == 1 { start = 0 }
    /^{$/ { start = FNR }
    /^}$/ && start { if (FNR - start > 61) print FILENAME ":" start; start = 0 }' $sources)
is "$functions" '' 'no function has more than 60 lines'

# Characters, not bytes: a Swedish name may stand in a test.
# shellcheck disable=SC2086
wide=$(LC_ALL=C.UTF-8 grep -nHE '^.{91}' $sources | cut -d: -f1,2)
is "$wide" '' 'no line is wider than 90 characters'

headless=$(for file in $sources; do
    head -n 1 "$file" | grep -qE "^/\* $(basename "$file") - " || echo "$file"
done)
is "$headless" '' "each file's first line says what it does"

pages=$(find web/src web/tests -name '*.ts' -o -name '*.tsx' -o -name '*.mjs' | sort)
long=$(for file in $pages; do
    lines=$(wc -l <"$file")
    [ "$lines" -le 400 ] || [ "${file#web/tests/}" != "$file" ] || echo "$file:$lines"
done)
is "$long" '' "no file of the app has more than 400 lines"

headless=$(for file in $pages; do
    head -n 1 "$file" | grep -qE "^// $(basename "$file") - " || echo "$file"
done)
is "$headless" '' "each of its files' first line says what it does"
finish
