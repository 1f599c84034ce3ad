#!/bin/sh
# code.sh - the codebook
. "$(dirname "$0")/tap.sh"

a_code_is_added_with_its_parents() {
    make_study && succeeds code add 'Stöd/Kollega' --description 'hjälp' --color '#2a7f78' &&
        prints 'added the code Stöd/Kollega' && succeeds code list --format json &&
        json 'map(.code) == ["Stöd", "Stöd/Kollega"]' &&
        json '.[1].description == "hjälp" and .[1].color == "#2a7f78"' &&
        json '.[1].name == "Kollega" and .[1].depth == 1'
}

two_siblings_cannot_share_a_name() {
    make_coded_study && fails 1 code add skam && fails 2 code add '' &&
        fails 2 code add Rött --color rött
}

a_code_is_described() {
    make_coded_study && succeeds code describe Kollega --description 'vän i arbetet' &&
        succeeds code list --format json &&
        json '.[] | select(.name == "Kollega") | .description == "vän i arbetet"' &&
        succeeds code describe Kollega --includes 'när hon ber om hjälp' --excludes råd \
            --example q7k3f2 && succeeds code list --format json &&
        json '.[] | select(.name == "Kollega") | [.includes, .excludes, .example]
              == ["när hon ber om hjälp", "råd", "q7k3f2"]' &&
        fails 2 code describe Kollega && fails 3 code describe Kollega --example q00000
}

a_code_is_renamed_and_moved() {
    make_coded_study && succeeds code rename 'Stöd/Kollega' Vän &&
        prints 'renamed Stöd/Kollega to Stöd/Vän' &&
        succeeds code move Vän Skam && prints 'Skam/Vän' && succeeds code move Vän / &&
        succeeds code list --format json && json 'map(.code) | index("Vän") != null' &&
        fails 2 code move Skam Skam
}

codes_are_merged() {
    make_coded_study && succeeds code merge Skam into 'Stöd/Kollega' &&
        prints 'merged Skam into Stöd/Kollega' && succeeds quote list --format json &&
        json 'all(.[]; .codes == ["Stöd/Kollega"])' && succeeds undo &&
        succeeds code merge Skam 'Stöd/Kollega'
}

a_code_is_removed_and_its_quotations_stay() {
    make_coded_study && succeeds code remove Skam --format json && json '.codings == 1' &&
        succeeds quote list --uncoded --format json && json 'map(.key) == ["q9n4z8"]'
}

the_nearest_codes_are_offered() {
    make_coded_study && fails 3 code rename Kolega X && says 'Kollega'
}

an_empty_name_is_told() {
    make_study && fails 2 code add '' && says "a code's name is empty" &&
        fails 2 code add A//B && says "a code's name is empty" && fails 2 code add A/
}

run_tests an_empty_name_is_told a_code_is_added_with_its_parents two_siblings_cannot_share_a_name \
    a_code_is_described a_code_is_renamed_and_moved codes_are_merged \
    a_code_is_removed_and_its_quotations_stay the_nearest_codes_are_offered
