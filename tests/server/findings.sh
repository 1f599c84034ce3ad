#!/bin/sh
# findings.sh - the chapter over HTTP
. "$(dirname "$0")/server.sh"

there_is_no_chapter_at_first() {
    make_study && serves && answers 200 GET /findings && json '.text == "" and (.basis | length > 0)'
}

a_chapter_that_another_has_saved_is_not_overwritten() {
    make_study && serves && answers 200 GET /findings && basis=$(value .basis) &&
        answers 200 PUT /findings "{\"text\": \"# Ett <b>\\n\", \"basis\": \"$basis\"}" &&
        new=$(value .basis) && [ "$new" != "$basis" ] && answers 200 GET /findings &&
        json ".text == \"# Ett <b>\\n\" and .basis == \"$new\"" &&
        refuses 409 'Eva has changed the chapter' PUT /findings "{\"text\": \"x\", \"basis\": \"$basis\"}" &&
        echo Två >two.md && tema --coder Bosse findings save two.md >/dev/null &&
        refuses 409 'Bosse has changed' PUT /findings "{\"text\": \"x\", \"basis\": \"$new\"}" &&
        answers 200 GET /findings && json '.text == "Två\n"' &&
        answers 200 PUT /findings '{"text": "Tre"}' && undoes && answers 200 GET /findings &&
        json '.text == "Två\n"' && answers 400 PUT /findings '{}'
}

a_chapter_is_checked_against_the_data() {
    make_coded_study && serves && answers 200 POST /findings/check '{"text":
        "> [@q7k3f2]\n\n> \"Jag ringde en <b>\" [@q7k3f2]\n\n[Most]{theme=\"Att få hjälp\"}\n"}' &&
        json '.quotations == 2 and .counts == 1 and .faults >= 1' &&
        json '.items[0] | .kind == "quote_brought" and .key == "q7k3f2" and .line == 1' &&
        json '.items[0] | .document == "Anna" and .case == "Anna" and .cases == null' &&
        json '.items[1] | .kind == "quote_changed" and .fault and (.written | contains("<b>"))' &&
        json '.items[2] | .kind | startswith("count_")' &&
        answers 200 POST /findings/check '{}' && json '.items == []' &&
        answers 400 POST /findings/check '{"text": 1}'
}

a_chapter_is_written_out_under_the_studys_name() {
    make_coded_study && serves &&
        answers 200 POST /findings/write '{"text": "> [@q7k3f2]\n", "format": "docx"}' &&
        unzip -tq "$out" >/dev/null && grep -qi '^content-disposition: attachment.*Skam\.docx' head &&
        answers 200 POST /findings/write '{"text": "<script>alert(1)</script>\n", "format": "html"}' &&
        prints_not '<script>alert' && grep -qi '^content-disposition: attachment' head &&
        answers 200 POST /findings/write '{"text": "> [@q7k3f2]\n", "format": "md"}' &&
        prints 'Jag ringde en vän' &&
        answers 200 POST /findings/write '{"text": "> [@q7k3f2]\n", "format": "odt", "style": "apa7",
            "attribution": "none", "draft": true, "counts": true}' &&
        refuses 422 q00000 POST /findings/write '{"text": "> [@q00000]\n", "format": "md"}' &&
        answers 400 POST /findings/write '{"text": "x", "format": "pdf"}' &&
        answers 400 POST /findings/write '{"text": "x"}' &&
        answers 400 POST /findings/write '{"text": "x", "format": "md", "style": "vogue"}'
}

run_tests there_is_no_chapter_at_first a_chapter_that_another_has_saved_is_not_overwritten \
    a_chapter_is_checked_against_the_data a_chapter_is_written_out_under_the_studys_name
