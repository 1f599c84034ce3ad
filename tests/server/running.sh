# running.sh - a server with a study, and a browser's manners by curl; sourced
#
# Leaves the study at $project, its id in $id, the address in $base, the process in $server.
. "$(dirname -- "$0")/../tap.sh"

tema=$TEMA_BUILD/tema
folder=$(mktemp -d)
server=
trap 'ends; rm -rf "$folder"' EXIT
cd "$folder" || exit 1
mkdir tmp
export HOME="$folder" XDG_STATE_HOME="$folder/state" TMPDIR="$folder/tmp"
unset TEMA_PROJECT XDG_CONFIG_HOME
project=$folder/study.tema

make_study() {
    printf 'I: Hur gjorde du?\nIP: Jag ringde en vän.\nI: Och sedan?\nIP: Då släppte det.\n' >Berit.txt
    "$tema" init study.tema --language sv >/dev/null &&
        "$tema" import Berit.txt >/dev/null && "$tema" code add 'Stöd/Kollega' >/dev/null
}

# starts [ARGUMENT...]: a server on the study; $link is what it printed.
starts() {
    : >printed
    "$tema" serve "$project" --no-browser --port 0 "$@" >printed 2>said &
    server=$!
    tries=0
    while ! grep -q 'open?token=' printed && [ $tries -lt 100 ]; do
        tries=$((tries + 1))
        sleep 0.1
    done
    link=$(sed -n '1s/^tema is at //p' printed)
    base=${link%%/open*}
    port=${base##*:}
}

# enters: as the browser does with the link.
enters() {
    rm -f jar
    id=$(curl -s -o page -D - -c jar "$link" | tr -d '\r' | sed -n 's,^Location: /p/,,p')
}

ends() {
    [ -z "$server" ] || { kill "$server" 2>/dev/null && wait "$server" 2>/dev/null; }
    server=
}

# status CURL-ARGUMENT... PATH: with the session, whatever comes back in `answer`.
status() {
    curl -s -o answer -D heads -b jar -w '%{http_code}' --max-time 30 "$@"
}

# sends METHOD PATH JSON [CURL-ARGUMENT...]: as the app does.
sends() {
    method=$1 path=$2 json=$3
    shift 3
    status -X "$method" -H 'X-Tema: 1' -H 'Content-Type: application/json' -d "$json" "$@" "$base$path"
}
