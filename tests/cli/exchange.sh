#!/bin/sh
# exchange.sh - projects of other programs come in, ours go out
. "$(dirname "$0")/tap.sh"

options_are_for_what_they_fit() {
    make_study && fails 2 import Anna.txt --dry-run && says 'tema turns' &&
        fails 2 import Anna.txt --offsets utf16 && fails 2 import Anna.txt --offsets utf8 &&
        says 'codepoint|utf16'
}

without_a_project_documents_do_not_come_in() {
    write_interviews && fails 3 import Anna.txt && says 'no project here' &&
        fails 3 import . && says 'no project here' && [ ! -e Anna.tema ] &&
        fails 3 import Anna.txt --project new.tema && [ ! -e new.tema ]
}

what_is_exported_is_chosen_by_parts() {
    make_study && fails 2 export out.qdpx --only codes && says 'codebook, documents' &&
        fails 2 export out.qdpx --only codebook,nonsense && says "'nonsense'" &&
        fails 2 export out.qdpx --only , && [ ! -e out.qdpx ]
}

parts_are_offered_one_by_one() {
    run internal complete -- export --only co && prints codebook && prints codings &&
        run internal complete -- export --only=cases,li && prints '--only=cases,links' &&
        prints_lines 1
}

run_tests options_are_for_what_they_fit without_a_project_documents_do_not_come_in \
    what_is_exported_is_chosen_by_parts parts_are_offered_one_by_one
