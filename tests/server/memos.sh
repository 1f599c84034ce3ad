#!/bin/sh
# memos.sh - memos over HTTP
. "$(dirname "$0")/server.sh"

memos_are_written_on_things_and_listed() {
    make_coded_study && serves && answers 200 POST /memos '{"text": "# Om allt\n<script>1</script>"}' &&
        json '.number == 1' && answers 200 POST /memos '{"on": "code:Skam", "text": "Skuld?"}' &&
        json '.number == 2' && answers 200 GET /memos &&
        json 'map([.number, .on_kind, .on_name]) == [[1, "project", ""], [2, "code", "Skam"]]' &&
        json '.[0] | .title == "Om allt" and .text == "# Om allt\n<script>1</script>"' &&
        json '.[0] | .coder == "Eva" and (.written_at | test("^20.*Z$"))' &&
        answers 200 GET '/memos?on=code:Skam' && json 'length == 1' && undoes &&
        answers 200 GET /memos && json 'length == 1' &&
        answers 404 POST /memos '{"on": "code:Missing", "text": "x"}' &&
        answers 400 POST /memos '{"on": "shoe:Skam", "text": "x"}' &&
        answers 400 POST /memos '{"text": ""}' && answers 400 POST /memos '{}' &&
        answers 404 GET '/memos?on=code:Missing'
}

a_text_that_another_has_changed_is_not_overwritten() {
    make_study && tema memo add Först >/dev/null && serves && answers 200 GET /memos &&
        basis=$(value '.[0].changed_at') &&
        answers 200 PATCH /memos/1 "{\"text\": \"Sedan\", \"basis\": \"$basis\"}" &&
        refuses 409 'Eva has changed memo 1' PATCH /memos/1 "{\"text\": \"x\", \"basis\": \"$basis\"}" &&
        answers 200 GET /memos && json '.[0].text == "Sedan"' && basis=$(value '.[0].changed_at') &&
        tema --coder Bosse memo edit 1 'Från sidan' >/dev/null &&
        refuses 409 'Bosse has changed' PATCH /memos/1 "{\"text\": \"x\", \"basis\": \"$basis\"}" &&
        answers 200 PATCH /memos/1 '{"text": "ändå"}' && answers 200 GET /memos &&
        json '.[0].text == "ändå"'
}

what_was_saved_is_told_as_the_next_basis() {
    make_study && serves && answers 200 POST /memos '{"text": "Ett"}' && basis=$(value .changed_at) &&
        answers 200 PATCH /memos/1 "{\"text\": \"Två\", \"basis\": \"$basis\"}" && json '.number == 1' &&
        basis=$(value .changed_at) && answers 200 GET /memos && json ".[0].changed_at == \"$basis\"" &&
        tema --coder Bosse memo edit 1 'Från sidan' >/dev/null &&
        refuses 409 'Bosse has changed' PATCH /memos/1 "{\"text\": \"Tre\", \"basis\": \"$basis\"}"
}

memos_are_changed_and_removed() {
    make_study && tema memo add Först >/dev/null && serves &&
        answers 200 PATCH /memos/1 '{"text": "Sedan"}' && undoes && answers 200 GET /memos &&
        json '.[0].text == "Först"' && answers 200 DELETE /memos/1 && answers 200 GET /memos &&
        json '. == []' && undoes && answers 200 GET /memos && json 'length == 1' &&
        answers 404 PATCH /memos/9 '{"text": "x"}' && answers 404 DELETE /memos/9 &&
        answers 400 PATCH /memos/1 '{}' && answers 404 DELETE /memos/ett
}

run_tests memos_are_written_on_things_and_listed \
    a_text_that_another_has_changed_is_not_overwritten what_was_saved_is_told_as_the_next_basis \
    memos_are_changed_and_removed
