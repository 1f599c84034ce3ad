#!/bin/sh
# use.sh - arguments, options and mistakes
. "$(dirname "$0")/tap.sh"

options_stand_anywhere() {
    make_study && succeeds --format json document list && json 'length == 2' &&
        succeeds document --format=json list && json 'length == 2' &&
        succeeds document list --format csv && prints 'document,source,importer'
}

behind_two_hyphens_all_are_arguments() {
    make_study && succeeds code add -- --odd && succeeds code list && prints '--odd'
}

a_text_may_begin_with_a_dash() {
    make_study && succeeds memo add '- en tanke' && succeeds quote add Bo --range 20:30 \
        --comment '-- och en till' && succeeds memo show 1 && prints '- en tanke'
}

an_unknown_command_gets_candidates() {
    fails 2 quote lst && says "'quote list'" && fails 2 inti && says "'init'" &&
        fails 2 xyzzy && says 'tema help'
}

an_unknown_option_gets_candidates() {
    fails 2 init x --titel y && says "'--title'" && fails 2 init x -z && [ ! -e x.tema ]
}

a_group_alone_asks_what() {
    fails 2 code && says 'add, ' && says 'merge'
}

missing_and_needless_arguments_are_told() {
    make_study && fails 2 code add && says 'CODE is missing' && says 'tema help code add' &&
        fails 2 code add a b && says "'b'" && fails 2 code list x && fails 2 info --project &&
        says 'needs a value' && fails 2 document show Anna --turns=yes && says 'no value'
}

a_form_is_one_of_three() {
    make_study && fails 2 info --format xml && says 'json|csv|text'
}

errors_are_one_line() {
    make_study && fails 3 document show 'two
lines' && fails 2 "$(printf 'odd\033[2Jname')"
}

a_reader_who_leaves_is_no_error() {
    make_coded_study && command='quote list | true' &&
        { tema quote list 2>"$err" || echo "$?" >"$out"; } | true && [ ! -s "$err" ] || show noise
}

a_full_disk_is_told() {
    make_study && status=0 && command='info >/dev/full' && : >"$out" &&
        { tema info >/dev/full 2>"$err" || status=$?; } && [ "$status" -eq 5 ] &&
        says 'No space left'
}

run_tests options_stand_anywhere behind_two_hyphens_all_are_arguments \
    a_text_may_begin_with_a_dash \
    an_unknown_command_gets_candidates an_unknown_option_gets_candidates \
    a_group_alone_asks_what missing_and_needless_arguments_are_told \
    a_form_is_one_of_three errors_are_one_line a_reader_who_leaves_is_no_error \
    a_full_disk_is_told
