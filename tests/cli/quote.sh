#!/bin/sh
# quote.sh - quotations are marked, coded, listed
. "$(dirname "$0")/tap.sh"

words_are_marked_by_themselves() {
    make_study && tema code add Skam >/dev/null &&
        succeeds quote add Bo --text 'som att krympa' --code Skam --comment Bild \
            --format json &&
        json '.words == "som att krympa" and .document == "Bo" and .case == "Bo"' &&
        json '.codes == ["Skam"] and .comment == "Bild" and .speaker == "Bo"' &&
        json '.codings == [{"code": "Skam", "coder": "Eva"}]' &&
        json '(.key | test("^q[0-9a-z]{5,12}$")) and .end - .start == 14'
}

words_are_marked_by_their_place() {
    make_study && succeeds quote add Anna --range 22:28 --format json &&
        json '.words == "Jag ri" and .start == 22 and .end == 28' &&
        fails 2 quote add Anna --range 28:22 && fails 2 quote add Anna --range 5 &&
        fails 2 quote add Anna --range 0:99999 && fails 2 quote add Anna --range -1:3
}

words_must_occur_once() {
    make_study && fails 3 quote add Anna --text 'Jag ringde' &&
        fails 3 quote add Anna --text 'aldrig sagt' && fails 3 quote add Ulla --text 'Jag' &&
        succeeds quote list --format json && json 'length == 0'
}

a_quotation_needs_words_or_a_place() {
    make_study && fails 2 quote add Anna && says '--range' &&
        fails 2 quote add Anna --range 1:2 --text x
}

a_quotation_with_a_missing_code_is_not_made() {
    make_coded_study && fails 3 quote add Bo --text 'Nej, till ingen.' --code Kollegor &&
        says 'Kollega' && succeeds quote list --format json && json 'length == 2'
}

quotations_are_filtered() {
    make_coded_study &&
        succeeds quote list --code 'Stöd' --format json && json 'map(.key) == ["q7k3f2"]' &&
        succeeds quote list --case Bo --format json && json 'map(.key) == ["q9n4z8"]' &&
        succeeds quote list --document Anna --format json && json 'length == 1' &&
        succeeds quote list --coder Eva --code Skam --format json && json 'length == 1' &&
        fails 3 quote list --coder Olle &&
        succeeds quote list --uncoded --format json && json 'length == 0' &&
        fails 3 quote list --case Ulla && fails 3 quote list --code Ulla
}

a_quotation_is_shown_by_its_key() {
    make_coded_study && succeeds quote show q9n4z8 &&
        prints 'words: Jag satt kvar och skämdes.' && prints 'codes: Skam' &&
        fails 3 quote show q9n4zz && says 'q9n4z8'
}

codes_are_put_on_and_taken_off() {
    make_coded_study && succeeds quote code q9n4z8 Kollega Stöd --format json &&
        json '.codes | sort == ["Skam", "Stöd", "Stöd/Kollega"]' &&
        succeeds quote uncode q9n4z8 Kollega Stöd Skam && prints 'bears no code' &&
        succeeds undo && succeeds quote show q9n4z8 --format json &&
        json '.codes | length == 3' && fails 3 quote code q9n4z8 Skam Missing
}

a_quotation_is_commented_resized_and_removed() {
    make_coded_study && succeeds quote comment q9n4z8 'Viktigt' &&
        succeeds quote show q9n4z8 --format json && json '.comment == "Viktigt"' &&
        succeeds quote resize q9n4z8 20:32 --format json && json '.words == "Jag satt kva"' &&
        succeeds quote remove q9n4z8 && fails 3 quote show q9n4z8
}

a_table_codes() {
    make_study && printf '%s\n' 'document,text,code,coder' \
        'Bo,"Nej, till ingen.",Ensam;Skam,Olle' 'Bo,som att krympa,Skam,' >codings.csv &&
        succeeds code-table codings.csv --format json &&
        json '.rows == 2 and .codings == 3 and .quotations == 2 and .codes == 2' &&
        json '.coders == 1' &&
        succeeds code-table codings.csv --format json && json '.codings == 0'
}

a_table_of_codings_is_told_without_what_there_is_none_of() {
    make_coded_study && printf '%s\n' 'document,text,code' 'Bo,som att krympa,Skam' >codings.csv &&
        succeeds code-table codings.csv && prints '1 row: 1 new coding, 1 new quotation' &&
        prints_not coder && succeeds code-table codings.csv &&
        prints '1 row: 1 row there already'
}

a_table_with_a_wrong_row_does_nothing() {
    make_study && printf '%s\n' 'document,text,code' 'Bo,som att krympa,Skam' \
        'Bo,aldrig sagt,Skam' >codings.csv &&
        fails 3 code-table codings.csv && says '3' && succeeds code list --format json &&
        json 'length == 0' && fails 3 code-table missing.csv
}

where_several_code_it_is_told_who_does() {
    make_coded_study && succeeds quote add Bo --text 'som att krympa' --code Skam &&
        prints_not Eva && tema --coder Olle code add Ny >/dev/null &&
        succeeds quote add Bo --text 'Nej, till ingen.' --code Ny && prints 'coded Ny by Olle'
}

run_tests where_several_code_it_is_told_who_does \
    a_table_of_codings_is_told_without_what_there_is_none_of \
    words_are_marked_by_themselves words_are_marked_by_their_place words_must_occur_once \
    a_quotation_needs_words_or_a_place a_quotation_with_a_missing_code_is_not_made \
    quotations_are_filtered a_quotation_is_shown_by_its_key codes_are_put_on_and_taken_off \
    a_quotation_is_commented_resized_and_removed a_table_codes \
    a_table_with_a_wrong_row_does_nothing
