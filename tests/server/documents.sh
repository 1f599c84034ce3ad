#!/bin/sh
# documents.sh - texts, their marks and their speakers, over HTTP
. "$(dirname "$0")/server.sh"

documents_are_listed_with_their_figures() {
    make_coded_study && serves && answers 200 GET /documents &&
        json 'map(.name) == ["Anna", "Bo"] and .[0].source_name == "Anna.txt"' &&
        json '.[0] | .case == "Anna" and .turns == 4 and .quotations == 1 and .codings == 1' &&
        json '.[0] | .length > 100 and .words > 20 and .paragraphs == 4 and .medium == "text"' &&
        json '.[0].imported_at | test("^20.*Z$")'
}

one_document_has_its_speakers_turns_and_paragraphs() {
    make_study && printf '# Rubrik\n\nEtt stycke.\n' >Rubrik.md &&
        tema import Rubrik.md >/dev/null && serves && anna=$(id_of documents Anna) &&
        answers 200 GET "/documents/$anna" &&
        json '.name == "Anna" and (.speakers | map(.label) | sort) == ["Anna", "I"]' &&
        json '.turn_list | .speaker[1] == "Anna" and (map(length) | unique) == [4]' &&
        json '.turn_list | .words_start[1] - .start[1] == 6 and .begin_ms == null' &&
        json '.paragraph_list == []' &&
        answers 200 GET "/documents/$(id_of documents Rubrik)" &&
        json '.paragraph_list == [{start: 0, end: 6, kind: "heading", level: 1}]' &&
        refuses 404 'no such document' GET /documents/999 && answers 404 GET /documents/anna
}

a_text_comes_as_plain_text_as_it_is() {
    make_study && printf 'Hej <script>alert(1)</script> &amp; <b>då</b>\n' >Html.txt &&
        tema import Html.txt >/dev/null && serves && id=$(id_of documents Html) &&
        answers 200 GET "/documents/$id/text" && cmp -s "$out" Html.txt &&
        grep -qi '^content-type: text/plain; charset=utf-8' head &&
        grep -qi '^x-content-type-options: nosniff' head &&
        answers 404 GET /documents/999/text
}

marks_are_those_of_the_document_or_of_a_part_of_it() {
    make_coded_study && serves && anna=$(id_of documents Anna) && kollega=$(id_of codes Kollega) &&
        answers 200 GET "/documents/$anna/marks" &&
        json "length == 1 and .[0].codings == [{code: $kollega, coder: \"Eva\"}]" &&
        json '.[0] | .key == "q7k3f2" and .start == 22 and .comment == "" and .doubt == null' &&
        answers 200 GET "/documents/$anna/marks?from=25&until=26" && json 'length == 1' &&
        answers 200 GET "/documents/$anna/marks?from=0&until=22" && json 'length == 0' &&
        answers 200 GET "/documents/$anna/marks?from=23" && json 'length == 1' &&
        answers 400 GET "/documents/$anna/marks?from=x" && answers 404 GET /documents/999/marks
}

a_document_is_renamed_and_given_a_case_at_once() {
    make_study && serves && anna=$(id_of documents Anna) &&
        answers 200 PATCH "/documents/$anna" '{"name": "Anna <b>1</b>", "case": "Cecilia"}' &&
        json '. == {}' && answers 200 GET "/documents/$anna" &&
        json '.name == "Anna <b>1</b>" and .case == "Cecilia"' &&
        undoes && answers 200 GET "/documents/$anna" && json '.name == "Anna" and .case == "Anna"' &&
        answers 200 PATCH "/documents/$anna" '{"case": ""}' &&
        answers 200 GET "/documents/$anna" && json '.case == null' &&
        refuses 409 Bo PATCH "/documents/$anna" '{"name": "bo"}' &&
        answers 400 PATCH "/documents/$anna" '{"name": 7}' &&
        answers 404 PATCH /documents/999 '{"name": "x"}'
}

what_cannot_be_done_whole_is_not_begun() {
    make_study && serves && anna=$(id_of documents Anna) &&
        answers 409 PATCH "/documents/$anna" '{"case": "Ny", "name": "Bo"}' &&
        answers 200 GET "/documents/$anna" && json '.name == "Anna" and .case == "Anna"' &&
        answers 200 GET /cases && json '.items | map(.name) == ["Anna", "Bo"]'
}

a_removed_document_comes_back_by_undo() {
    make_coded_study && serves && anna=$(id_of documents Anna) &&
        answers 200 DELETE "/documents/$anna" && answers 200 GET /documents &&
        json 'length == 1' && undoes && answers 200 GET "/documents/$anna/marks" &&
        json 'length == 1' && answers 404 DELETE /documents/999
}

speakers_get_roles_and_cases_here_or_everywhere() {
    make_study && serves && anna=$(id_of documents Anna) && bo=$(id_of documents Bo) &&
        answers 200 PATCH "/documents/$anna/speakers" \
            '{"speakers": [{"label": "I", "role": "interviewer"}], "all_documents": true}' &&
        answers 200 GET "/documents/$bo" &&
        json '.speakers | map(select(.label == "I"))[0].role == "interviewer"' &&
        answers 200 PATCH "/documents/$anna/speakers" '{"speakers":
            [{"label": "Anna", "role": "participant", "case": "A"}, {"label": "I", "role": "other"}]}' &&
        answers 200 GET "/documents/$anna" &&
        json '.speakers | map(select(.label == "Anna"))[0] | .role == "participant" and .case == "A"' &&
        undoes && answers 200 GET "/documents/$anna" &&
        json '.speakers | map(select(.label == "I"))[0].role == "interviewer"' &&
        refuses 404 Zeb PATCH "/documents/$anna/speakers" '{"speakers": [{"label": "Zeb"}]}' &&
        refuses 400 boss PATCH "/documents/$anna/speakers" \
            '{"speakers": [{"label": "I", "role": "boss"}]}' &&
        answers 400 PATCH "/documents/$anna/speakers" '{"speakers": ["I"]}' &&
        answers 400 PATCH "/documents/$anna/speakers" '{"speakers": [{}]}'
}

run_tests documents_are_listed_with_their_figures \
    one_document_has_its_speakers_turns_and_paragraphs a_text_comes_as_plain_text_as_it_is \
    marks_are_those_of_the_document_or_of_a_part_of_it \
    a_document_is_renamed_and_given_a_case_at_once what_cannot_be_done_whole_is_not_begun \
    a_removed_document_comes_back_by_undo speakers_get_roles_and_cases_here_or_everywhere
