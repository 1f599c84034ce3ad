#!/bin/sh
# past.sh - a project is shown as it was, beside the one that is
. "$(dirname -- "$0")/running.sh"
make_study
starts
enters
sleep 1.1
moment=$(date -u +%Y-%m-%dT%H:%M:%SZ)
sleep 1.1
sends POST "/api/p/$id/codes" '{"path": "Senare"}' >/dev/null
sends PATCH "/api/p/$id" '{"title": "Ny titel"}' >/dev/null

is "$(sends POST "/api/p/$id/at" "{\"time\": \"$moment\"}")" 200 'a moment can be gone back to'
past=$(jq -r .id answer)
[ "$past" != "$id" ]
is $? 0 'it has an address of its own'
status "$base/api/p/$past" >/dev/null
is "$(jq -c '[.read_only, .title, .counts.codes]' answer)" '[true,"",2]' 'there the project is as it was'
is "$(jq -r .as_of answer)" "${moment%Z}.000Z" 'and says when'
status "$base/api/p/$id" >/dev/null
is "$(jq -c '[.read_only, .as_of, .title, .counts.codes]' answer)" '[false,null,"Ny titel",3]' \
    'while beside it all is as it is'
is "$(sends POST "/api/p/$past/codes" '{"path": "Nej"}')" 422 'nothing can be changed in the past'
grep -q 'shown as it was on 20' answer
is $? 0 'and why is told'
is "$(status "$base/api/p/$past/export?format=qdc")" 200 'it can be exported as it was'
unzip -p answer >codebook 2>/dev/null || cp answer codebook
grep -q Senare codebook
is $? 1 'without what came later'
is "$(sends POST "/api/p/$id/at" '{"time": "1999-01-01"}')" 404 'before its beginning there is nothing'
is "$(sends POST "/api/p/$id/at" '{"time": "2024-02-31"}')" 400 'a day that no month has is no time'
is "$(sends POST "/api/p/$id/at" '{"time": "yesterday"}')" 400 'a time is a time'

ends
starts
enters
is "$(status "$base/api/p/$past")" 200 'the address of the past holds when the program is started again'
is "$(status "$base/api/projects")" 200 'the list of projects is there'
is "$(jq length answer)" 1 'and has no past ones'
ends

# A file that somebody has tampered with.
sqlite3 "$project" 'UPDATE history_transaction SET id = 4611686018427387904
    WHERE id = (SELECT max(id) FROM history_transaction)'
starts
enters
is "$(sends POST "/api/p/$id/at" '{"time": "2099-01-01"}')" 200 'a transaction of a very high id is one like any other'
is "$(status "$base/api/app")" 200 'and the program goes on'
finish
