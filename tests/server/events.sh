#!/bin/sh
# events.sh - the app's windows see at once what anybody has changed
. "$(dirname -- "$0")/running.sh"
make_study
starts
enters

listens() { # FILE
    curl -sN -b jar "$base/api/p/$id/events" >"$1" &
    listener=$!
    waits_for "$1" 'event: change'
}

waits_for() { # FILE WORDS: within a second, and a build with sanitizers has its own
    tries=0
    while ! grep -q "$2" "$1" && [ $tries -lt 20 ]; do
        tries=$((tries + 1))
        sleep 0.1
    done
    grep -q "$2" "$1"
}

last_version() {
    sed -n 's/^data: {"version":\([0-9]*\)}$/\1/p' "$1" | tail -n 1
}

listens one
is $? 0 'a window is told at once where the project stands'
first=$listener
is "$(last_version one)" "$(curl -s -b jar "$base/api/p/$id" | jq .version)" 'by the version that the project tells'
grep -q '^retry: 1000$' one
is $? 0 'and when to come back if it is cut off'
listens two
second=$listener

before=$(last_version one)
begin=$(date +%s%N)
"$tema" quote add Berit --text 'ringde en vän' --code Kollega --project "$project" >/dev/null
waits_for one "^id: $((before + 1))\$" && waits_for two "^id: $((before + 1))\$"
is $? 0 'what a command in the terminal changes is seen in all windows'
took=$((($(date +%s%N) - begin) / 1000000))
echo "# $took ms with the command's own time"
[ "$took" -lt 2000 ]
is $? 0 'within a second of its end'

sends POST "/api/p/$id/undo" '{}' >/dev/null
waits_for two "^id: $((before + 2))\$"
is $? 0 'so is what another window changes'

# More windows than a browser has connections to one address: each is served.
listeners=
for number in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
    curl -sN -b jar "$base/api/p/$id/events" >"many$number" &
    listeners="$listeners $!"
done
sleep 1
"$tema" code add Tillit --project "$project" >/dev/null
sleep 1
is "$(grep -l "^id: $((before + 3))\$" many* | wc -l)" 20 'twenty windows are told of a change'
is "$(status "$base/api/app")" 200 'and the program answers besides'
# shellcheck disable=SC2086
kill $listeners $first $second

ends
rm -f many*
starts --until-closed
enters
listens three
is $? 0 'a program that ends with its windows serves one'
kill "$listener"
sleep 2
kill -0 "$server"
is $? 0 'a window that is closed ends nothing at once: it may be a page that is loaded anew'
finish
