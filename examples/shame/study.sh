#!/bin/sh
# study.sh - builds the example study from its raw files and writes its findings chapter
#
# usage: sh study.sh [FOLDER]     the folder to build in (default: out, beside this script)
#        TEMA=/path/to/tema       the program (default: build/tema of the source tree)
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
tema=${TEMA:-$here/../../build/tema}
out=${1:-$here/out}

# The program may be given by a relative path, and we are about to leave this folder.
case $tema in
*/*) tema=$(CDPATH='' cd -- "$(dirname -- "$tema")" && pwd)/$(basename -- "$tema") ;;
esac

mkdir -p "$out"
out=$(CDPATH='' cd -- "$out" && pwd)
cd "$here"

# 1. A new project. Everything from here on is written into this one file.
TEMA_PROJECT=$out/shame.tema
export TEMA_PROJECT
rm -f "$TEMA_PROJECT"
"$tema" init "$TEMA_PROJECT" --title 'Skam i terapirummet' --language sv \
    --approach reflexive --coder 'Anna Lind'

# 2. The interviews, as they came. Berit.docx becomes the document Berit of the case Berit.
"$tema" import raw --case-from-name

# 3. Who the participants are.
"$tema" case import cases.csv

# 4. The codebook: one code a line, each with what it means.
sed -e 1d -e 's/^"//' -e 's/"$//' -e 's/","/|/g' codebook.csv |
while IFS='|' read -r path description color; do
    "$tema" code add "$path" --description "$description" --color "$color" </dev/null
done

# 5. What the two coders marked, each for themselves.
"$tema" code-table codings-anna.csv
"$tema" code-table codings-erik.csv

# 6. One more quotation, marked by hand.
"$tema" quote add Samuel --text 'Det intressanta är ju om någon springer efter bollen.' \
    --code 'Reparation/Stanna kvar' --comment 'Bild för hela det första temat.'

# 7. The themes and the codes that gather under them.
"$tema" theme add 'Att reparera alliansen' \
    --concept 'Skammen uppstår mellan två; lagningen börjar när terapeuten tar tillbaka sin del.'
"$tema" theme gather 'Att reparera alliansen' \
    'Reparation/Sätta ord på' 'Reparation/Ta sin del' 'Reparation/Sakta ner' \
    'Reparation/Stanna kvar' 'Reparation/Gå vid sidan om' 'Reparation/När orden gör det värre'

"$tema" theme add 'Att ta hand om sig själv' \
    --concept 'Den som tar emot andras skam behöver en kant där dagen tar slut.'
"$tema" theme gather 'Att ta hand om sig själv' \
    'Egenvård/Kropp och rörelse' 'Egenvård/Gränser' 'Egenvård/Ritualer'

"$tema" theme add 'Att ta hand om sig själv/Kollegor och handledning' \
    --concept 'Terapeutens skam löses upp när någon annan svarar: jag också.'
"$tema" theme gather 'Att ta hand om sig själv/Kollegor och handledning' \
    'Stöd/Kollega' 'Stöd/Handledning'

"$tema" theme add 'Att ta hand om sig själv/Att bära det ensam' \
    --concept 'Att tiga skyddar mot att bli sedd på nytt, och kan också vara en trohet.'
"$tema" theme gather 'Att ta hand om sig själv/Att bära det ensam' 'Stöd/Att bära det ensam'

# What carries a theme most, and what goes against it.
"$tema" theme gather 'Att reparera alliansen' --quotation qn83nc --quotation q7zps1 --role strong
"$tema" theme gather 'Att reparera alliansen' --quotation qy9hmp --role contrary
"$tema" theme gather 'Att ta hand om sig själv/Kollegor och handledning' --quotation qn0sha --role strong
"$tema" theme gather 'Att ta hand om sig själv/Kollegor och handledning' --quotation qsy8q7 --role contrary
"$tema" theme gather 'Att ta hand om sig själv/Att bära det ensam' --quotation qdyc7g --role strong

# 8. The analyst's memos.
"$tema" memo add --on 'theme:Att reparera alliansen' \
    'Tomas är det negativa fallet. Han gör det de andra gör och det blir värre. Skriv inte bort honom.'
"$tema" memo add --on 'code:Stöd/Att bära det ensam' \
    'Hålls utanför Kollegor och handledning, annars räknas Gunnar dit. Han valde bort kollegorna.'
"$tema" memo add --on 'document:Gunnar' \
    'Lång tystnad före berättelsen om seminariet. Han vill inte att ensamheten skrivs som bara en skada.'

# 9. The chapter: kept in the project, checked, and written out four times.
"$tema" findings check findings.md
"$tema" findings save findings.md
for format in md html docx odt; do
    "$tema" findings write findings.md -o "$out/findings.$format"
done

# 10. Is everything whole?
"$tema" check
