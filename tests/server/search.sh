#!/bin/sh
# search.sh - words anywhere in the study, over HTTP
. "$(dirname "$0")/server.sh"

words_are_found_in_texts_codes_and_memos() {
    make_coded_study && tema memo add 'Ringde hon <b>verkligen</b>?' >/dev/null &&
        tema code add Ringde >/dev/null && serves && anna=$(id_of documents Anna) &&
        answers 200 GET '/search?q=RINGDE' &&
        json '.total == 4 and (.items | map(.kind) | sort)
            == ["code", "document", "document", "memo"]' &&
        json ".items | map(select(.kind == \"document\"))[0] | .document == $anna
            and .document_name == \"Anna\" and .start == 26 and .end == 32
            and .words == \"ringde\" and (.before | endswith(\"Jag \")) and .number == null" &&
        json '.items | map(select(.kind == "memo"))[0] | .number == 1 and .document == null
            and (.after | contains("<b>"))' &&
        answers 200 GET '/search?q=ringde&kinds=code,memo&most=1' &&
        json '.total == 2 and (.items | length == 1)' &&
        answers 200 GET '/search?q=finns%20inte' && json '. == {total: 0, items: []}'
}

a_search_for_nothing_is_refused() {
    make_study && serves && answers 400 GET /search && answers 400 GET '/search?q=' &&
        refuses 400 shoe GET '/search?q=x&kinds=shoe' && answers 400 GET '/search?q=x&most=-1'
}

run_tests words_are_found_in_texts_codes_and_memos a_search_for_nothing_is_refused
