#!/bin/sh
# kill.sh - tema is killed at random moments of imports and coding; nothing acknowledged is lost
#
# A command that ended with exit code 0 is acknowledged; one that was killed may have happened
# wholly or not at all. ROUNDS (default 300) commands are shot at.
. "$(dirname -- "$0")/../tap.sh"

tema=$TEMA_BUILD/tema
rounds=${ROUNDS:-300}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
export TEMA_PROJECT=$folder/study.tema
"$tema" init study.tema >/dev/null && "$tema" code add Kod >/dev/null || exit 1

# How long an undisturbed command takes, so that the shots fall into it.
printf 'I: a\nIP: Jag ringde nummer noll.\n' >calm.txt
begin=$(date +%s%N)
"$tema" import calm.txt >/dev/null
span=$((($(date +%s%N) - begin) / 1000000 + 5))

seed=4711
draw() { # BELOW
    seed=$(((seed * 1103515245 + 12345) % 2147483648))
    drawn=$((seed / 65536 % $1))
}

shoot() { # COMMAND... : runs it and kills it within its time; status 0 where it was quicker
    draw $((2 * span))
    timeout -s KILL "$(printf '0.%03d' $((drawn + 1)))" "$tema" "$@" >out 2>&1
}

: >documents
: >quotations
killed=0
acknowledged=0
round=0
while [ $round -lt "$rounds" ]; do
    round=$((round + 1))
    draw 3
    if [ "$drawn" -eq 0 ]; then
        awk -v n=$round 'BEGIN { for (i = 0; i < 40; i++) print "I: Fråga " i "?\nIP: Jag ringde nummer " n "-" i "." }' >"d$round.txt"
        if shoot import "d$round.txt"; then
            echo "d$round" >>documents
            acknowledged=$((acknowledged + 1))
        else
            killed=$((killed + 1))
        fi
    else
        draw 40
        document=$(tail -n 1 documents)
        [ -n "$document" ] || continue
        words="ringde nummer ${document#d}-$drawn."
        if shoot quote add "$document" --text "$words" --code Kod; then
            printf '%s\n' "$words" >>quotations
            acknowledged=$((acknowledged + 1))
        else
            killed=$((killed + 1))
        fi
    fi
    if [ $((round % 50)) -eq 0 ]; then
        "$tema" check >check 2>&1
        is $? 0 "after $round commands the project is whole"
    fi
done
echo "# $killed commands were killed, $acknowledged were acknowledged"

"$tema" document list --format json | jq -r '.[].document' >there
lost=$(grep -vxFf there documents)
is "$lost" '' 'every acknowledged document is there'
"$tema" quote list --format json | jq -r '.[].words' >there
lost=$(sort -u quotations | grep -vxFf there)
is "$lost" '' 'every acknowledged quotation is there'
[ "$killed" -ge $((rounds / 10)) ]
is $? 0 'the shots hit often enough to tell'
[ "$acknowledged" -ge $((rounds / 10)) ]
is $? 0 'and missed often enough to tell'
finish
