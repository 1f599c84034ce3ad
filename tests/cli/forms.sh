#!/bin/sh
# forms.sh - the same answer for people, as JSON and as CSV
. "$(dirname "$0")/tap.sh"

# Every command that lists or tells something of the study.
readers() {
    printf '%s\n' info 'document list' 'document show Anna' 'document show Anna --turns' \
        turns 'case list' 'code list' 'theme list' 'quote list' 'quote show q7k3f2' \
        'memo list' 'memo show 1' 'coder list' history check 'findings show'
}

every_answer_is_one_json_value() {
    make_coded_study && tema memo add Not >/dev/null && echo '# R' >c.md &&
        tema findings save c.md >/dev/null && readers >readers &&
        while read -r words; do
            # shellcheck disable=SC2086 # several words
            succeeds $words --format json && json 'type == "array" or type == "object"' &&
                [ "$(jq -s length "$out")" -eq 1 ] && [ -z "$(tail -c 1 "$out" | tr -d '\n')" ] ||
                return 1
        done <readers
}

every_answer_has_a_head_in_csv() {
    make_coded_study && tema memo add Not >/dev/null && echo '# R' >c.md &&
        tema findings save c.md >/dev/null && readers >readers &&
        while read -r words; do
            # shellcheck disable=SC2086 # several words
            succeeds $words --format csv && head -1 "$out" | grep -q '^[^ ]*$' || return 1
        done <readers
}

json_is_indented_by_two() {
    make_coded_study && succeeds theme list --format json && jq . "$out" | cmp -s - "$out"
}

csv_gives_the_words_as_they_are() {
    make_study && tema quote add Bo --range 20:60 --key q11111 \
        --comment 'Han sade "nej", sedan' >/dev/null &&
        succeeds quote list --format csv &&
        prints 'key,document,start,end,words,case,speaker,codes,coders,comment' &&
        prints '"Han sade ""nej"", sedan"'
}

lists_without_rows_say_what_to_do() {
    tema init study.tema >/dev/null && succeeds document list && prints 'tema import' &&
        succeeds code list && prints 'tema code add' && succeeds theme list &&
        prints 'tema theme add' && succeeds quote list && prints 'tema quote add' &&
        succeeds document list --format json && json '. == []'
}

nothing_is_cut_where_no_terminal_reads() {
    make_coded_study && succeeds quote list &&
        prints 'Jag ringde en vän på avdelningen och då släppte det.' && prints_not '…'
}

a_terminal_of_80_columns_is_kept() {
    has_terminal || return 0
    make_coded_study && tema quote add Anna --range 0:180 --comment x >/dev/null &&
        tema memo add "En lång rad som handlar om allt möjligt och inte vill ta slut alls" \
            >/dev/null && for words in 'quote list' 'history' 'memo list' 'document list' \
            'theme list' 'turns' 'code list'; do
            run_in_terminal 80 "$words" && [ -s "$out" ] && [ "$(wc -L <"$out")" -le 80 ] ||
                show 'a line is too long' || return 1
        done && run_in_terminal 80 'quote list' && prints_not '…' &&
        run_in_terminal 80 history && prints_not '…' &&
        run_in_terminal 80 'memo list' && prints '…' &&
        run_in_terminal 200 'quote list' &&
        prints 'Jag ringde en vän på avdelningen och då släppte det.'
}

what_an_import_remarks_is_not_cut_in_a_terminal() {
    printf 'I: Hur var det p\345 \304lvsbyn?\nP: Jo, det var v\344l bra d\345.\n' >Anna.txt
    tema init study.tema >/dev/null && run_in_terminal 60 'import Anna.txt' &&
        prints_not '…' && prints guess
}

a_case_is_shown_where_it_is_called_otherwise_than_the_document() {
    make_coded_study && succeeds quote list && prints_not case &&
        tema case rename Anna P1 >/dev/null && succeeds quote list && prints P1
}

what_is_undone_is_told_behind_its_label() {
    make_coded_study && tema undo >/dev/null && succeeds history && prints "' (undone)" &&
        succeeds history --format json && json 'any(.[]; .undone)' &&
        json 'all(.[]; .label | endswith("(undone)") | not)'
}

the_progress_of_an_import_is_shown_in_a_terminal() {
    has_terminal || return 0
    write_interviews && tema init study.tema >/dev/null &&
        run_in_terminal 80 'import Anna.txt Bo.txt' && prints 'importing 2 of 2: Bo.txt' &&
        prints '2 documents imported'
}

export TEMA
run_tests every_answer_is_one_json_value every_answer_has_a_head_in_csv \
    json_is_indented_by_two csv_gives_the_words_as_they_are \
    lists_without_rows_say_what_to_do nothing_is_cut_where_no_terminal_reads \
    a_terminal_of_80_columns_is_kept what_an_import_remarks_is_not_cut_in_a_terminal \
    a_case_is_shown_where_it_is_called_otherwise_than_the_document \
    what_is_undone_is_told_behind_its_label the_progress_of_an_import_is_shown_in_a_terminal
