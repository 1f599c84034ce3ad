#!/bin/sh
# security.sh - only the app that tema itself has opened is answered
. "$(dirname -- "$0")/running.sh"
make_study
starts

is "$(awk -v port="$(printf '%04X' "$port")" '$4 == "0A" && $2 ~ ":" port "$" { print $2 }' \
    /proc/net/tcp /proc/net/tcp6)" "0100007F:$(printf '%04X' "$port")" \
    'it listens at an address that only this machine can reach'

# --- without the link ---
is "$(curl -s -o answer -w '%{http_code}' "$base/api/app")" 401 'nobody is answered without a session'
is "$(jq -r .kind answer)" refused 'and the app is told in JSON'
is "$(curl -s -o answer -w '%{http_code}' "$base/")" 401 'nor is the page itself'
grep -q 'Öppna appen' answer && grep -q 'Open the app' answer
is $? 0 'but a person reads how to open it, in both languages'
is "$(curl -s -o answer -w '%{http_code}' "$base/open?token=0000")" 401 'a token that is guessed opens nothing'
is "$(curl -s -o answer -w '%{http_code}' -I "$link")" 401 'a link that is only looked at is not used up'
enters
is "${#id}" 12 'the link leads to the project'
is "$(curl -s -o answer -w '%{http_code}' "$link")" 401 'the link is useless after it was used'
is "$(status "$base/api/p/$id")" 200 'with the session the project is there'
grep -q "^#HttpOnly_127.0.0.1.*tema-$port" jar
is $? 0 'the cookie is named by the port, and no script sees it'

# --- another name, another page ---
is "$(status -H 'Host: evil.test' "$base/api/app")" 421 'a name that was bent to this machine is refused'
is "$(status -H "Host: 127.0.0.1" "$base/api/app")" 421 'so is our own address without its port'
is "$(status -H "Host: localhost:$port" -H "Cookie: $(awk -v name="tema-$port" '$6 == name { print $6 "=" $7 }' jar)" "$base/api/app")" 200 'localhost is another name of ours'
is "$(status -H 'Sec-Fetch-Site: cross-site' "$base/api/app")" 403 'another site may not even read'
is "$(status -H 'Sec-Fetch-Site: same-site' "$base/api/app")" 403 'nor may another port of this machine'
is "$(sends POST "/api/p/$id/codes" '{}' -H 'Origin: http://evil.test')" 403 'another origin may not change anything'
is "$(sends POST "/api/p/$id/codes" '{}' -H "Origin: http://127.0.0.1:1")" 403 'nor may another port'
is "$(sends POST "/api/p/$id/codes" '{}' -H 'Origin: null')" 403 'nor may a page without an origin'
is "$(sends POST "/api/p/$id/undo" '{}' -H "Origin: $base" -H 'Sec-Fetch-Site: same-origin')" 200 'our own page may'
is "$(status -X POST -d 'path=x' "$base/api/p/$id/undo")" 403 'a form cannot change anything'
is "$(status -X POST -H 'Content-Type: application/json' -d '{}' "$base/api/p/$id/undo")" 403 'nor can what lacks our header'
is "$(status -X POST -H 'X-Tema: 1' -H 'Content-Type: text/plain' -d '{}' "$base/api/p/$id/undo")" 403 'nor what is no JSON'
is "$(status -X OPTIONS -H 'Origin: http://evil.test' -H 'Access-Control-Request-Method: POST' "$base/api/p/$id/undo")" 403 'a preflight gets no permission'
grep -qi '^access-control' heads
is $? 1 'no answer lets another origin in'

# --- what is asked ---
is "$(status "$base/api/nothing")" 404 'an address that is not there is told'
is "$(sends PUT "/api/p/$id/history" '{}')" 405 'a method that it does not have is refused'
is "$(tr -d '\r' <heads | sed -n 's/^Allow: //p')" GET 'and those that it has are named'
is "$(status -X POST -H 'X-Tema: 1' "$base/")" 405 'a page is only read'
for path in /../../etc/passwd /..%2f..%2fetc/passwd /assets.c /%2e%2e/meson.build; do
    is "$(status --path-as-is "$base$path")" 404 "no file but the app's is given out: $path"
done
is "$(status "$base/api/p/$id/history?on=%00")" 400 'an address that is no text is refused'
is "$(status "$base/api/p/$id/history?on=%ff")" 400 'so is one that is no UTF-8'
is "$(sends POST "/api/p/$id/undo" '{"count":')" 400 'JSON that is cut off is refused'
is "$(sends POST "/api/p/$id/undo" '[1]')" 400 'so is JSON that is no object'
is "$(sends POST "/api/p/$id/undo" '{"count": "many"}')" 400 'and a field of another type'
jq -nc '{count: 1, text: ("x" * 9000000)}' >large
is "$(sends POST "/api/p/$id/undo" @large)" 413 'a body that is too large is refused'
is "$(sends POST "/api/p/$id/undo" @large -H 'Transfer-Encoding: chunked' | grep -cE '^(000|400|413)$')" 1 'whether it says its size or not'
awk 'BEGIN { for (i = 0; i < 100000; i++) printf "[" }' >deep
is "$(sends POST "/api/p/$id/undo" @deep)" 400 'JSON that is nested without end is refused'
long=$(head -c 100000 /dev/zero | tr '\0' a)
code=$(status -H "X-Long: $long" "$base/api/app")
[ "$code" = 431 ] || [ "$code" = 413 ] || [ "$code" = 000 ]
is $? 0 'headers without end are refused'

# --- headers ---
status "$base/api/app" >/dev/null
for head in "Content-Security-Policy: default-src 'none'; script-src 'self'" 'X-Content-Type-Options: nosniff' \
    'Referrer-Policy: no-referrer' 'Cross-Origin-Opener-Policy: same-origin' \
    'Cross-Origin-Resource-Policy: same-origin' 'Cross-Origin-Embedder-Policy: require-corp' 'Cache-Control: no-store'; do
    grep -qF "$head" heads
    is $? 0 "an answer says $head"
done
grep -q "require-trusted-types-for 'script'; trusted-types tema" heads
is $? 0 'scripts may make markup of text by one policy only'
status "$base/" >/dev/null
grep -q "frame-ancestors 'none'" heads
is $? 0 'the page cannot be put into another'
tag=$(tr -d '\r' <heads | sed -n 's/^ETag: //p')
is "$(status -H "If-None-Match: $tag" "$base/")" 304 'a page that the browser has is not sent again'

# --- the end ---
is "$(sends POST /api/quit '{}')" 200 'the app can end the program'
wait "$server"
is $? 0 'which ends well'
server=
is "$(cat said)" '' 'and has complained of nothing'
is "$(ls "$TMPDIR")" '' 'and has left nothing behind'
finish
