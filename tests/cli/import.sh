#!/bin/sh
# import.sh - documents come in, are shown, renamed, removed; who speaks in them
. "$(dirname "$0")/tap.sh"

files_and_folders_come_in() {
    mkdir -p raw/inner && write_interviews && mv Bo.txt raw/inner/ &&
        tema init study.tema >/dev/null &&
        succeeds import Anna.txt raw && prints '2 documents imported' &&
        succeeds document list --format json &&
        json 'map(.document) == ["Anna", "Bo"]' &&
        json 'all(.[]; .turns == 4 and .characters > 100 and (.sha256 | length) == 64)'
}

each_file_is_told_with_its_speakers() {
    write_interviews && tema init study.tema >/dev/null &&
        succeeds import Anna.txt --format json &&
        json '.[0].document == "Anna" and .[0].turns == 4' &&
        json '.[0].file == "Anna.txt" and .[0].error == null' &&
        json '.[0].speakers | contains("Anna 2") and contains("I 2")'
}

a_file_that_is_there_already_is_skipped() {
    make_study && cp Anna.txt again.txt && succeeds import again.txt &&
        prints 'there already' && succeeds document list --format json &&
        json 'length == 2'
}

where_one_file_fails_the_others_go_on() {
    write_interviews && printf 'PK\003\004 no archive' >broken.docx &&
        tema init study.tema >/dev/null && finds_fault 4 import broken.docx Anna.txt &&
        says 'broken.docx' && prints '1 document imported, 1 failed' &&
        finds_fault 3 import missing.txt Bo.txt && prints '1 document imported, 1 failed' &&
        succeeds document list --format json && json 'length == 2'
}

an_import_of_nothing_says_so() {
    mkdir empty && tema init study.tema >/dev/null && fails 3 import empty &&
        says 'nothing that can be imported'
}

a_document_can_be_given_a_name_and_a_case() {
    write_interviews && tema init study.tema >/dev/null &&
        succeeds import Anna.txt --name First --case Anna &&
        succeeds document list --format json &&
        json '.[0].document == "First" and .[0].case == "Anna"' &&
        fails 2 import Anna.txt Bo.txt --name Two
}

the_rules_for_cases_exclude_each_other() {
    make_study && fails 2 import Anna.txt --case-from-name --case X
}

speakers_can_become_cases() {
    write_interviews && tema init study.tema >/dev/null &&
        succeeds import Anna.txt Bo.txt --case-from-speaker &&
        succeeds case list --format json && json 'map(.case) == ["Anna", "Bo"]'
}

a_document_is_printed_as_it_is() {
    make_study && succeeds document show Anna && cmp -s "$out" Anna.txt &&
        succeeds document show Anna --format json &&
        json '.document == "Anna" and (.text | startswith("I: Hur var det?"))'
}

a_document_is_printed_turn_by_turn() {
    make_study && succeeds document show Bo --turns --format json &&
        json 'length == 4 and .[3].speaker == "Bo" and .[3].turn == 4' &&
        json '.[3].words == "Nej, till ingen."' &&
        json '.[3].end - .[3].start == (.[3].words | length)'
}

a_document_goes_by_a_beginning_of_its_name() {
    make_study && succeeds document show An && prints 'I: Hur var det?' &&
        fails 3 document show Anne && says 'Anna'
}

a_document_is_renamed() {
    make_study && succeeds document rename Anna Astrid &&
        prints 'renamed Anna to Astrid' && succeeds document show Astrid &&
        fails 1 document rename Bo Astrid && fails 3 document rename Ulla Kim
}

a_document_is_removed_and_brought_back() {
    make_coded_study && succeeds document remove Anna &&
        succeeds quote list --format json && json 'length == 1' &&
        succeeds undo && succeeds quote list --format json && json 'length == 2'
}

speakers_are_shown_with_counts() {
    make_study && succeeds turns Anna --format json &&
        json 'map(.speaker) | sort == ["Anna", "I"]' &&
        json 'all(.[]; .turns == 2)' &&
        json '.[] | select(.speaker == "Anna") | .first_words | startswith("Jag ringde")'
}

speakers_of_a_file_are_shown_before_it_is_imported() {
    write_interviews && succeeds turns Bo.txt && prints 'Bo' &&
        prints 'not imported yet' && [ ! -e study.tema ] &&
        tema init study.tema >/dev/null && succeeds turns Bo.txt --format json &&
        json 'length == 2' && fails 3 turns missing.txt &&
        says "no document or file 'missing.txt'"
}

it_is_said_who_a_speaker_is() {
    make_study && succeeds turns Anna --speaker I --role interviewer &&
        succeeds turns Anna --speaker Anna --role participant --case Astrid &&
        succeeds turns Anna --format json &&
        json '.[] | select(.speaker == "I") | .role == "interviewer"' &&
        json '.[] | select(.speaker == "Anna") | .case == "Astrid"' &&
        succeeds turns Anna --speaker Anna --case Anna --format json &&
        json '.[] | select(.speaker == "Anna") | .role == "participant"' &&
        fails 2 turns Anna --role other && fails 2 turns Anna --speaker I &&
        fails 3 turns Anna --speaker X --case Y
}

run_tests files_and_folders_come_in each_file_is_told_with_its_speakers \
    a_file_that_is_there_already_is_skipped where_one_file_fails_the_others_go_on \
    an_import_of_nothing_says_so a_document_can_be_given_a_name_and_a_case \
    the_rules_for_cases_exclude_each_other speakers_can_become_cases \
    a_document_is_printed_as_it_is a_document_is_printed_turn_by_turn \
    a_document_goes_by_a_beginning_of_its_name a_document_is_renamed \
    a_document_is_removed_and_brought_back speakers_are_shown_with_counts \
    speakers_of_a_file_are_shown_before_it_is_imported it_is_said_who_a_speaker_is
