#!/bin/sh
# theme.sh - themes and the codes they gather
. "$(dirname "$0")/tap.sh"

a_theme_counts_what_it_gathers() {
    make_coded_study && succeeds theme list --format json &&
        json '.[0].theme == "Att få hjälp" and .[0].concept == "Ingen bär det ensam"' &&
        json '.[0].codes == ["Stöd/Kollega"] and .[0].quotations == 1' &&
        json '.[0].cases == 1 and .[0].of_cases == 2' &&
        succeeds quote list --theme 'Att få hjälp' --format json &&
        json 'map(.key) == ["q7k3f2"]'
}

codes_are_released() {
    make_coded_study && succeeds theme release 'Att få hjälp' Kollega &&
        succeeds theme list --format json && json '.[0].codes == []'
}

what_was_not_gathered_is_not_said_to_be_released() {
    make_coded_study && succeeds theme release 'Att få hjälp' Skam && prints 'nothing is changed' &&
        succeeds theme gather 'Att få hjälp' Kollega && prints 'nothing is changed' &&
        succeeds theme release 'Att få hjälp' Kollega Skam && prints 'released 1 code of 2' &&
        succeeds theme release 'Att få hjälp' Skam --format json && json '.changed == 0'
}

codes_with_commas_are_kept_apart() {
    make_coded_study && tema code add 'Skuld, skam' >/dev/null &&
        succeeds theme gather 'Att få hjälp' 'Skuld, skam' Skam &&
        prints 'gathered 2 codes' && succeeds theme list --format json &&
        json '.[0].codes | sort == ["Skam", "Skuld, skam", "Stöd/Kollega"]'
}

themes_are_ordered_renamed_and_nested() {
    make_coded_study && tema theme add Sist >/dev/null &&
        succeeds theme move Sist --before 'Att få hjälp' &&
        succeeds theme list --format json && json '.[0].theme == "Sist"' &&
        succeeds theme move Sist 'Att få hjälp' && prints 'Att få hjälp/Sist' &&
        succeeds theme rename Sist Till && prints 'Att få hjälp/Till' &&
        succeeds theme move Till / && succeeds theme describe Till --concept Allt &&
        succeeds theme list --format json &&
        json '.[1].theme == "Till" and .[1].concept == "Allt"' &&
        fails 2 theme move Till && fails 3 theme move Till Ingenstans
}

a_theme_is_removed_and_its_codes_stay() {
    make_coded_study && succeeds theme remove 'Att få hjälp' &&
        succeeds theme list --format json && json 'length == 0' &&
        succeeds code list --format json && json 'length == 3'
}

nothing_is_gathered_when_one_code_is_missing() {
    make_coded_study && fails 3 theme gather 'Att få hjälp' Skam Missing &&
        succeeds theme list --format json && json '.[0].codes == ["Stöd/Kollega"]'
}

quotations_are_gathered_in_a_role() {
    make_coded_study && tema theme release 'Att få hjälp' Kollega >/dev/null &&
        succeeds theme gather 'Att få hjälp' --quotation q7k3f2 --role strong &&
        prints 'gathered 1 quotation: Att få hjälp' && succeeds theme list --format json &&
        json '.[0].evidence | map([.key, .role, .case]) == [["q7k3f2", "strong", "Anna"]]' &&
        json '.[0].cases == 1 and .[0].case_names == ["Anna"] and .[0].quotations == 1' &&
        succeeds quote list --theme 'Att få hjälp' --format json && json 'map(.key) == ["q7k3f2"]' &&
        succeeds theme gather 'Att få hjälp' Skam --quotation q7k3f2 --role contrary &&
        prints 'gathered 1 code and 1 quotation' && succeeds history --format json &&
        json '.[0].label == "gathered codes and quotations under '"'Att få hjälp'"'"' &&
        json '.[1].label == "gathered q7k3f2 under '"'Att få hjälp'"' as strong"' &&
        succeeds theme release 'Att få hjälp' --quotation q7k3f2 &&
        succeeds theme list --format json && json '.[0].evidence == [] and .[0].codes == ["Skam"]' &&
        fails 2 theme gather 'Att få hjälp' && fails 2 theme gather 'Att få hjälp' Skam --role strong &&
        fails 2 theme gather 'Att få hjälp' --quotation q7k3f2 --role weak
}

run_tests quotations_are_gathered_in_a_role a_theme_counts_what_it_gathers codes_are_released \
    what_was_not_gathered_is_not_said_to_be_released \
    codes_with_commas_are_kept_apart themes_are_ordered_renamed_and_nested \
    a_theme_is_removed_and_its_codes_stay nothing_is_gathered_when_one_code_is_missing
