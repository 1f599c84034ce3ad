#!/bin/sh
# history.sh - who did what, undo and redo, whether the file is whole
. "$(dirname "$0")/tap.sh"

the_newest_change_comes_first() {
    make_coded_study && succeeds history --format json &&
        json '.[0].number == length and .[-1].number == 1' &&
        json 'all(.[]; .coder == "Eva" and .undone == false)' &&
        json '.[0].at | test("^20[0-9-]+T[0-9:.]+Z$")' && succeeds history --most 2 --format json &&
        json 'length == 2'
}

a_study_without_a_title_begins_without_one() {
    tema init study.tema --coder Eva >/dev/null && succeeds history --format json &&
        json '.[0].label == "began the study"'
}

the_history_is_filtered() {
    make_coded_study && tema --coder Olle code add Ny >/dev/null &&
        succeeds history --coder Olle --format json && json 'length == 1' &&
        succeeds history --on code:Skam --format json && json 'length >= 1 and length < 4' &&
        succeeds history --from 2001-01-01 --until 2001-12-31 --format json &&
        json 'length == 0' && today=$(date +%Y-%m-%d) &&
        succeeds history --from "$today" --until "$today" --coder Olle --format json &&
        json 'length == 1' && fails 2 history --from yesterday && says YYYY-MM-DD &&
        fails 2 history --from 2001-02-31 && fails 2 history --most 0
}

changes_are_undone_and_redone() {
    make_coded_study && succeeds undo && prints 'undone: ' && succeeds undo 2 &&
        prints_lines 2 && succeeds theme list --format json && json 'length == 0' &&
        succeeds redo 3 --format json && json '.done | length == 3' &&
        succeeds theme list --format json && json '.[0].codes == ["Stöd/Kollega"]' &&
        fails 3 redo && fails 2 undo 0 && fails 2 undo x
}

an_import_is_undone() {
    make_study && succeeds undo 2 && succeeds document list --format json &&
        json 'length == 0' && succeeds redo 2 && succeeds document list --format json &&
        json 'length == 2'
}

a_sound_file_is_told() {
    make_coded_study && succeeds check && prints 'nothing is wrong' &&
        succeeds check --format json && json '. == []' && succeeds rebuild && succeeds check &&
        succeeds quote list --format json && json 'length == 2'
}

what_is_wrong_with_a_file_is_told() {
    make_coded_study && command -v sqlite3 >/dev/null || return 0
    sqlite3 study.tema "UPDATE quotation SET start = start + 1" &&
        finds_fault 7 check && [ -s "$out" ] && finds_fault 7 check --format json &&
        json 'length >= 1 and all(.[]; .fault | length > 0)' && succeeds rebuild &&
        succeeds check
}

run_tests a_study_without_a_title_begins_without_one the_newest_change_comes_first \
    the_history_is_filtered changes_are_undone_and_redone an_import_is_undone \
    a_sound_file_is_told what_is_wrong_with_a_file_is_told
