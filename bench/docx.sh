#!/bin/sh
# docx.sh TEXT OUT.docx - a plain Word document with one paragraph a line of TEXT
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/_rels" "$folder/word"
cat >"$folder/[Content_Types].xml" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
END
cat >"$folder/_rels/.rels" <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
END
{
    printf '<?xml version="1.0" encoding="UTF-8"?>\n<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'
    sed 's|.*|<w:p><w:pPr><w:spacing w:after="120"/></w:pPr><w:r><w:rPr><w:lang w:val="sv-SE"/></w:rPr><w:t xml:space="preserve">&</w:t></w:r></w:p>|' "$1"
    printf '<w:sectPr/></w:body></w:document>'
} >"$folder/word/document.xml"
out=$(CDPATH='' cd -- "$(dirname -- "$2")" && pwd)/$(basename -- "$2")
rm -f "$out"
cd "$folder" && zip -q -X -r "$out" '[Content_Types].xml' _rels word
