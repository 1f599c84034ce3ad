#!/bin/sh
# nvivo_pair.sh - one study, exported by NVivo for Windows and for Mac, is one study
#
# nvivo_pair.sh FOLDER only makes FOLDER/windows.qdpx and FOLDER/mac.qdpx.
TEMA_ROOT=${TEMA_ROOT:-$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)}
. "$TEMA_ROOT/tests/tap.sh"
here=$TEMA_ROOT/tests/exchange
LC_ALL=C TZ=UTC
export LC_ALL TZ

# make_docx FOLDER OUT: packs what nvivo_pair.awk has begun.
make_docx() {
    mkdir "$1/_rels"
    echo '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>' >"$1/[Content_Types].xml"
    echo '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>' >"$1/_rels/.rels"
    (cd "$1" && find . -type f -exec touch -d 2021-11-15T20:43:40 {} + &&
        zip -q -X -D "$2" '[Content_Types].xml' _rels/.rels word/document.xml)
}

# make FORM OUT: FORM is windows or mac.
make() {
    scratch=$(mktemp -d)
    mkdir "$scratch/sources"
    awk -v form="$1" -v folder="$scratch" -f "$here/nvivo_pair.awk" "$here/nvivo_pair.txt"
    for part in "$scratch"/docx/*; do
        make_docx "$part" "$scratch/sources/${part##*/}.docx"
    done
    [ "$1" = windows ] && mv "$scratch/sources" "$scratch/Sources"
    [ "$1" = mac ] && : >"$scratch/sources/.root"
    find "$scratch" -type f -exec touch -d 2021-11-15T20:43:40 {} +
    rm -f "$2"
    (cd "$scratch" &&
        case $1 in
        windows) zip -q -X -D "$2" project.qde Sources/* ;;
        mac) zip -q -X -D -0 "$2" sources/.root sources/* project.qde ;;
        esac)
    sort "$scratch/expected" >"${2%.qdpx}.expected"
    rm -rf "$scratch"
}

if [ $# -gt 0 ]; then
    folder=$(cd "$1" && pwd)
    make windows "$folder/windows.qdpx"
    make mac "$folder/mac.qdpx"
    exit
fi

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tema=$TEMA_BUILD/tema
for form in windows mac; do
    make "$form" "$folder/$form.qdpx"
    make "$form" "$folder/again.qdpx"
    cmp -s "$folder/$form.qdpx" "$folder/again.qdpx"
    is $? 0 "the file of $form comes out the same twice"
    unzip -p "$folder/$form.qdpx" project.qde |
        xmllint --noout --schema "$TEMA_ROOT"/data/refi/Project-1.0.xsd - 2>"$folder/message"
    is "$(cat "$folder/message")" '- validates' "the schema takes the file of $form"
done
cmp -s "$folder/windows.expected" "$folder/mac.expected"
is $? 0 'both are the same study'
[ "$(wc -l <"$folder/mac.expected")" -gt 150 ]
is $? 0 'it has many codings'

# Of the codes that NVivo for Mac makes of cases only this much is looked at: that they came.
for form in windows mac; do
    "$tema" init "$folder/$form.tema" --coder Eva >/dev/null &&
        "$tema" --project "$folder/$form.tema" import "$folder/$form.qdpx" \
            >"$folder/$form.report" 2>"$folder/message"
    is "$?$(cat "$folder/message")" 0 "the file of $form is imported"
    "$tema" --project "$folder/$form.tema" quote list --format json |
        jq -r '.[] as $q | $q.codings[] | select(.code | IN("Åsa", "Nils-Åke") | not) |
            [$q.document, ($q.words | gsub("\n"; "⏎")), (.code | sub(".*/"; "")), .coder] |
            @tsv' | sort >"$folder/$form.found"
    is "$(diff "$folder/$form.expected" "$folder/$form.found" | head -n 20)" '' \
        "each coder's codes of $form stand on the words that they stood on"
    is "$("$tema" --project "$folder/$form.tema" check 2>&1 >/dev/null)" '' \
        "the project from $form is whole"
done
finish
