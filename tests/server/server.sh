# server.sh - what every test of the server reads first: a real server, asked by curl
#
# `serves` starts it on study.tema in this folder and comes in by its link; `answers STATUS
# METHOD PATH [JSON]` asks for PATH below the project (for PATH as it is, where it begins with
# /api); the answer is in $out, for json FILTER, prints and others of tests/cli/tap.sh.
. "$(dirname "$0")/../cli/tap.sh"

server=
HOME=$scratch XDG_STATE_HOME=$scratch XDG_DATA_HOME=$scratch XDG_CONFIG_HOME=$scratch
export HOME XDG_STATE_HOME XDG_DATA_HOME XDG_CONFIG_HOME

ends() {
    [ -z "$server" ] || { kill "$server" && wait "$server"; } 2>/dev/null
    server=
}

trap 'ends; rm -rf "$scratch"' EXIT

waits_for_link() {
    for attempt in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        link=$(sed -n 's/^tema is at //p' server.out)
        [ -z "$link" ] || return 0
        sleep "0.$attempt"
    done
    command='serve' && show "no link: $(cat server.err)"
}

serves() {
    ends
    : >server.out
    "$TEMA" serve --no-browser --port 0 study.tema >server.out 2>server.err </dev/null &
    server=$!
    waits_for_link || return 1
    origin=${link%%/open*}
    curl -s -o landing -L -c cookies -b cookies "$link"
    p=$origin/api/p/$(curl -s -b cookies "$origin/api/projects" | jq -r '.[0].id')
}

# Asks with METHOD for URL; further arguments are curl's.
asks() {
    command="$1 $2"
    method=$1 url=$2
    shift 2
    status=$(curl -s -o "$out" -w '%{http_code}' -D head -b cookies -X "$method" \
        -H 'X-Tema: 1' "$@" "$url")
    : >"$err"
}

answers() {
    expected=$1 method=$2 path=$3
    case $path in
    /api/*) path=$origin$path ;;
    *) path=$p$path ;;
    esac
    if [ $# -gt 3 ]; then
        asks "$method" "$path" -H 'Content-Type: application/json' --data-binary "$4"
    else
        asks "$method" "$path"
    fi
    [ "$status" = "$expected" ] || show "status $status, not $expected"
}

# refuses STATUS WORDS METHOD PATH [JSON]: an error of that status that says WORDS.
refuses() {
    wanted=$1 words=$2
    shift 2
    answers "$wanted" "$@" && json '.kind and .message' && prints "$words"
}

# What was changed last is taken back, and what was done is told.
undoes() {
    answers 200 POST /undo '{}' && json '.done | length > 0'
}

# value FILTER: of the last answer.
value() {
    jq -r "$1" "$out"
}

# Of the document, code, theme or case called NAME.
id_of() {
    answers 200 GET "/$1" >/dev/null
    jq -r --arg name "$2" '(if type == "array" then . else .items end)
        | map(select(.name == $name))[0].id' "$out"
}
