#!/bin/sh
# foreign.sh - what only other programs make, in the commands that people know
. "$(dirname "$0")/tap.sh"

# A picture with a part that is coded, a text of which one place cannot be found, a case
# that names a code, a set, a link, and a note of nobody's.
write_foreign() {
    cat >a.qde <<'END'
<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Skam" origin="ATLAS.ti">
<CodeBook><Codes>
<Code guid="6A3E1B1C-0000-4000-8000-000000000001" name="Hem/hus" isCodable="true"/>
</Codes></CodeBook>
<Cases><Case guid="7A3E1B1C-0000-4000-8000-000000000001" name="Karin"><CodeRef targetGUID="6A3E1B1C-0000-4000-8000-000000000001"/></Case></Cases>
<Sources><PictureSource guid="8A3E1B1C-0000-4000-8000-000000000002" name="Huset" path="relative:///hus.png">
<PictureSelection guid="8A3E1B1C-0000-4000-8000-000000000021" name="Dörren" firstX="1" firstY="2" secondX="30" secondY="40">
<Coding guid="8A3E1B1C-0000-4000-8000-000000000022"><CodeRef targetGUID="6A3E1B1C-0000-4000-8000-000000000001"/></Coding>
</PictureSelection></PictureSource>
<TextSource guid="8A3E1B1C-0000-4000-8000-000000000001" name="Anna">
<PlainTextContent>Jag ringde en vän.</PlainTextContent>
<PlainTextSelection guid="8A3E1B1C-0000-4000-8000-000000000011" name="Sen" startPosition="9000" endPosition="9003"/>
</TextSource></Sources>
<Notes><Note guid="9A3E1B1C-0000-4000-8000-000000000001" name="Om huset"><PlainTextContent>Ett hus. Det är stort.</PlainTextContent></Note></Notes>
<Links><Link guid="9A3E1B1C-0000-4000-8000-000000000002" name="visar" direction="OneWay" originGUID="8A3E1B1C-0000-4000-8000-000000000021" targetGUID="8A3E1B1C-0000-4000-8000-000000000001"/></Links>
<Sets><Set guid="9A3E1B1C-0000-4000-8000-000000000003" name="Urval"><MemberSource targetGUID="8A3E1B1C-0000-4000-8000-000000000001"/></Set></Sets>
</Project>
END
}

make_foreign() {
    tema init study.tema --coder Eva >/dev/null && write_foreign &&
        tema import a.qde >/dev/null 2>&1
}

what_is_in_doubt_is_told_with_the_command_that_lists_it() {
    tema init study.tema >/dev/null && write_foreign && succeeds import a.qde &&
        prints 'tema quote list --doubtful' && grep -qE '^read +1 +link$' "$out" &&
        succeeds import a.qde --dry-run && prints_not 'tema quote list --doubtful'
}

# MAXQDA and NVivo for Mac give variables to documents.
what_a_document_was_given_is_its_cases_when_they_are_connected() {
    tema init study.tema >/dev/null && cat >a.qde <<'END' &&
<Project xmlns="urn:QDA-XML:project:1.0" name="Skam" origin="MAXQDA">
<Variables><Variable guid="5A3E1B1C-0000-4000-8000-000000000001" name="Ort" typeOfVariable="Text"/>
<Variable guid="5A3E1B1C-0000-4000-8000-000000000002" name="Kön" typeOfVariable="Text"/></Variables>
<Sources><TextSource guid="8A3E1B1C-0000-4000-8000-000000000001" name="Anna"><PlainTextContent>Jag.</PlainTextContent>
<VariableValue><VariableRef targetGUID="5A3E1B1C-0000-4000-8000-000000000001"/><TextValue>Lund</TextValue></VariableValue>
<VariableValue><VariableRef targetGUID="5A3E1B1C-0000-4000-8000-000000000002"/><TextValue>kvinna</TextValue></VariableValue>
</TextSource></Sources></Project>
END
        tema import a.qde >/dev/null && tema case add Anna >/dev/null &&
        tema case set Anna Ort=Umeå >/dev/null && tema case connect >/dev/null &&
        succeeds case list --format json &&
        json '.[0] | .documents == ["Anna"] and .variables == {"Kön": "kvinna", "Ort": "Umeå"}' &&
        tema undo >/dev/null && succeeds case list --format json &&
        json '.[0] | .documents == [] and .variables == {"Ort": "Umeå"}' &&
        tema redo >/dev/null && succeeds check
}

links_and_sets_are_counted() {
    make_foreign && succeeds info --format json &&
        json '.links == 1 and .sets == 1 and .graphs == 0 and .coders == 1' &&
        succeeds info && prints 'links: 1' && prints_not 'graphs'
}

