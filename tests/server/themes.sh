#!/bin/sh
# themes.sh - themes and what they gather, over HTTP
. "$(dirname "$0")/server.sh"

themes_are_listed_with_what_they_gather() {
    make_coded_study && serves && kollega=$(id_of codes Kollega) && answers 200 GET /themes &&
        json '.cases == 2 and (.items | length == 1)' &&
        json ".items[0] | .codes == [$kollega] and .quotations == 1 and .cases == 1" &&
        json '.items[0] | .concept == "Ingen bär det ensam" and .case_names == ["Anna"]' &&
        json '.items[0] | .parent == 0 and .depth == 0 and .removed == false and .evidence == []'
}

themes_are_added_moved_and_removed() {
    make_coded_study && serves && answers 200 POST /themes '{"path": "Två", "concept": "<i>x</i>"}' &&
        two=$(value .id) && answers 200 POST /themes "{\"parent\": $two, \"name\": \"Under\"}" &&
        under=$(value .id) && one=$(id_of themes 'Att få hjälp') &&
        answers 200 PATCH "/themes/$two" "{\"before\": $one, \"name\": \"Först\", \"concept\": \"y\"}" &&
        answers 200 GET /themes &&
        json '.items | map(.path) == ["Först", "Först/Under", "Att få hjälp"]' &&
        json '.items[0].concept == "y"' && undoes && answers 200 GET /themes &&
        json '.items | map(.path) == ["Att få hjälp", "Två", "Två/Under"]' &&
        json '.items[1].concept == "<i>x</i>"' &&
        answers 200 PATCH "/themes/$under" '{"parent": 0}' && answers 200 GET /themes &&
        json '.items | map(.path) == ["Att få hjälp", "Två", "Under"]' &&
        answers 200 DELETE "/themes/$two" && answers 200 GET /themes && json '.items | length == 2' &&
        undoes && answers 200 GET /themes && json '.items | length == 3' &&
        answers 409 POST /themes '{"path": "två"}' && answers 400 POST /themes '{}' &&
        answers 404 POST /themes '{"parent": 999, "name": "x"}' &&
        answers 404 PATCH /themes/999 '{"name": "x"}' && answers 404 DELETE /themes/999 &&
        answers 400 PATCH "/themes/$two" "{\"parent\": $two}"
}

codes_are_gathered_and_released_as_one_action() {
    make_coded_study && serves && skam=$(id_of codes Skam) && kollega=$(id_of codes Kollega) &&
        theme=$(id_of themes 'Att få hjälp') &&
        answers 200 PUT "/themes/$theme/codes" "{\"gather\": [$skam], \"release\": [$kollega]}" &&
        answers 200 GET /themes && json ".items[0].codes == [$skam]" && undoes &&
        answers 200 GET /themes && json ".items[0].codes == [$kollega]" &&
        answers 404 PUT "/themes/$theme/codes" '{"gather": [999]}' &&
        answers 404 PUT /themes/999/codes "{\"gather\": [$skam]}" &&
        answers 400 PUT "/themes/$theme/codes" '{"gather": "Skam"}'
}

quotations_are_evidence_for_and_against() {
    make_coded_study && serves && theme=$(id_of themes 'Att få hjälp') &&
        answers 200 PUT "/themes/$theme/quotations" \
            '{"gather": [{"key": "q9n4z8", "role": "contrary"}, {"key": "q7k3f2"}]}' &&
        answers 200 GET /themes && json '.items[0].evidence | map([.key, .role])
            == [["q7k3f2", "gathered"], ["q9n4z8", "contrary"]]' &&
        json '.items[0].evidence[1] | .words == "Jag satt kvar och skämdes." and .case == "Bo"' &&
        answers 200 PUT "/themes/$theme/quotations" \
            '{"gather": [{"key": "q9n4z8", "role": "strong"}], "release": ["q7k3f2"]}' &&
        answers 200 GET /themes &&
        json '.items[0].evidence | map([.key, .role]) == [["q9n4z8", "strong"]]' && undoes &&
        answers 200 GET /themes && json '.items[0].evidence | length == 2' &&
        answers 400 PUT "/themes/$theme/quotations" '{"gather": [{"key": "q9n4z8", "role": "so"}]}' &&
        answers 404 PUT "/themes/$theme/quotations" '{"release": ["q00000"]}' &&
        answers 404 PUT /themes/999/quotations '{"gather": [{"key": "q9n4z8"}]}'
}

a_theme_remembers_its_earlier_forms() {
    make_coded_study && serves && theme=$(id_of themes 'Att få hjälp') &&
        answers 200 PATCH "/themes/$theme" '{"name": "<b>Hjälp"}' &&
        answers 200 PATCH "/themes/$theme" '{"concept": "Ingen"}' &&
        answers 200 GET "/themes/$theme/forms" && json '.[0] | .name == "<b>Hjälp"
            and .concept == "Ingen bär det ensam" and .codes == ["Stöd/Kollega"]' &&
        json '.[1] | .name == "Att få hjälp" and .coder == "Eva" and (.label | length > 0)' &&
        json 'all(.at | test("^20.*Z$"))' && answers 404 GET /themes/999/forms
}

run_tests themes_are_listed_with_what_they_gather themes_are_added_moved_and_removed \
    codes_are_gathered_and_released_as_one_action quotations_are_evidence_for_and_against \
    a_theme_remembers_its_earlier_forms
