#!/bin/sh
# init.sh - a project is made and found
. "$(dirname "$0")/tap.sh"

a_new_project_is_empty() {
    succeeds init study.tema --title Skam --language sv --coder Eva &&
        prints 'made study.tema for the coder Eva' && [ -f study.tema ] &&
        succeeds info --format json &&
        json '.title == "Skam" and .language == "sv" and .coder == "Eva"' &&
        json '.approach == "reflexive" and .documents == 0 and .codes == 0'
}

the_ending_may_be_left_out() {
    succeeds init study && [ -f study.tema ]
}

a_project_is_not_made_over_another() {
    tema init study.tema >/dev/null && cp study.tema before &&
        fails 1 init study.tema && cmp -s study.tema before
}

of_two_who_make_the_same_project_at_once_one_has_it() {
    for round in 1 2 3 4 5 6 7 8 9 10; do
        tema init "study$round.tema" >first 2>&1 &
        other=$!
        made=0
        tema init "study$round.tema" >second 2>&1 && made=1
        wait "$other" && made=$((made + 1))
        cat first second >"$out"
        command="two inits, round $round"
        [ "$made" -eq 1 ] || show "made $made times" || return 1
        succeeds --project "study$round.tema" info || return 1
    done
}

a_project_needs_a_folder() {
    fails 3 init nowhere/study.tema && says "there is no folder 'nowhere'" &&
        echo words >file && fails 3 init file/study.tema && says "no folder 'file'"
}

a_name_too_long_is_told() {
    long=$(printf '%0250d' 0)
    fails 2 init "$long.tema" && says 'too long' && fails 2 --project "$long.tema" info
}

a_folder_is_no_project() {
    mkdir some.tema && fails 4 --project some.tema info && says 'is a folder' &&
        fails 4 init some.tema && says 'is a folder'
}

an_approach_is_one_of_three() {
    succeeds init a.tema --approach codebook && fails 2 init b.tema --approach guess &&
        says 'reflexive|codebook|reliability' && [ ! -e b.tema ]
}

without_a_project_the_way_out_is_told() {
    fails 3 info && says "tema init NAME.tema"
}

of_two_projects_one_is_to_be_named() {
    tema init one.tema --title One >/dev/null && tema init two.tema --title Two >/dev/null &&
        fails 3 info && says 'one.tema, two.tema' && says '--project' &&
        succeeds --project two.tema info && prints 'title: Two' &&
        succeeds info --project=one.tema && prints 'title: One'
}

the_environment_may_name_the_project() {
    mkdir inner && tema init inner/one.tema --title One >/dev/null &&
        TEMA_PROJECT=inner/one.tema && export TEMA_PROJECT && succeeds info
    result=$?
    unset TEMA_PROJECT
    [ $result -eq 0 ] && prints 'title: One'
}

a_file_that_is_no_project_is_told() {
    echo words >some.tema
    fails 4 info
}

a_missing_project_is_told() {
    fails 3 info --project missing.tema && says missing.tema
}

another_coder_can_act() {
    make_coded_study &&
        succeeds --coder Olle quote code q7k3f2 Skam &&
        succeeds coder list --format json &&
        json 'map(.coder) | sort == ["Eva", "Olle"]' &&
        json '.[] | select(.coder == "Olle") | .codings == 1'
}

run_tests a_new_project_is_empty the_ending_may_be_left_out \
    a_name_too_long_is_told a_folder_is_no_project \
    a_project_is_not_made_over_another of_two_who_make_the_same_project_at_once_one_has_it \
    a_project_needs_a_folder \
    an_approach_is_one_of_three without_a_project_the_way_out_is_told \
    of_two_projects_one_is_to_be_named the_environment_may_name_the_project \
    a_file_that_is_no_project_is_told a_missing_project_is_told another_coder_can_act
