#!/bin/sh
# search.sh - words are looked for everywhere
. "$(dirname "$0")/tap.sh"

a_text_tells_where_words_stand() {
    make_study && printf 'Jag var  rädd – då.\nOch rädd är jag.\n' >Cia.txt &&
        succeeds import Cia.txt && succeeds search 'VAR rädd - då' --format json &&
        json 'length == 1 and .[0].kind == "document" and .[0].name == "Cia"' &&
        json '.[0].start == 4 and .[0].end == 18 and .[0].words == "var  rädd – då"'
}

kinds_and_number_are_as_asked() {
    make_study && succeeds memo add 'Sällsamt' && succeeds code add 'Det sällsamma' &&
        succeeds search sällsam --format json && json 'map(.kind) == ["code", "memo"]' &&
        succeeds search sällsam --kind memo --format json && json 'map(.kind) == ["memo"]' &&
        succeeds search sällsam --most 1 && prints '1 of 2 are shown' &&
        fails 2 search sällsam --kind turn && fails 2 search ' ' && says 'no words'
}

run_tests a_text_tells_where_words_stand kinds_and_number_are_as_asked
