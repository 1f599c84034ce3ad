#!/bin/sh
# case.sh - cases and what is known of them
. "$(dirname "$0")/tap.sh"

a_case_has_variables() {
    make_study && succeeds case set Anna Ålder=44 'År i yrket=12' &&
        succeeds case list --format json &&
        json '.[0].case == "Anna" and .[0].documents == ["Anna"]' &&
        json '.[0].variables == {"Ålder": "44", "År i yrket": "12"}' &&
        succeeds case set Anna Ålder= && succeeds case list --format csv &&
        prints 'case,documents,quotations,' && prints_not 44
}

a_case_is_added_with_all_that_is_known() {
    make_study && succeeds case add Carl Ålder=50 --document Bo &&
        succeeds document list --format json &&
        json '.[] | select(.document == "Bo") | .case == "Carl"' &&
        fails 1 case add carl
}

a_case_is_added_whole_or_not_at_all() {
    make_study && fails 3 case add Carl Ålder=50 --document Missing &&
        succeeds case list --format json && json 'map(.case) == ["Anna", "Bo"]'
}

what_is_no_variable_is_told() {
    make_study && fails 2 case set Anna Ålder && says 'VARIABLE=VALUE' &&
        fails 2 case set Anna && fails 2 case set Anna =4 && fails 3 case set Ulla Ålder=4
}

cases_come_from_a_table() {
    make_study && printf 'case,Ålder,document\nAnna,44,\nCarl,51,Bo\n' >cases.csv &&
        succeeds case import cases.csv && prints '2 rows' &&
        succeeds case list --format json &&
        json '.[] | select(.case == "Carl") | .variables["Ålder"] == "51"' &&
        json '.[] | select(.case == "Carl") | .documents == ["Bo"]' &&
        fails 3 case import missing.csv
}

run_tests a_case_has_variables a_case_is_added_with_all_that_is_known \
    a_case_is_added_whole_or_not_at_all what_is_no_variable_is_told cases_come_from_a_table
