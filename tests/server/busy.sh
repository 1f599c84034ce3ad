#!/bin/sh
# busy.sh - another program that holds the project, a full disk: told, and nothing stands still
. "$(dirname -- "$0")/running.sh"
make_study
starts
enters
mkdir other && "$tema" init other/other.tema >/dev/null

# Holds the project for SECONDS.
holds() {
    printf 'BEGIN EXCLUSIVE;\n.shell sleep %s\nCOMMIT;\n' "$1" | sqlite3 "$project" &
    holder=$!
    sleep 0.5
}

holds 2
is "$(status "$base/api/p/$id/history")" 200 'who asks while another program writes gets the answer a little later'
wait "$holder"

holds 12
begin=$(date +%s%N)
status "$base/api/p/$id/history" >late &
asks=$!
sleep 0.3
is "$(curl -s -o /dev/null -w '%{http_code}' -b jar --max-time 2 "$base/api/app")" 200 'others are answered meanwhile'
wait "$asks"
took=$((($(date +%s%N) - begin) / 1000000))
is "$(cat late)" 503 'where it takes too long the app is told to try again'
[ "$took" -lt 7000 ]
is $? 0 "after a few seconds ($took ms)"
is "$(jq -r .kind answer)" busy 'in plain words'
other=$(sends POST /api/projects/open "{\"path\": \"$folder/other/other.tema\"}")
is "$other" 200 'another project can be opened meanwhile'
wait "$holder"
is "$(status "$base/api/p/$id/history")" 200 'afterwards all is as before'

# A file that is gone, and one that has come in its place.
mv "$project" away.tema
is "$(status "$base/api/p/$id")" 404 'a project that was moved away is told to be gone'
mv away.tema "$project"
is "$(status "$base/api/p/$id")" 200 'and is there again when it has come back'
cp "$project" copy.tema
"$tema" code add Ny --project copy.tema >/dev/null
mv copy.tema "$project"
status "$base/api/p/$id" >/dev/null
is "$(jq .counts.codes answer)" 3 'another copy that was put in its place is what is shown'
ends

# A disk that is full.
mkdir small
if mount -t tmpfs -o size=600k tema "$folder/small" 2>/dev/null; then
    trap 'ends; umount "$folder/small"; rm -rf "$folder"' EXIT
    cp "$project" small/study.tema
    project=$folder/small/study.tema
    starts
    enters
    head -c 600k /dev/zero >small/filler 2>/dev/null
    code=$(sends PATCH "/api/p/$id" '{"title": "Trångt"}')
    is "$code $(jq -r .kind answer)" '500 io' 'a full disk is told'
    is "$(status "$base/api/p/$id")" 200 'the project can be read still'
    is "$(jq -r .title answer)" '' 'and nothing of the change is in it'
    rm small/filler
    is "$(sends PATCH "/api/p/$id" '{"title": "Rymligt"}')" 200 'when there is room again the change can be made'
    ends
    "$tema" check --project "$project" >/dev/null
    is $? 0 'and the project is whole'
else
    skip 'a full disk is told' 'a small disk cannot be made here'
fi
finish
