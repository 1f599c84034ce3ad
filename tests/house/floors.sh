#!/bin/sh
# floors.sh - includes point down, as the table in docs/architecture.md says
. "$(dirname -- "$0")/../tap.sh"
cd "$TEMA_ROOT" || exit 1

rows=$(sed -n 's/^| \([a-z]*\) | \([a-z ]*\) | \([a-z0-9 ]*\)|$/\1:\2:\3/p' docs/architecture.md)
libraries='sqlite3 libxml zip jansson microhttpd unicode cmark sodium nettle'

for folder in src/*/; do
    room=$(basename "$folder")
    row=$(printf '%s\n' "$rows" | grep "^$room:")
    if [ -z "$row" ]; then
        not_ok "the room $room stands in docs/architecture.md"
        continue
    fi
    allowed=" $(printf '%s' "$row" | cut -d: -f2) tema embedded.h "
    found=$(grep -rho '#include "[^"]*"' "$folder" | sed 's/#include "//; s/"$//; s,/.*,,' | sort -u)
    climbed=
    for include in $found; do
        case $allowed in *" $include "*) ;; *) climbed="$climbed $include" ;; esac
    done
    is "${climbed# }" '' "the room $room includes only what lies below it"

    seen=
    for library in $libraries; do
        case " $(printf '%s' "$row" | cut -d: -f3) " in *" $library "*) continue ;; esac
        grep -rqE "#include <($library\.h|$library/)" "$folder" && seen="$seen $library"
    done
    is "${seen# }" '' "the room $room sees no library of another room"
done
finish
