#!/bin/sh
# help.sh - help, manual and completion know every command
. "$(dirname "$0")/tap.sh"

# Every command that is not hidden, one a line.
all_commands() {
    tema internal complete -- '' | while read -r word; do
        inner=$(tema internal complete -- "$word" '')
        if tema "$word" --help 2>/dev/null | grep -q '^usage:'; then
            echo "$word"
        else
            echo "$inner" | sed "s/^/$word /"
        fi
    done
}

help_is_as_it_was() {
    succeeds help && diff "$here/help.txt" "$out" | sed 's/^/# /' &&
        cmp -s "$here/help.txt" "$out"
}

without_a_command_help_is_printed() {
    succeeds && cmp -s "$here/help.txt" "$out" && succeeds --help &&
        cmp -s "$here/help.txt" "$out"
}

the_version_is_told() {
    succeeds --version && grep -q '^tema [0-9]' "$out"
}

every_command_has_help() {
    [ "$(all_commands | wc -l)" -gt 45 ] || return 1
    all_commands >commands && while read -r name; do
        # shellcheck disable=SC2086 # a name is one word or two
        succeeds $name --help && prints "usage: tema $name" &&
            [ "$(wc -L <"$out")" -le 80 ] && cp "$out" by_option &&
            succeeds help $name && cmp -s "$out" by_option || return 1
    done <commands
}

every_command_has_a_manual_page() {
    succeeds internal man pages && all_commands >commands && while read -r name; do
        page=pages/tema-$(echo "$name" | tr ' ' -).1
        [ -s "$page" ] && grep -q "^\\.B tema $name" "$page" || show "no $page" || return 1
        grep -qF "tema $(echo "$name" | sed 's/-/\\-/g')" pages/tema.1 ||
            show "$name is not in tema.1" || return 1
    done <commands
}

the_manual_is_sound() {
    command -v groff >/dev/null || return 0
    tema internal man pages && for page in pages/*; do
        groff -man -ww -z -Tutf8 -Kutf8 "$page" 2>>"$err"
    done && [ ! -s "$err" ] || show 'groff complains'
}

exit_codes_are_told() {
    succeeds help exit-codes && prints '7  the project file does not hold together' &&
        tema internal man pages && grep -q 'EXIT STATUS' pages/tema.1
}

topics_and_groups_have_help() {
    succeeds help names && succeeds help coders &&
        prints --coder && succeeds help speakers && prints 'Anna: words' &&
        [ "$(wc -L <"$out")" -le 80 ] && succeeds help formats && prints docx && succeeds help quote &&
        prints 'quote add' && fails 2 help nonsense && fails 2 help quot && says "'quote'"
}

offers_for() {
    command="completion of $*"
    tema internal complete -- "$@" >"$out" 2>"$err"
}

commands_and_options_are_completed() {
    offers_for qu && prints quote && prints_lines 1 && offers_for quote a && prints add &&
        offers_for quote add Anna --co && prints --code && prints --comment &&
        offers_for info --format '' && prints json && offers_for --format=c && prints --format=csv &&
        offers_for import '' && grep -q files "$out"
}

names_are_completed_from_the_project() {
    make_coded_study && offers_for document show A && prints Anna && prints_lines 1 &&
        offers_for quote add Anna --code S && prints 'Stöd/Kollega' && prints Skam &&
        offers_for quote show '' && prints q7k3f2 && offers_for memo add --on code:S &&
        prints 'code:Skam' && offers_for memo add --on t && prints 'theme:' &&
        offers_for theme move X 'Att' && prints 'Att få hjälp' &&
        offers_for code move X 'Stöd/' && prints 'Stöd/Kollega' && cd / &&
        offers_for --project "$OLDPWD/study.tema" case set '' && prints Bo &&
        cd "$OLDPWD" && succeeds case set Bo Ort=Lund && offers_for variable rename O && prints Ort
}

bash_completes() {
    command -v bash >/dev/null || return 0
    make_coded_study && tema internal completion >tema.bash && bash -c '
        PATH=$(dirname "$TEMA"):$PATH
        . ./tema.bash
        COMP_WORDS=(tema quote add Anna --code St) COMP_CWORD=5
        compopt() { :; }
        _tema && printf "%s\n" "${COMPREPLY[@]}"
    ' >"$out" 2>"$err" && command='completion in bash' && prints 'Kollega' && [ ! -s "$err" ]
}

export TEMA
run_tests help_is_as_it_was without_a_command_help_is_printed the_version_is_told \
    every_command_has_help every_command_has_a_manual_page the_manual_is_sound \
    exit_codes_are_told topics_and_groups_have_help commands_and_options_are_completed \
    names_are_completed_from_the_project bash_completes
