#!/bin/sh
# exchange.sh - projects of other programs come in, ours go out
. "$(dirname "$0")/tap.sh"

# A small project as another program writes it, without a ZIP around it. $1: a code's name.
write_qde() {
    cat <<END
<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Skam" origin="NVivo 14">
<Users><User guid="5A3E1B1C-0000-4000-8000-000000000001" name="Eva"/></Users>
<CodeBook><Codes>
<Code guid="6A3E1B1C-0000-4000-8000-000000000001" name="Stöd" isCodable="true"/>
<Code guid="6A3E1B1C-0000-4000-8000-000000000002" name="$1" isCodable="true"/>
</Codes></CodeBook>
<Sources><TextSource guid="8A3E1B1C-0000-4000-8000-000000000001" name="Anna">
<PlainTextContent>Jag ringde en vän. Och då släppte det.</PlainTextContent>
<PlainTextSelection guid="8A3E1B1C-0000-4000-8000-000000000011" name="Jag ringde en vän." startPosition="0" endPosition="18">
<Coding guid="8A3E1B1C-0000-4000-8000-000000000012" creatingUser="5A3E1B1C-0000-4000-8000-000000000001"><CodeRef targetGUID="6A3E1B1C-0000-4000-8000-000000000001"/></Coding>
</PlainTextSelection></TextSource></Sources>
</Project>
END
}

write_broken() {
    printf '<Project name="x"><Users>' >broken.qde
}

options_are_for_what_they_fit() {
    make_study && fails 2 import Anna.txt --dry-run && says 'tema turns' &&
        fails 2 import Anna.txt --offsets utf16 && fails 2 import Anna.txt --offsets utf8 &&
        says 'codepoint|utf16' && write_qde Skam >a.qde &&
        fails 2 import a.qde --case-from-name && says 'for documents'
}

without_a_project_documents_do_not_come_in() {
    write_interviews && fails 3 import Anna.txt && says 'no project here' &&
        fails 3 import . && says 'no project here' && [ ! -e Anna.tema ] &&
        fails 3 import Anna.txt --project new.tema && [ ! -e new.tema ]
}

a_project_comes_in_and_is_told() {
    tema init study.tema >/dev/null && write_qde Skam >a.qde && succeeds import a.qde &&
        prints "'Skam', written by NVivo 14" && prints 'positions: ' &&
        prints '1 of 1 quotation fits its name' && prints_not '1 quotations' && prints_not 'doubtful' && prints 'imported a.qde: 6 things new' && prints_not '1 changed' &&
        grep -qE '^read +2 +codes' "$out" && succeeds info --format json &&
        json '.documents == 1 and .codes == 2 and .codings == 1 and .quotations == 1'
}

it_is_told_as_json() {
    tema init study.tema >/dev/null && write_qde Skam >a.qde &&
        succeeds import a.qde --format json &&
        json 'length == 1 and .[0].file == "a.qde" and .[0].project == "Skam"' &&
        json '.[0].program == "NVivo 14" and .[0].made == null and .[0].error == null' &&
        json '.[0].new == 6 and .[0].gone == 0 and .[0].dry_run == false' &&
        json '.[0].convention | .hits == 1 and .of == 1 and .by_names' &&
        json '.[0].report | any(.element == "codes" and .count == 2 and .outcome == "read")' &&
        json '.[0].differences | all(.change == "new" or .kind == "project")'
}

it_is_told_as_csv() {
    tema init study.tema >/dev/null && write_qde Skam >a.qde && write_interviews &&
        succeeds import a.qde --format csv &&
        [ "$(head -n 1 "$out")" = file,outcome,element,count,how,examples,error ] &&
        prints 'a.qde,read,codes,2,,' && succeeds import a.qde Anna.txt --format csv &&
        [ "$(grep -c '^Anna.txt,Anna 2,text ' "$out")" -eq 1 ] &&
        [ "$(grep -c '^file,' "$out")" -eq 1 ]
}

the_same_file_twice_doubles_nothing() {
    tema init study.tema >/dev/null && write_qde Skam >a.qde && tema import a.qde >/dev/null &&
        succeeds import a.qde --format json &&
        json '.[0].new == 0 and .[0].changed == 0 and .[0].same > 5' &&
        succeeds info --format json && json '.documents == 1 and .codings == 1'
}

what_differs_is_told_before_it_is_done() {
    tema init study.tema >/dev/null && write_qde Skam >a.qde && write_qde Ilska >b.qde &&
        tema import a.qde >/dev/null && succeeds import b.qde --dry-run &&
        prints "name: 'Skam' -> 'Ilska'" && prints 'nothing was changed' &&
        succeeds code list && prints Skam && succeeds import b.qde && succeeds code list &&
        prints Ilska && prints_not Skam
}

what_was_changed_here_stays() {
    tema init study.tema >/dev/null && write_qde Skam >a.qde && tema import a.qde >/dev/null &&
        tema code rename Skam Skuld >/dev/null && succeeds import a.qde &&
        prints '1 kept as it is here' && succeeds code list && prints Skuld
}

one_undo_takes_it_all_back() {
    tema init study.tema >/dev/null && write_qde Skam >a.qde && tema import a.qde >/dev/null &&
        succeeds undo && succeeds info --format json &&
        json '.documents == 0 and .codes == 0 and .codings == 0'
}

