#!/bin/sh
# bench.sh - how fast tema is, as ratios against something named, in one run
#
# usage: sh bench.sh [RUNS]     (default 5; each figure is the median)
#        sh bench.sh app [RUNS] the app, in a real browser
#        TEMA=/path/to/tema     (default build/tema; sh run.sh builds it)
set -eu
cd "$(dirname -- "$0")"
tema=${TEMA:-$PWD/build/tema}
if [ "${1:-}" = app ]; then
    TEMA=$tema exec sh bench/app.sh "${2:-7}"
fi
runs=${1:-5}
for need in unzip xmllint zip sqlite3 perl /usr/bin/time; do
    command -v $need >/dev/null || { echo "bench.sh needs $need: sh scripts/packages.sh test" >&2; exit 1; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
root=$PWD

# Median wall time of a command in microseconds; BEFORE runs untimed before each run.
median() { # BEFORE COMMAND
    n=0
    while [ $n -lt "$runs" ]; do
        sh -c "$1" >/dev/null 2>&1
        begin=$(date +%s%N)
        sh -c "$2" >/dev/null 2>"$folder/error" || { cat "$folder/error" >&2; exit 1; }
        echo $((($(date +%s%N) - begin) / 1000))
        n=$((n + 1))
    done | sort -n | sed -n "$(((runs + 1) / 2))p"
}

row() { # WHAT OURS THEIRS AGAINST
    awk -v what="$1" -v ours="$2" -v theirs="$3" -v against="$4" 'BEGIN {
        printf "%-44s %9.1f ms %9.1f ms %7.2fx  %s\n", what, ours / 1000, theirs / 1000,
            ours / theirs, against }'
}

echo "making a corpus ..." >&2
cd "$folder"
mkdir docx txt
n=0
while [ $n -lt 200 ]; do
    n=$((n + 1))
    name=$(printf 'd%04d' $n)
    awk -v seed=$n -v bytes=50000 -f "$root/bench/interview.awk" >txt/$name.txt
    sh "$root/bench/docx.sh" txt/$name.txt docx/$name.docx
done

printf '%-44s %12s %12s %8s  %s\n' '' tema other ratio against

# The shell that starts each command is part of every figure, so it is subtracted nowhere.
ours=$(median "rm -f a.tema; $tema init a.tema --coder A" "$tema import --project a.tema docx")
theirs=$(median : 'for f in docx/*.docx; do unzip -p "$f" word/document.xml | xmllint --stream --noout -; done')
row 'import 200 DOCX of 50 KB' "$ours" "$theirs" 'unzip -p | xmllint --stream, same members'

# 200,000 codings over the 200 documents: 1,000 a document, each of some 60 characters.
rm -f m.tema
$tema init m.tema --coder A >/dev/null
$tema import --project m.tema txt >/dev/null
awk 'BEGIN { print "document,start,end,text,code,coder,comment"; srand(7)
    for (d = 1; d <= 200; d++) for (i = 0; i < 1000; i++) {
        start = 40 * i + int(rand() * 30) + 5
        printf "d%04d,%d,%d,,Grupp %d/Kod %d,%s,\n", d, start, start + 20 + int(rand() * 90),
            i % 12, i % 60, i % 2 ? "A" : "B" } }' >codings.csv
cp m.tema clean.tema
ours=$(median 'cp clean.tema m.tema' "$tema code-table --project m.tema codings.csv")
theirs=$(median 'rm -f raw.db' "sqlite3 raw.db '.mode csv' '.import codings.csv raw'")
row '200,000 codings from CSV' "$ours" "$theirs" "sqlite3 .import, same file, no index"
awk -v us="$ours" 'BEGIN { printf "%-44s %9.0f codings a second\n", "", 200000 / (us / 1e6) }'

# What another program exports: 2,000 texts of 50 KB, 200,000 codings. xmllint reads the same XML and
# unzip unpacks the same texts.
perl "$root/bench/qdpx.pl" txt exported 2000 200000
(cd exported && zip -q -r -X ../m.qdpx project.qde sources)
xml='unzip -p m.qdpx project.qde | xmllint --stream --noout -'
ours=$(median 'rm -f x.tema' "$tema import --project x.tema m.qdpx")
row 'import a .qdpx, 2,000 texts, 200,000 codings' "$ours" "$(median : "$xml")" 'unzip -p | xmllint --stream, the XML'
row '' "$ours" "$(median : "$xml; unzip -p m.qdpx 'sources/*'")" 'the same, and unzip -p of the texts'
theirs=$(median : "$xml")
ours=$(median 'rm -f y.qdpx' "$tema export --project x.tema y.qdpx")
row 'export it' "$ours" "$theirs" 'unzip -p | xmllint --stream, the XML'
row '' "$ours" "$(median 'rm -f z.zip' '(cd exported && zip -q -r -X ../z.zip project.qde sources)')" 'zip of the same files'
memory() { # COMMAND: largest resident set in MB
    /usr/bin/time -f %M sh -c "exec $1" 2>&1 >/dev/null | tail -n 1 | awk '{ print int($1 / 1024) }'
}
rm -f x.tema y.qdpx
printf '%-44s %9d MB import %9d MB export\n' 'memory for that, at most' "$(memory "$tema import --project x.tema m.qdpx")" \
    "$(memory "$tema export --project x.tema y.qdpx")"

# A project of 20,000 quotations.
head -n 1 codings.csv >some.csv
awk -F, 'NR > 1 && NR % 10 == 2' codings.csv >>some.csv
cp clean.tema q.tema
$tema code-table --project q.tema some.csv >/dev/null
ours=$(median : "$tema quote list --project q.tema --format json")
theirs=$(median : "sqlite3 -json q.tema 'SELECT key, words FROM quotation'")
row 'list 20,000 quotations as JSON' "$ours" "$theirs" 'sqlite3 -json, key and words only'

ours=$(median : "$tema info --project clean.tema")
theirs=$(median : "sqlite3 clean.tema 'SELECT count(*) FROM document'")
row 'tema info' "$ours" "$theirs" 'sqlite3, one count'

# A chapter of 100 pages with 500 quotations.
sqlite3 q.tema 'SELECT key FROM quotation ORDER BY id LIMIT 500' >keys
awk '{ if (NR % 25 == 1) print "## Avsnitt " NR "\n"
    print "Här skriver forskaren om vad som hände och vad det kan betyda för den som lyssnar." \
        " Meningen återkommer, men citatet under den är ett annat varje gång, och raden" \
        " är lång nog för att kapitlet ska bli hundra sidor när det sätts med dubbelt radavstånd.\n"
    print "> [@" $1 "]\n" }' keys >chapter.md
$tema theme add --project q.tema Tema >/dev/null
ours=$(median : "$tema findings write --project q.tema chapter.md -o chapter.docx --style apa7")
theirs=$(median 'rm -rf x; mkdir x; cd x; unzip -q ../chapter.docx; rm -f ../y.zip' 'cd x && zip -q -r ../y.zip .')
row 'write a chapter, 500 quotations, as DOCX' "$ours" "$theirs" 'zip of the same members'
