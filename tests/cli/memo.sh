#!/bin/sh
# memo.sh - memos from an argument, a file, standard input and an editor
. "$(dirname "$0")/tap.sh"

a_memo_is_on_the_study_or_on_something_in_it() {
    make_coded_study && succeeds memo add 'Om allt' && prints 'added memo 1 on project' &&
        succeeds memo add --on code:Skam 'Skam, eller skuld?' && prints 'memo 2 on code:Skam' &&
        succeeds memo list --format json &&
        json 'map(.on) == ["project", "code:Skam"] and .[1].text == "Skam, eller skuld?"' &&
        json '.[0].coder == "Eva" and (.[0].written_at | test("^20.*Z$"))' &&
        succeeds memo list --on code:Skam --format json && json 'length == 1' &&
        fails 3 memo add --on code:Missing x && fails 2 memo add --on shoe:Skam x
}

a_memo_comes_from_a_file_or_standard_input() {
    make_study && printf '# Rubrik\n\nText\n' >memo.md &&
        succeeds memo add --file memo.md && succeeds memo show 1 && cmp -s "$out" memo.md &&
        printf 'rad ett\nrad två\n' | "$TEMA" memo add >/dev/null &&
        succeeds memo show 2 && prints_lines 2 &&
        fails 3 memo add --file missing.md && fails 2 memo add ''
}

a_memo_is_written_in_an_editor() {
    has_terminal || return 0
    make_study && printf '#!/bin/sh\necho "Skrivet för hand" >>"$1"\n' >editor &&
        chmod +x editor && command='memo add in an editor' &&
        script -qefc "EDITOR=./editor \"\$TEMA\" memo add" /dev/null >/dev/null &&
        succeeds memo show 1 && prints 'Skrivet för hand' &&
        ! script -qefc "EDITOR=false \"\$TEMA\" memo add" /dev/null >"$out" &&
        prints 'nothing is changed' && succeeds memo list --format json && json 'length == 1'
}

a_memo_is_changed_and_removed() {
    make_study && tema memo add Först >/dev/null && succeeds memo edit 1 Sedan &&
        succeeds memo show 1 --format json && json '.text == "Sedan" and .memo == 1' &&
        succeeds memo remove 1 && fails 3 memo show 1 && fails 2 memo show ett &&
        succeeds undo 2 && succeeds memo show 1 && prints Först
}

TEMA=$TEMA
export TEMA
an_empty_memo_is_told() {
    make_study && fails 2 memo add '' && says 'the memo is empty'
}

run_tests an_empty_memo_is_told a_memo_is_on_the_study_or_on_something_in_it \
    a_memo_comes_from_a_file_or_standard_input a_memo_is_written_in_an_editor \
    a_memo_is_changed_and_removed
