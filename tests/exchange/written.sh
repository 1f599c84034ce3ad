#!/bin/sh
# written.sh - what is written is strict: as the schemas and the other programs want it
#
# Where TEMA_REFI_SAMPLES names a folder of other programs' files, these too come in, go
# out, come in again and go out the same.
. "$(dirname -- "$0")/../tap.sh"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tema=$TEMA_BUILD/tema
schemas=$TEMA_ROOT/data/refi
LC_ALL=C.UTF-8
export LC_ALL

TEMA=$tema sh "$TEMA_ROOT/examples/shame/study.sh" "$folder" >"$folder/log" 2>&1
cd "$folder" || exit 1

# valid FILE: by its ending.
valid() {
    case $1 in
    *.qdc) xmllint --noout --schema "$schemas/Codebook-1.0.xsd" "$1" 2>&1 ;;
    *)
        unzip -p "$1" project.qde >valid.xml
        xmllint --noout --schema "$schemas/Project-1.0.xsd" valid.xml 2>&1
        ;;
    esac | sed 's/^/# /' | grep -v 'validates$'
    [ $? -eq 1 ]
}

# count XPATH: elements are named without their namespace.
count() {
    path=$(printf '%s' "$1" | sed 's,//\([A-Za-z]*\),//*[local-name()="\1"],g')
    xmllint --xpath "count($path)" project.qde
}

"$tema" --project shame.tema export one.qdpx >report
is $? 0 'the example study goes out'
"$tema" --project shame.tema export two.qdpx >/dev/null
cmp -s one.qdpx two.qdpx
is $? 0 'and comes out the same twice'
"$tema" --project shame.tema export one.qdc >/dev/null
valid one.qdpx
is $? 0 'the project is valid'
valid one.qdc
is $? 0 'the codebook is valid'

is "$(unzip -Z1 one.qdpx | head -n 1)" project.qde 'the project stands first in the file'
is "$(unzip -Z1 one.qdpx | grep -cvE '^(project\.qde|tema/.*|sources/[0-9A-F-]{36}\.[a-z0-9]+)$')" \
    0 'all else is under sources/ or tema/, upper case as GUIDs and lower case as endings'
unzip -p one.qdpx project.qde >project.qde
is "$(head -c 5 project.qde)" '<?xml' 'there is no byte order mark'
is "$(grep -c "$(printf '\r')" project.qde)" 0 'nor a carriage return'
is "$(grep -ciE 'basePath|currentPath|/home/|/root/|/tmp/' project.qde)" 0 \
    'nothing tells where the study lies'
empty='//*[not(*) and not(text())][self::*[local-name()="Users" or local-name()="Codes"
    or local-name()="CodeBook" or local-name()="Variables" or local-name()="Cases"
    or local-name()="Sources" or local-name()="Notes" or local-name()="Links"
    or local-name()="Sets" or local-name()="Graphs"]]'
is "$(xmllint --xpath "count($empty)" project.qde)" 0 'no container is empty'

for pair in codes:Code documents:TextSource codings:Coding cases:Case memos:Note \
    variables:Variable quotations:PlainTextSelection; do
    is "$(count "//${pair#*:}")" \
        "$("$tema" --project shame.tema info --format json | jq ".${pair%:*}")" \
        "as many ${pair%:*} as the study has"
done

# What each selection's name says stands at its place.
wrong=0
for number in 1 7 31 64 128 159; do
    selection="(//*[local-name()='PlainTextSelection'])[$number]"
    path=$(xmllint --xpath "string($selection/../@plainTextPath)" project.qde)
    start=$(xmllint --xpath "string($selection/@startPosition)" project.qde)
    end=$(xmllint --xpath "string($selection/@endPosition)" project.qde)
    words=$(unzip -p one.qdpx "sources/${path#internal://}" | tr '\n' ' ' |
        iconv -f UTF-8 -t UTF-32LE | tail -c +$((4 * start + 1)) |
        head -c $((4 * (end - start))) | iconv -f UTF-32LE -t UTF-8)
    name=$(xmllint --xpath "string($selection/@name)" project.qde)
    case $words in "$name"*) ;; *) wrong=$((wrong + 1)) ;; esac
done
is "$wrong" 0 'a selection begins as its name says'

for part in codebook documents codings cases memos sets links graphs; do
    "$tema" --project shame.tema export --only "$part" "$part.qdpx" >/dev/null
    valid "$part.qdpx"
    is $? 0 "$part alone is valid"
done
for part in codebook cases memos; do
    is "$(unzip -Z1 "$part.qdpx" | grep -c sources/)" 0 "$part alone brings no texts along"
done

# again FILE NAME: FILE into a new project, out, into another, out.
again() {
    "$tema" --project "$2.1.tema" init "$2.1.tema" --coder Anna >/dev/null
    "$tema" --project "$2.1.tema" import "$1" >/dev/null &&
        "$tema" --project "$2.1.tema" export "$2.1.qdpx" >/dev/null &&
        valid "$2.1.qdpx"
    is $? 0 "$2 goes out valid"
    "$tema" --project "$2.2.tema" init "$2.2.tema" --coder Bo >/dev/null
    "$tema" --project "$2.2.tema" import "$2.1.qdpx" >/dev/null &&
        "$tema" --project "$2.2.tema" export "$2.2.qdpx" >/dev/null &&
        cmp "$2.1.qdpx" "$2.2.qdpx"
    is $? 0 "$2 comes back and goes out the same"
}

again one.qdpx example
cmp one.qdpx example.1.qdpx
is $? 0 'the example study goes out of a copy as it went out of the original'

mkdir pair
sh "$TEMA_ROOT/tests/exchange/nvivo_pair.sh" "$folder/pair"
for form in windows mac; do
    again "pair/$form.qdpx" "$form"
    "$tema" --project "$form.1.tema" export --offsets utf16 "$form.units.qdpx" >/dev/null &&
        "$tema" --project "$form.3.tema" init "$form.3.tema" >/dev/null &&
        "$tema" --project "$form.3.tema" import "$form.units.qdpx" >/dev/null &&
        "$tema" --project "$form.3.tema" export "$form.3.qdpx" >/dev/null &&
        cmp "$form.1.qdpx" "$form.3.qdpx"
    is $? 0 "$form comes back the same where it was counted in UTF-16"
done

if [ -n "$TEMA_REFI_SAMPLES" ]; then
    for file in "$TEMA_REFI_SAMPLES"/*.q*; do
        again "$file" "$(basename "$file")"
    done
fi
finish
