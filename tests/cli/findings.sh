#!/bin/sh
# findings.sh - the chapter is checked and written
. "$(dirname "$0")/tap.sh"

write_chapter() {
    printf '%s\n' '# Resultat' '' '## Att få hjälp' '' \
        '[Någon]{theme="Att få hjälp"} fick hjälp:' '' \
        '> "Jag ringde en vän [...] och då släppte det." [@q7k3f2]' '' \
        'Andra bar det själva.' '' '> [@q9n4z8]' >chapter.md
    sed 's/en vän/en kollega/' chapter.md >wrong.md
}

a_chapter_that_holds_is_told() {
    make_coded_study && write_chapter && succeeds findings check chapter.md &&
        prints '2 quotations, 1 count, all hold'
}

one_is_told_as_one_and_none_not_at_all() {
    make_coded_study && printf '%s\n' '> [@q7k3f2]' >one.md && succeeds findings check one.md &&
        prints 'one.md: 1 quotation, it holds' && echo Hej >none.md &&
        succeeds findings check none.md && prints 'no quotations and no counts'
}

what_does_not_hold_is_told_with_its_line() {
    make_coded_study && write_chapter && finds_fault 1 findings check wrong.md &&
        prints 'line 7' && prints q7k3f2 && prints kollega && prints '1 does not hold' &&
        finds_fault 1 findings check wrong.md --format json &&
        json '.[] | select(.fault) | .line == 7 and .key == "q7k3f2"'
}

every_finding_is_told_in_json() {
    make_coded_study && write_chapter && succeeds findings check chapter.md --format json &&
        json 'all(.[]; .fault == false)' &&
        json '[.[] | select(.kind == "quote_holds" or .kind == "quote_brought")] | length == 2'
}

a_chapter_is_written_in_four_forms() {
    make_coded_study && write_chapter &&
        for form in md html docx odt; do
            succeeds findings write chapter.md -o "out.$form" && [ -s "out.$form" ] || return 1
        done &&
        grep -q 'Jag satt kvar och skämdes' out.md &&
        grep -q 'Jag satt kvar och skämdes' out.html &&
        succeeds findings write chapter.md --output=again.docx --style apa7 &&
        succeeds findings write chapter.md --output third.docx --style apa7 &&
        cmp -s again.docx third.docx
}

a_wrong_chapter_is_refused_and_nothing_is_written() {
    make_coded_study && write_chapter && echo before >out.md &&
        fails 1 findings write wrong.md -o out.md && says q7k3f2 &&
        [ "$(cat out.md)" = before ] && [ "$(ls out.md*)" = out.md ]
}

a_chapter_is_not_written_over_itself() {
    make_coded_study && write_chapter && cp chapter.md before.md && ln -s chapter.md link.md &&
        ln chapter.md twin.md && for name in chapter.md ./chapter.md link.md twin.md; do
        fails 2 findings write chapter.md -o $name && says 'the chapter itself' || return 1
    done && cmp -s chapter.md before.md
}

a_draft_is_written_all_the_same() {
    make_coded_study && write_chapter &&
        succeeds findings write wrong.md -o out.html --draft && prints '1 place marked that does not hold' && [ -s out.html ]
}

the_format_is_told_by_the_ending() {
    make_coded_study && write_chapter && fails 2 findings write chapter.md -o out.pdf &&
        says .docx && fails 2 findings write chapter.md && says --output &&
        fails 3 findings write missing.md -o out.md &&
        fails 3 findings write chapter.md -o missing/out.md
}

a_chapter_is_kept_in_the_project() {
    make_coded_study && write_chapter && fails 3 findings show && fails 3 findings check &&
        succeeds findings save chapter.md && succeeds findings show &&
        cmp -s "$out" chapter.md && succeeds findings check && prints 'the saved chapter' &&
        succeeds findings write -o out.md && succeeds info --format json &&
        json '.chapters == 1'
}

run_tests one_is_told_as_one_and_none_not_at_all a_chapter_that_holds_is_told \
    what_does_not_hold_is_told_with_its_line every_finding_is_told_in_json \
    a_chapter_is_written_in_four_forms a_wrong_chapter_is_refused_and_nothing_is_written \
    a_chapter_is_not_written_over_itself a_draft_is_written_all_the_same \
    the_format_is_told_by_the_ending a_chapter_is_kept_in_the_project
