#!/bin/sh
# study.sh - makes the study that the app is measured with: size M, and one long text
#
# usage: sh bench/study.sh TEMA FOLDER [CODINGS]
#
# FOLDER/m.tema: 200 documents of 50 KB, CODINGS (default 20,000) in all, 60 codes of which the first
# has most, 8 themes, 40 cases. FOLDER/long.tema: one text of 5 MB with as many codings.
set -eu
tema=$1
folder=$2
codings=${3:-20000}
here=$(cd "$(dirname -- "$0")" && pwd)
mkdir -p "$folder/txt"
cd "$folder"

text() { # SEED BYTES NAME
    awk -v seed="$1" -v bytes="$2" -f "$here/interview.awk" >"txt/$3.txt"
}

table() { # DOCUMENTS EACH STEP PATTERN
    awk -v documents="$1" -v each="$2" -v step="$3" -v pattern="$4" 'BEGIN {
        print "document,start,end,text,code,coder,comment"; srand(7)
        for (d = 1; d <= documents; d++) for (i = 0; i < each; i++) {
            code = int(60 * rand() ^ 2.5)
            start = int(step * i + rand() * step / 2) + 5
            printf pattern ",%d,%d,,Grupp %d/Kod %d,%s,\n", d, start, start + 40 + int(rand() ^ 3 * 500),
                code % 12, code, (i % 3 ? "A" : "B") } }'
}

gather() { # PROJECT
    n=0
    while [ $n -lt 8 ]; do
        n=$((n + 1))
        $tema theme add --project "$1" "Tema $n" >/dev/null
        $tema theme gather --project "$1" "Tema $n" "Grupp $n" "Kod $((n + 20))" >/dev/null
    done
}

n=0
echo case,document,Kön,Avdelning >cases.csv
while [ $n -lt 200 ]; do
    n=$((n + 1))
    text $n 50000 "$(printf 'd%04d' $n)"
done
awk 'BEGIN { for (c = 0; c < 40; c++) { printf "Deltagare %d,", c + 1
    for (d = 1; d <= 5; d++) printf "%sd%04d", (d > 1 ? ";" : ""), 5 * c + d
    printf ",%s,%d\n", (c % 3 ? "kvinna" : "man"), c % 7 } }' >>cases.csv
rm -f m.tema long.tema
$tema init m.tema --coder A >/dev/null
$tema import --project m.tema txt >/dev/null
$tema case import --project m.tema cases.csv >/dev/null
table 200 $((codings / 200)) $((43000 / (codings / 200))) d%04d >m.csv
$tema code-table --project m.tema m.csv >/dev/null
gather m.tema

text 1 5400000 long
$tema init long.tema --coder A >/dev/null
$tema import --project long.tema txt/long.txt >/dev/null
table 1 "$codings" $((4300000 / codings)) long%.0s >long.csv
$tema code-table --project long.tema long.csv >/dev/null
gather long.tema
