#!/bin/sh
# study.sh - the example study from raw files to chapter, and what a wrong word does
. "$(dirname -- "$0")/../tap.sh"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tema=$TEMA_BUILD/tema
chapter=$TEMA_ROOT/examples/shame/findings.md

TEMA=$tema sh "$TEMA_ROOT/examples/shame/study.sh" "$folder" >"$folder/log" 2>&1
is $? 0 'the study is built'
tail -n 3 "$folder/log" | sed 's/^/# /'
cd "$folder" || exit 1
TEMA_PROJECT=$folder/shame.tema
export TEMA_PROJECT

"$tema" findings check "$chapter" | grep -q '29 quotations.*4 counts.*all hold$'
is $? 0 'every quotation and count of its chapter holds'

for format in md html docx odt; do
    "$tema" findings write "$chapter" -o "again.$format" >/dev/null &&
        cmp -s "findings.$format" "again.$format"
    is $? 0 "$format comes out the same twice"
done
is "$(grep -c '@q' findings.md)" 0 'no key is left in the Markdown'
is "$(grep -c '^> — Gunnar, psykoanalytisk$' findings.md)" 1 \
    'people stand with their orientation'
grep -q '<html[^>]* lang="sv-SE"' findings.html
is $? 0 'the language is marked'

# Each keyed quotation in turn gets a word that nobody said.
changed=0
told=0
for line in $(grep -n '" \[@q' "$chapter" | cut -d: -f1); do
    sed "${line}s/\" \\[@q/ främlingsord\" [@q/" "$chapter" >wrong.md
    changed=$((changed + 1))
    "$tema" findings write wrong.md -o wrong.docx >/dev/null 2>message
    [ $? -eq 1 ] && [ ! -e wrong.docx ] &&
        grep -q "line $line: .*främlingsord" message && told=$((told + 1))
done
[ "$changed" -gt 10 ]
is $? 0 'many lines have quotations'
is "$told" "$changed" 'a word that nobody said is told with its line, wherever it stands'

# Several turns, written out with their labels and keyed again, still hold, whatever the
# labels look like in the transcript.
for document in Amira Berit Gunnar Jonas Linnea Marie Samuel Tomas; do
    range=$("$tema" document show "$document" --turns --format json |
        jq -r '"\(.[3].start):\(.[5].end)"')
    key=$("$tema" quote add "$document" --range "$range" --format json | jq -r .key)
    printf '> [@%s]\n\n' "$key" >turns.md
    "$tema" findings write turns.md -o turns.out.md --attribution none >/dev/null
    { cat turns.out.md && printf '> [@%s]\n' "$key"; } >again.md
    "$tema" findings check again.md >message
    is "$?" 0 "turns of $document hold as they are written out"
done

sed 's/^\[De flesta terapeuterna\]/[Alla terapeuter]/' "$chapter" >wrong.md
"$tema" findings write wrong.md -o wrong.docx 2>message >/dev/null
count="7 of 8 cases carry 'Kollegor och handledning', which is 'de flesta'"
is "$(cat message)" "tema: line 48: 'Alla terapeuter': $count" \
    'a count that is too high is told'
finish
