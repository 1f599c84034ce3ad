#!/bin/sh
# kill.sh - the program is killed in the middle of its work; nothing acknowledged is lost
. "$(dirname -- "$0")/running.sh"
make_study
: >acknowledged
round=0
while [ $round -lt 6 ]; do
    round=$((round + 1))
    starts
    enters
    (
        number=0
        while :; do
            number=$((number + 1))
            code=$(sends PATCH "/api/p/$id" "{\"title\": \"$round-$number\"}")
            [ "$code" = 200 ] || exit
            echo "$round-$number" >>acknowledged
        done
    ) &
    writer=$!
    sleep "0.$((round + 3))"
    kill -KILL "$server"
    wait "$server" 2>/dev/null
    wait "$writer"
    server=
    kept=$("$tema" info --project "$project" --format json | jq -r .title)
    last=$(tail -n 1 acknowledged)
    next=${last%-*}-$((${last#*-} + 1))
    [ "$kept" = "$last" ] || [ "$kept" = "$next" ]
    is $? 0 "round $round: what was acknowledged last is there ($last, kept: $kept)"
done
"$tema" check --project "$project" >said
is $? 0 'the project is whole'
[ "$(wc -l <acknowledged)" -ge 6 ]
is $? 0 'and there was something to lose'
"$tema" history --project "$project" --format json | jq -r '.[].operations' >operations
[ "$(wc -l <operations)" -ge "$(wc -l <acknowledged)" ]
is $? 0 'every change that was acknowledged is in the history'
starts
enters
is "$(status "$base/api/p/$id")" 200 'started again, it is there'
is "$(ls "$TMPDIR" | wc -l)" 1 'and what the killed ones had been sent is cleared away'
finish
