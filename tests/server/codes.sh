#!/bin/sh
# codes.sh - the codebook over HTTP
. "$(dirname "$0")/server.sh"

the_codebook_is_a_tree_with_figures() {
    make_coded_study && serves && answers 200 GET /codes &&
        json 'map(.path) == ["Skam", "Stöd", "Stöd/Kollega"] and map(.depth) == [0, 0, 1]' &&
        json '.[2].parent == .[1].id and .[0].parent == 0 and .[0].removed == false' &&
        json '.[2] | .codings == 1 and .quotations == 1 and .cases == 1' &&
        theme=$(id_of themes 'Att få hjälp') && answers 200 GET /codes &&
        json ".[2].themes == [$theme] and .[0].themes == []"
}

a_code_is_added_by_path_or_below_a_parent() {
    make_study && serves &&
        answers 200 POST /codes '{"path": "A/B", "description": "<b>b</b>", "color": "#112233"}' &&
        b=$(value .id) && answers 200 POST /codes "{\"parent\": $b, \"name\": \"C\"}" && json '.id > 0' &&
        answers 200 GET /codes && json 'map(.path) == ["A", "A/B", "A/B/C"]' &&
        json '.[1] | .description == "<b>b</b>" and .color == "#112233"' && undoes &&
        answers 200 GET /codes && json 'length == 2' &&
        answers 409 POST /codes '{"path": "a/b"}' && answers 400 POST /codes '{}' &&
        answers 400 POST /codes '{"name": "x/y"}' && answers 400 POST /codes '{"path": ""}' &&
        answers 400 POST /codes '{"path": "D", "color": "red"}' &&
        answers 404 POST /codes '{"parent": 999, "name": "x"}' &&
        answers 400 POST /codes '[]' && answers 400 POST /codes '{'
}

a_code_changes_in_all_its_fields_as_one_action() {
    make_coded_study && serves && skam=$(id_of codes Skam) && stod=$(id_of codes Stöd) &&
        answers 200 PATCH "/codes/$skam" "{\"name\": \"Skuld\", \"parent\": $stod,
            \"description\": \"när\", \"color\": \"#445566\"}" && json '. == {}' &&
        answers 200 GET /codes && json 'map(.path) == ["Stöd", "Stöd/Kollega", "Stöd/Skuld"]' &&
        json '.[2] | .description == "när" and .color == "#445566"' && undoes &&
        answers 200 GET /codes && json '.[0] | .path == "Skam" and .description == ""' &&
        answers 200 PATCH "/codes/$(id_of codes Kollega)" '{"parent": 0}' &&
        answers 200 GET /codes && json 'map(.path) == ["Kollega", "Skam", "Stöd"]' &&
        answers 409 PATCH "/codes/$skam" '{"name": "stöd"}' &&
        answers 400 PATCH "/codes/$skam" '{"color": "red"}' &&
        answers 400 PATCH "/codes/$skam" "{\"parent\": $skam}" &&
        answers 404 PATCH /codes/999 '{"name": "x"}'
}

what_a_code_is_for_is_kept_with_it() {
    make_coded_study && serves && skam=$(id_of codes Skam) &&
        answers 200 PATCH "/codes/$skam" \
            '{"includes": "blygsel", "excludes": "<b>skuld</b>", "example": "q9n4z8"}' &&
        answers 200 GET /codes && json '.[0] | .includes == "blygsel" and .example == "q9n4z8"' &&
        json '.[0].excludes == "<b>skuld</b>"' && undoes && answers 200 GET /codes &&
        json '.[0] | .includes == "" and .excludes == "" and .example == null' &&
        answers 404 PATCH "/codes/$skam" '{"example": "q00000"}'
}

a_removed_code_tells_how_many_codings_went() {
    make_coded_study && serves && stod=$(id_of codes Stöd) && answers 200 DELETE "/codes/$stod" &&
        json '.codings == 1' && answers 200 GET /codes && json 'length == 1' && undoes &&
        answers 200 GET /codes && json 'length == 3' && answers 404 DELETE /codes/999
}

a_merge_is_foretold_and_done() {
    make_coded_study && tema quote code q7k3f2 Skam >/dev/null && serves &&
        skam=$(id_of codes Skam) && kollega=$(id_of codes Kollega) &&
        answers 200 GET "/codes/$kollega/merge?into=$skam" &&
        json '. == {codings: 1, quotations: 1, both: 1, children: 0, themes: 1}' &&
        answers 400 GET "/codes/$kollega/merge" && answers 404 GET "/codes/$kollega/merge?into=999" &&
        answers 200 POST "/codes/$kollega/merge" "{\"into\": $skam}" && answers 200 GET /codes &&
        json 'map(.path) == ["Skam", "Stöd"]' && undoes && answers 200 GET /codes &&
        json 'length == 3' && answers 400 POST "/codes/$kollega/merge" '{}' &&
        answers 404 POST "/codes/$kollega/merge" '{"into": 999}' &&
        answers 400 POST "/codes/$kollega/merge" "{\"into\": $kollega}"
}

run_tests the_codebook_is_a_tree_with_figures a_code_is_added_by_path_or_below_a_parent \
    a_code_changes_in_all_its_fields_as_one_action \
    what_a_code_is_for_is_kept_with_it a_removed_code_tells_how_many_codings_went \
    a_merge_is_foretold_and_done
