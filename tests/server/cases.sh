#!/bin/sh
# cases.sh - cases and their values over HTTP
. "$(dirname "$0")/server.sh"

a_case_is_added_with_its_values() {
    make_coded_study && serves && answers 200 POST /cases '{"name": "<u>Cilla</u>", "values":
        [{"variable": "Ålder", "value": "44"}, {"variable": "Kön", "value": "<b>"}]}' &&
        json '.id > 0' && answers 200 GET /cases && json '.variables == ["Kön", "Ålder"]' &&
        json '.items | map(select(.name == "<u>Cilla</u>"))[0].values
            == [{variable: "Kön", value: "<b>"}, {variable: "Ålder", value: "44"}]' &&
        json '.items | map(select(.name == "Anna"))[0] | .documents == ["Anna"] and .quotations == 1' &&
        undoes && answers 200 GET /cases && json '(.items | length == 2) and .variables == []' &&
        answers 409 POST /cases '{"name": "anna"}' && answers 400 POST /cases '{"name": ""}' &&
        answers 400 POST /cases '{}' && answers 400 POST /cases '{"name": "x", "values": [1]}'
}

a_case_changes_its_name_and_values_as_one_action() {
    make_study && serves && anna=$(id_of cases Anna) &&
        answers 200 PATCH "/cases/$anna" \
            '{"name": "A", "values": [{"variable": "Ålder", "value": "44"}]}' &&
        answers 200 GET /cases && json '.items[0] | .name == "A" and .values[0].value == "44"' &&
        undoes && answers 200 GET /cases && json '.items[0] | .name == "Anna" and .values == []' &&
        answers 409 PATCH "/cases/$anna" '{"name": "Bo"}' && answers 404 PATCH /cases/999 '{"name": "x"}' &&
        answers 400 PATCH "/cases/$anna" '{"values": [{"variable": "x"}]}'
}

a_removed_case_comes_back_by_undo() {
    make_study && serves && anna=$(id_of cases Anna) && answers 200 DELETE "/cases/$anna" &&
        answers 200 GET /cases && json '.items | length == 1' && undoes && answers 200 GET /cases &&
        json '.items | length == 2' && answers 404 DELETE /cases/999
}

a_table_brings_cases_and_values() {
    make_study && serves &&
        answers 200 POST /cases/table '{"csv": "case,Ålder,Kön\nAnna,44,k\nCilla,51,k\n"}' &&
        json '. == {rows: 2, cases: 1, variables: 2, values: 4, documents: 0}' &&
        answers 200 GET /cases && json '.items | map(.name) == ["Anna", "Bo", "Cilla"]' && undoes &&
        answers 200 GET /cases && json '.items | length == 2' &&
        refuses 400 'line 2' POST /cases/table '{"csv": "case,Ålder\n,44\n"}' &&
        answers 415 POST /cases/table '{"csv": ""}' && answers 400 POST /cases/table '{}'
}

a_variable_is_renamed_and_removed_by_its_name() {
    make_study && serves && anna=$(id_of cases Anna) &&
        answers 200 PATCH "/cases/$anna" '{"values": [{"variable": "a/b?", "value": "44"}]}' &&
        answers 200 PATCH /variables '{"variable": "a/b?", "name": "Ålder & mer"}' &&
        answers 200 GET /cases && json '.variables == ["Ålder & mer"]' &&
        json '.items[0].values == [{variable: "Ålder & mer", value: "44"}]' &&
        answers 200 DELETE '/variables?variable=%C3%85lder%20%26%20mer' &&
        answers 200 GET /cases && json '.variables == []' && undoes && answers 200 GET /cases &&
        json '.items[0].values[0].value == "44"' && answers 404 PATCH /variables \
        '{"variable": "x", "name": "y"}' && answers 400 PATCH /variables '{"variable": "x"}' &&
        answers 400 DELETE /variables && answers 404 DELETE '/variables?variable=x'
}

documents_are_connected_with_the_cases_that_are_chosen() {
    make_study && serves && anna=$(id_of cases Anna) && bo=$(id_of documents Bo) &&
        answers 200 PATCH "/documents/$bo" '{"case": ""}' &&
        answers 200 PATCH "/documents/$(id_of documents Anna)" '{"case": ""}' &&
        answers 200 PATCH "/cases/$anna" '{"name": "ANNA.txt"}' && answers 200 GET /cases/matches &&
        json 'map([.document_name, .case_name, .alike])
            == [["Bo", "Bo", "exact"], ["Anna", "ANNA.txt", "ending"]]' &&
        answers 200 POST /cases/matches "{\"documents\": [$bo, 999]}" && json '. == {connected: 1}' &&
        answers 200 GET /documents && json 'map(.case) == [null, "Bo"]' &&
        answers 200 POST /cases/matches '{}' && answers 200 GET /documents &&
        json 'map(.case) == ["ANNA.txt", "Bo"]' && undoes && answers 200 GET /cases/matches &&
        json 'length == 1' && answers 400 POST /cases/matches '{"documents": ["x"]}'
}

run_tests a_case_is_added_with_its_values a_case_changes_its_name_and_values_as_one_action \
    a_removed_case_comes_back_by_undo a_table_brings_cases_and_values \
    a_variable_is_renamed_and_removed_by_its_name \
    documents_are_connected_with_the_cases_that_are_chosen