a_project_is_made_where_there_is_none() {
    write_qde Skam >'My study.qde' && succeeds import 'My study.qde' --coder Eva &&
        prints 'made My study.tema for the coder Eva' && [ -e 'My study.tema' ] &&
        succeeds info --format json && json '.title == "Skam" and .coder == "Eva"' &&
        succeeds import 'My study.qde' --project other.tema --format json &&
        json '.[0].made == "other.tema"' && [ -e other.tema ]
}

where_it_fails_no_project_is_left() {
    write_broken && fails 4 import broken.qde && [ ! -e broken.tema ] &&
        fails 4 import broken.qde --project p.tema && [ ! -e p.tema ] &&
        finds_fault 3 import missing.qdpx && [ ! -e missing.tema ]
}

a_dry_run_makes_no_project() {
    write_qde Skam >a.qde && succeeds import a.qde --dry-run && prints 'nothing was changed' &&
        [ ! -e a.tema ] && [ "$(find . -type f | wc -l)" -eq 1 ]
}

what_cannot_be_read_changes_nothing() {
    make_study && write_broken && fails 4 import broken.qde && says 'broken.qde' &&
        succeeds info --format json && json '.documents == 2 and .codes == 0' &&
        finds_fault 4 import broken.qde --format json && json '.[0].error | contains("broken")'
}

projects_in_folders_come_in_too() {
    make_study && mkdir in && write_qde Skam >in/A.QDE && write_interviews &&
        mv Anna.txt in/again.txt && succeeds import in && prints 'there already' &&
        prints 'imported A.QDE' && succeeds info --format json && json '.documents == 3'
}

a_codebook_comes_in_and_goes_out() {
    tema init study.tema >/dev/null && tema code add 'Stöd/Kollega' >/dev/null &&
        succeeds export codes.qdc && prints 'wrote codes.qdc' && xmllint --noout codes.qdc &&
        mkdir other && cd other && succeeds import ../codes.qdc && succeeds code list &&
        prints Kollega
}

a_project_goes_out_and_comes_back() {
    make_coded_study && succeeds export out.qdpx && prints 'wrote out.qdpx' &&
        grep -qE '^written +3 +codes' "$out" && unzip -l out.qdpx >list &&
        grep -q ' project.qde' list && grep -q ' tema/study.json' list && mkdir other &&
        cd other && succeeds import ../out.qdpx && succeeds theme list && prints 'Att få hjälp' &&
        succeeds quote show q7k3f2 && prints 'Jag ringde en vän' && succeeds turns Anna &&
        prints Anna && tema export out.qdpx >/dev/null && cmp -s out.qdpx ../out.qdpx
}

a_file_that_is_there_is_not_written_over() {
    make_coded_study && tema export out.qdpx >/dev/null && fails 1 export out.qdpx &&
        says out.qdpx && succeeds export out.qdpx --force && fails 2 export out.zip &&
        [ ! -e out.zip ]
}

an_export_is_told_as_json() {
    make_coded_study && succeeds export out.qdpx --format json --offsets utf16 &&
        json '.file == "out.qdpx" and .bytes > 500 and .offsets == "utf16"' &&
        json '.report | any(.element == "codes" and .count == 3)'
}

what_is_exported_is_chosen_by_parts() {
    make_coded_study && fails 2 export out.qdpx --only codes && says 'codebook, documents' &&
        fails 2 export out.qdpx --only codebook,nonsense && says "'nonsense'" &&
        fails 2 export out.qdpx --only , &&
        fails 2 export out.qdpx --only extras && says 'name one of those too' && [ ! -e out.qdpx ] &&
        succeeds export out.qdpx --only codebook,cases && unzip -l out.qdpx >list &&
        ! grep -q sources/ list && ! grep -q tema/ list
}

parts_are_offered_one_by_one() {
    run internal complete -- export --only co && prints codebook && prints codings &&
        run internal complete -- export --only=cases,li && prints '--only=cases,links' &&
        prints_lines 1
}

names_that_a_terminal_would_obey_are_tamed() {
    tema init study.tema >/dev/null &&
        printf '<Project name="a&#x9b;2Jb" origin="x&#xA;y"/>' >a.qde && succeeds import a.qde &&
        ! grep -q "$(printf '\302\233')" "$out"
}

the_report_fits_a_terminal() {
    has_terminal || return 0
    tema init study.tema >/dev/null && write_qde Skam >a.qde &&
        run_in_terminal 80 'import a.qde' && prints 'positions: ' &&
        [ "$(sed "s/.*$(printf '\033')\[K//" "$out" | wc -L)" -le 80 ]
}

export TEMA
run_tests options_are_for_what_they_fit without_a_project_documents_do_not_come_in \
    a_project_comes_in_and_is_told it_is_told_as_json it_is_told_as_csv \
    the_same_file_twice_doubles_nothing what_differs_is_told_before_it_is_done \
    what_was_changed_here_stays one_undo_takes_it_all_back \
    a_project_is_made_where_there_is_none where_it_fails_no_project_is_left \
    a_dry_run_makes_no_project what_cannot_be_read_changes_nothing \
    projects_in_folders_come_in_too a_codebook_comes_in_and_goes_out \
    a_project_goes_out_and_comes_back a_file_that_is_there_is_not_written_over \
    an_export_is_told_as_json what_is_exported_is_chosen_by_parts \
    parts_are_offered_one_by_one names_that_a_terminal_would_obey_are_tamed \
    the_report_fits_a_terminal
