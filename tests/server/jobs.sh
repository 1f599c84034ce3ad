#!/bin/sh
# jobs.sh - what takes long runs beside: others are answered, a crash is one failed answer
. "$(dirname -- "$0")/running.sh"
make_study
starts
enters

awk 'BEGIN { for (i = 0; i < 60000; i++) print "I: Fråga " i "?\nIP: Jag ringde nummer " i "." }' >long.txt
imports() { # FILE NAME
    status -X POST -H 'X-Tema: 1' -H 'Content-Type: application/octet-stream' --data-binary "@$1" \
        "$base/api/p/$id/import?name=$2"
}

# The program's own child, while it works.
finds_worker() {
    worker=
    tries=0
    while [ -z "$worker" ] && [ $tries -lt 50 ]; do
        tries=$((tries + 1))
        sleep 0.05
        worker=$(tr -d " " <"/proc/$server/task/$server/children")
    done
}

curl -sN -b jar "$base/api/p/$id/events" >told &
listener=$!
(cd "$folder" && imports long.txt long.txt >imported) &
import=$!
sleep 0.3
begin=$(date +%s%N)
is "$(curl -s -o other -w '%{http_code}' -b jar --max-time 5 "$base/api/p/$id/history")" 200 \
    'who reads while a text comes in is answered'
took=$((($(date +%s%N) - begin) / 1000000))
[ "$took" -lt 1000 ]
is $? 0 "at once ($took ms)"
wait "$import"
is "$(cat imported)" 200 'the text has come in'
is "$(jq -r .kind answer)" document 'and its answer says what it is'
sleep 0.6
versions=$(grep -c '^event: change' told)
[ "$versions" -ge 2 ]
is $? 0 'windows are told'
kill "$listener"

count() {
    curl -s -b jar "$base/api/p/$id" | jq .counts.documents
}
before=$(count)
sed 's/nummer/siffra/' long.txt >other.txt
(cd "$folder" && imports other.txt other.txt >imported) &
import=$!
finds_worker
kill -SEGV "$worker"
wait "$import"
is "$(cat imported)" 500 'work that breaks off is one failed answer'
grep -q 'broke off; nothing was changed' answer
is $? 0 'which says so in a line'
is "$(count)" "$before" 'nothing of it is in the project'
is "$(imports other.txt other.txt)" 200 'the same can be done again'
"$tema" check --project "$project" >/dev/null
is $? 0 'and the project is whole'

is "$(status "$base/api/p/$id/export?format=qdpx")" 200 'a project goes out'
unzip -tq answer >/dev/null
is $? 0 'as a whole file'
grep -qi '^content-disposition: attachment' heads
is $? 0 'that the browser keeps'
is "$(ls "$TMPDIR"/tema-serve-* | wc -l)" 0 'what was sent along is gone when its request is'
finish
