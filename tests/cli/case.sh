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

a_case_is_renamed() {
    make_study && succeeds case rename Anna P1 && prints 'renamed Anna to P1' &&
        succeeds case list --format json && json 'map(.case) == ["Bo", "P1"]' &&
        fails 1 case rename P1 bo && fails 3 case rename Anna P2
}

a_removed_case_counts_nowhere_until_it_is_undone() {
    make_coded_study && tema turns Anna --speaker Anna --role participant --case Anna >/dev/null &&
        succeeds case remove Anna && prints 'removed the case Anna' &&
        succeeds theme list --format json &&
        json '.[0].cases == 0 and .[0].of_cases == 1 and .[0].quotations == 1' &&
        succeeds code list --format json && json 'map(.cases) | add == 1' &&
        succeeds turns Anna --format json && json 'all(.[]; .case == null)' &&
        succeeds info --format json && json '.cases == 1' && succeeds check && succeeds undo &&
        succeeds theme list --format json && json '.[0].cases == 1 and .[0].of_cases == 2' &&
        succeeds turns Anna --format json && json 'any(.[]; .case == "Anna")' &&
        fails 3 case remove Ulla
}

a_table_is_told_without_what_there_is_none_of() {
    make_study && printf 'case,Ålder\nCarl,51\n' >cases.csv && succeeds case import cases.csv &&
        prints '1 row: 1 new case, 1 new variable, 1 value set' &&
        succeeds case import cases.csv && prints '1 row: nothing new'
}

a_variable_is_renamed_and_removed() {
    make_study && succeeds case set Anna Ålder=44 && succeeds case set Bo Ålder=50 Kön=m &&
        succeeds variable rename ålder 'Ålder i år' && prints 'renamed Ålder to Ålder i år' &&
        succeeds case list --format json &&
        json 'map(.variables["Ålder i år"]) == ["44", "50"]' &&
        succeeds variable list --format json &&
        json '. == [{variable: "Kön", cases: 1}, {variable: "Ålder i år", cases: 2}]' &&
        fails 1 variable rename Kön 'ålder i år' && fails 3 variable rename Yrke X &&
        says "no variable 'Yrke'" && succeeds variable remove 'Ålder i år' &&
        prints 'removed the variable Ålder i år' && succeeds case list --format json &&
        json 'map(.variables) == [{}, {"Kön": "m"}]' && succeeds undo 2 && succeeds check &&
        succeeds case list --format json && json '.[0].variables["Ålder"] == "44"'
}

documents_are_connected_with_cases_of_their_names() {
    make_study && succeeds case set Anna --document Anna && succeeds case rename Bo bo.docx &&
        succeeds case set bo.docx x=1 && succeeds case remove Anna && succeeds case add anna &&
        succeeds case connect --dry-run --format json &&
        json '. == [{document: "Anna", case: "anna", alike: "case"}]' &&
        succeeds case connect --dry-run && succeeds case connect && prints anna &&
        succeeds document list --format json && json '.[0].case == "anna"' &&
        succeeds case connect && prints 'no document without a case' && succeeds undo &&
        succeeds document list --format json && json '.[0].case == null'
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

run_tests a_table_is_told_without_what_there_is_none_of a_case_has_variables \
    a_case_is_renamed a_removed_case_counts_nowhere_until_it_is_undone \
    a_case_is_added_with_all_that_is_known a_case_is_added_whole_or_not_at_all \
    a_variable_is_renamed_and_removed documents_are_connected_with_cases_of_their_names \
    what_is_no_variable_is_told cases_come_from_a_table