the_medium_is_told_where_there_is_another() {
    make_foreign && succeeds document list && prints 'medium' && prints 'picture' &&
        succeeds document list --format json &&
        json 'map(.medium) == ["text", "picture"] and .[1].sha256 == ""' &&
        make_other && succeeds document list --project other.tema && prints_not 'medium'
}

make_other() {
    tema init other.tema >/dev/null && printf 'Jag.\n' >Bo.txt &&
        tema import Bo.txt --project other.tema >/dev/null
}

a_picture_has_no_text() {
    make_foreign && succeeds document show Huset && prints 'Huset has no text' &&
        succeeds document show Huset --format json && json '.characters == 0' &&
        succeeds document show Huset --turns && succeeds turns
}

a_place_stands_where_words_would() {
    make_foreign && succeeds quote list && prints '[an area of the picture]' &&
        succeeds quote list --document Huset --format json &&
        json '.[0] | .place == "an area of the picture" and .words == "" and .doubt == null' &&
        json '.[0] | .case == "Karin" and .codes == ["Hem∕hus"] and .codings[0].coder == null' &&
        succeeds quote list --code Hem/hus --case Karin --format json && json 'length == 1' &&
        succeeds quote list --format csv && prints 'comment,place,doubt'
}

what_is_in_doubt_is_listed_and_put_right() {
    make_foreign && succeeds quote list --doubtful --format json && json 'length == 1' &&
        key=$(jq -r '.[0].key' "$out") && succeeds quote show "$key" && prints 'doubt:' &&
        succeeds quote resize "$key" 4:10 && succeeds quote show "$key" --format json &&
        json '.words == "ringde" and .doubt == null' &&
        succeeds quote list --doubtful && prints 'no quotation is in doubt'
}

a_memo_is_no_document_until_something_is_marked_in_it() {
    make_foreign && sed -e 's/<Note guid/<Note richTextPath="internal:\/\/a.docx" guid/' \
        a.qde >b.qde && tema init other.tema >/dev/null &&
        tema import b.qde --project other.tema >/dev/null 2>&1 &&
        succeeds memo list --project other.tema && prints 'Om huset' &&
        succeeds document list --project other.tema && prints 'Huset' &&
        prints_not 'Om huset' &&
        tema quote add 'Om huset' --text 'Det är stort.' --project other.tema >/dev/null &&
        succeeds document list --project other.tema && prints 'Om huset'
}

a_note_of_nobodys_is_a_memo() {
    make_foreign && succeeds memo list && prints 'Om huset' &&
        succeeds memo list --format json &&
        json '.[0] | .title == "Om huset" and .coder == null and .written_at == null'
}

nobody_is_no_coder() {
    make_foreign && succeeds coder list --format json && json 'map(.coder) == ["Eva"]' &&
        fails 3 quote list --coder '' && succeeds check
}

a_programs_own_project_is_told_how_to_be_exported() {
    tema init study.tema >/dev/null && printf 'x' >a.nvp && printf 'x' >a.nvpx &&
        printf 'x' >a.MX24 && printf 'x' >a.atlproj23 && printf 'x' >a.mx.txt &&
        finds_fault 4 import a.nvp && says 'Share > Export Project > REFI-QDA Project' &&
        says 'import that .qdpx' && finds_fault 4 import a.nvpx && says 'File > Export Project' &&
        finds_fault 4 import a.MX24 && says 'a project of MAXQDA' &&
        finds_fault 4 import a.atlproj23 && says 'File > Export > QDPX' &&
        finds_fault 4 import study.tema && says 'a project of tema' && succeeds import a.mx.txt
}

a_folder_of_qualcoder_does_not_come_in_without_its_codings() {
    tema init study.tema >/dev/null && mkdir -p old/skam.qda/documents &&
        printf 'Jag.\n' >old/skam.qda/documents/Bo.txt && printf 'Du.\n' >old/Anna.txt &&
        finds_fault 4 import old/skam.qda/ && says 'cannot import skam.qda' &&
        says 'Project > Exports > REFI-QDA project' &&
        finds_fault 4 import old && prints '1 document imported, 1 failed' &&
        succeeds document list --format json && json 'map(.document) == ["Anna"]'
}

run_tests what_a_document_was_given_is_its_cases_when_they_are_connected \
    what_is_in_doubt_is_told_with_the_command_that_lists_it \
    links_and_sets_are_counted the_medium_is_told_where_there_is_another \
    a_picture_has_no_text a_place_stands_where_words_would \
    what_is_in_doubt_is_listed_and_put_right a_note_of_nobodys_is_a_memo nobody_is_no_coder \
    a_memo_is_no_document_until_something_is_marked_in_it \
    a_programs_own_project_is_told_how_to_be_exported \
    a_folder_of_qualcoder_does_not_come_in_without_its_codings
