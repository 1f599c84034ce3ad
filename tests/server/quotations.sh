#!/bin/sh
# quotations.sh - spans marked, coded, listed, over HTTP
. "$(dirname "$0")/server.sh"

quotations_are_listed_with_their_codings() {
    make_coded_study && serves && kollega=$(id_of codes Kollega) && answers 200 GET /quotations &&
        json '.total == 2 and (.items | map(.key) == ["q7k3f2", "q9n4z8"])' &&
        json '.items[0] | .document_name == "Anna" and .case == "Anna" and .speaker == "Anna"' &&
        json '.items[0] | .words == "Jag ringde en vän på avdelningen och då släppte det."' &&
        json ".items[0].codings == [{code: $kollega, path: \"Stöd/Kollega\", coder: \"Eva\"}]" &&
        json '.items[0] | .before == "" and .comment == "" and .doubt == null and .place == null'
}

a_list_is_narrowed_sorted_and_paged() {
    make_coded_study && tema case set Bo Kön=Man >/dev/null &&
        tema quote add Bo --text 'till ingen' >/dev/null && serves &&
        kollega=$(id_of codes Kollega) && anna=$(id_of documents Anna) &&
        theme=$(id_of themes 'Att få hjälp') &&
        for narrowed in "code=$kollega" "document=$anna" "theme=$theme" case=Anna q=AVDELNINGEN \
            uncoded=1 'variable=K%C3%B6n&value=Man&most=1'; do
            answers 200 GET "/quotations?$narrowed" && json '.items | length == 1' || return 1
        done &&
        answers 200 GET '/quotations?coder=Eva' && json '.total == 2' &&
        answers 200 GET '/quotations?sort=length&skip=1&most=1&context=20' &&
        json '.total == 3 and (.items | length == 1) and .items[0].key == "q9n4z8"' &&
        json '.items[0].before != "" and .items[0].after != ""' &&
        refuses 400 newest GET '/quotations?sort=oldest' &&
        answers 400 GET '/quotations?most=few' && answers 400 GET '/quotations?variable=Age' &&
        answers 404 GET '/quotations?case=Nobody' && answers 404 GET '/quotations?code=999'
}

one_quotation_comes_with_what_stands_around_it() {
    make_coded_study && serves && answers 200 GET /quotations/q7k3f2 &&
        json '(.before | endswith("Anna: ")) and (.after | contains("ringde inte hem"))' &&
        refuses 404 q7k3f2 GET /quotations/q7k3f3
}

a_span_is_marked_and_coded_with_old_codes_and_new_ones_at_once() {
    make_coded_study && serves && anna=$(id_of documents Anna) && skam=$(id_of codes Skam) &&
        answers 200 POST /quotations "{\"document\": $anna, \"start\": 22, \"end\": 32,
            \"codes\": [$skam], \"new_codes\": [\"Stöd/<i>Vän\", \"Stöd/Kollega\"],
            \"comment\": \"<script>\"}" &&
        json '.created == true and (.key | test("^q"))' && key=$(value .key) &&
        answers 200 GET "/quotations/$key" && json '.words == "Jag ringde" and .comment == "<script>"' &&
        json '.codings | map(.path) | sort == ["Skam", "Stöd/<i>Vän", "Stöd/Kollega"]' &&
        answers 200 POST /quotations "{\"document\": $anna, \"start\": 22, \"end\": 32}" &&
        json ".created == false and .key == \"$key\"" && undoes &&
        answers 404 GET "/quotations/$key" && answers 200 GET /codes && json 'length == 3'
}

a_span_that_is_none_is_refused() {
    make_study && serves && anna=$(id_of documents Anna) &&
        answers 400 POST /quotations "{\"document\": $anna, \"start\": 5, \"end\": 5}" &&
        answers 400 POST /quotations "{\"document\": $anna, \"start\": -1, \"end\": 5}" &&
        answers 400 POST /quotations "{\"document\": $anna, \"start\": 5, \"end\": 99999}" &&
        answers 400 POST /quotations "{\"document\": $anna, \"start\": 5}" &&
        answers 400 POST /quotations "{\"document\": $anna, \"start\": 5, \"end\": \"9\"}" &&
        answers 404 POST /quotations '{"document": 999, "start": 5, "end": 9}' &&
        answers 404 POST /quotations \
            "{\"document\": $anna, \"start\": 5, \"end\": 9, \"codes\": [999], \"new_codes\": [\"x\"]}" &&
        answers 200 GET /quotations && json '.total == 0' && answers 200 GET /codes && json 'length == 0'
}

codes_are_put_on_and_taken_away_as_one_action() {
    make_coded_study && serves && skam=$(id_of codes Skam) && kollega=$(id_of codes Kollega) &&
        answers 200 PUT /quotations/q7k3f2/codes \
            "{\"add\": [$skam], \"new_codes\": [\"Ny\"], \"remove\": [$kollega]}" &&
        json '. == {}' && answers 200 GET /quotations/q7k3f2 &&
        json '.codings | map(.path) | sort == ["Ny", "Skam"]' && undoes &&
        answers 200 GET /quotations/q7k3f2 && json '.codings | map(.path) == ["Stöd/Kollega"]' &&
        answers 404 PUT /quotations/q7k3f2/codes '{"add": [999]}' &&
        answers 400 PUT /quotations/q7k3f2/codes '{"add": ["Skam"]}' &&
        answers 404 PUT /quotations/q00000/codes '{}'
}

a_quotation_is_moved_commented_and_removed() {
    make_coded_study && serves && answers 200 PATCH /quotations/q7k3f2 \
        '{"start": 22, "end": 39, "comment": "kort"}' &&
        answers 200 GET /quotations/q7k3f2 &&
        json '.words == "Jag ringde en vän" and .comment == "kort"' && undoes &&
        answers 200 GET /quotations/q7k3f2 && json '.comment == "" and .end > 39' &&
        answers 400 PATCH /quotations/q7k3f2 '{"start": 3}' &&
        answers 400 PATCH /quotations/q7k3f2 '{"start": 9, "end": 2}' &&
        answers 404 PATCH /quotations/q00000 '{"comment": ""}' &&
        answers 200 DELETE /quotations/q7k3f2 && answers 404 GET /quotations/q7k3f2 && undoes &&
        answers 200 GET /quotations/q7k3f2 && answers 404 DELETE /quotations/q00000
}

run_tests quotations_are_listed_with_their_codings a_list_is_narrowed_sorted_and_paged \
    one_quotation_comes_with_what_stands_around_it \
    a_span_is_marked_and_coded_with_old_codes_and_new_ones_at_once \
    a_span_that_is_none_is_refused codes_are_put_on_and_taken_away_as_one_action \
    a_quotation_is_moved_commented_and_removed
