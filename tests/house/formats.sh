#!/bin/sh
# formats.sh - what can be imported is fuzzed, and what can be commanded has its page
. "$(dirname -- "$0")/../tap.sh"
cd "$TEMA_ROOT" || exit 1

tema=$TEMA_BUILD/tema
formats=$("$tema" help formats | sed -n 's/^  \([a-z]*\)  .*/\1/p')
[ "$(echo "$formats" | wc -l)" -ge 6 ]
is $? 0 'the formats are listed'
for format in $formats; do
    [ -n "$(ls "tests/fuzz/corpus/$format" 2>/dev/null)" ]
    is $? 0 "$format has seeds for its fuzzer"
    grep -q "foreach name : .*'$format'" tests/fuzz/meson.build
    is $? 0 "$format has a fuzzer"
done

# Every first word of `tema help`, and the words behind it that `tema WORD` offers.
pageless=
count=0
for word in $("$tema" help | sed -n 's/^  \([a-z][a-z-]*\)  .*/\1/p'); do
    within=$("$tema" internal complete -- "$word" '')
    "$tema" "$word" --help 2>/dev/null | grep -q '^usage:' && within=
    for page in ${within:-"$word"}; do
        [ "$page" = "$word" ] || page=$word-$page
        count=$((count + 1))
        [ -s "$TEMA_BUILD/man1/tema-$page.1" ] || pageless="$pageless $page"
    done
done
is "$pageless" '' 'every command of tema help has a manual page that is installed'
[ "$count" -gt 50 ]
is $? 0 'and they are all looked at'
finish
