# tap.sh - what every test of the command line reads first
#
# A test is a function whose name is a sentence; `run_tests name...` runs each in a folder of
# its own and prints TAP. A test is a chain of checks: succeeds, fails, prints, says, json ...
# The program is $TEMA, else $TEMA_BUILD/tema.
set -u

TEMA=${TEMA:-${TEMA_BUILD:?the folder of the program to test}/tema}
case $TEMA in /*) ;; *) TEMA=$PWD/$TEMA ;; esac
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
LC_ALL=C.UTF-8 TZ=UTC
export LC_ALL TZ
unset TEMA_PROJECT VISUAL EDITOR

tema() {
    "$TEMA" "$@" </dev/null
}

# Runs the program; what it printed, said and returned stays in $out, $err and $status.
run() {
    status=0
    command="tema $*"
    tema "$@" >"$out" 2>"$err" || status=$?
}

show() {
    printf '# %s: %s\n' "$command" "$1"
    sed 's/^/# stdout: /' "$out"
    sed 's/^/# stderr: /' "$err"
    return 1
}

# succeeds ARGUMENT...: exit code 0 and silence on standard error.
succeeds() {
    run "$@"
    [ "$status" -eq 0 ] || show "exit code $status" || return 1
    [ ! -s "$err" ] || show 'it says something on standard error'
}

# fails CODE ARGUMENT...: that exit code, nothing on standard output, one line "tema: ..." on
# standard error.
fails() {
    expected=$1
    shift
    run "$@"
    [ "$status" -eq "$expected" ] || show "exit code $status, not $expected" || return 1
    [ ! -s "$out" ] || show 'it prints something' || return 1
    [ "$(wc -l <"$err")" -eq 1 ] || show 'it says more or less than one line' || return 1
    grep -q '^tema: [^ ]' "$err" || show 'its line does not begin with tema:'
}

# finds_fault CODE ARGUMENT...: that exit code, after an answer.
finds_fault() {
    expected=$1
    shift
    run "$@"
    [ "$status" -eq "$expected" ] || show "exit code $status, not $expected"
}

prints() {
    grep -qF -- "$1" "$out" || show "it does not print: $1"
}

prints_not() {
    ! grep -qF -- "$1" "$out" || show "it prints: $1"
}

# prints_lines N
prints_lines() {
    [ "$(wc -l <"$out")" -eq "$1" ] || show "it does not print $1 lines"
}

says() {
    grep -qF -- "$1" "$err" || show "it does not say: $1"
}

# json FILTER: what it printed is JSON, and jq's FILTER holds of it.
json() {
    jq -e "$1" "$out" >/dev/null 2>&1 || show "not so: $1"
}

# Some machines make no terminals; what needs one is then left out, and that is said.
has_terminal() {
    script -qefc true /dev/null </dev/null >/dev/null 2>&1 || {
        echo '# left out: this machine makes no terminal'
        return 1
    }
}

# In a terminal of COLUMNS columns; the answer, without carriage returns, comes to $out.
run_in_terminal() {
    command="$2 ... in a terminal"
    script -qefc "stty cols $1; TERM=dumb \"\$TEMA\" $2" /dev/null </dev/null |
        tr -d '\r' >"$out"
}

# What two documents of a small study say.
write_interviews() {
    printf '%s\n' 'I: Hur var det?' \
        'Anna: Jag ringde en vän på avdelningen och då släppte det. Jag ringde inte hem.' \
        'I: Och sedan?' \
        'Anna: Sedan gick jag ut och gick i skogen en lång stund, ensam med alltihop.' \
        >Anna.txt
    printf '%s\n' 'I: Hur var det?' \
        'Bo: Jag satt kvar och skämdes. Det var – hur ska jag säga – som att krympa.' \
        'I: Sade du det till någon?' \
        'Bo: Nej, till ingen.' >Bo.txt
}

# A study with two interviews, in this folder.
make_study() {
    write_interviews
    tema init study.tema --title Skam --language sv --coder Eva >/dev/null &&
        tema import Anna.txt Bo.txt --case-from-name >/dev/null
}

# ... and with codes, themes and quotations.
make_coded_study() {
    make_study &&
        tema code add 'Stöd/Kollega' >/dev/null &&
        tema code add Skam >/dev/null &&
        tema quote add Anna --text 'Jag ringde en vän på avdelningen och då släppte det.' \
            --code 'Stöd/Kollega' --key q7k3f2 >/dev/null &&
        tema quote add Bo --text 'Jag satt kvar och skämdes.' --code Skam \
            --key q9n4z8 >/dev/null &&
        tema theme add 'Att få hjälp' --concept 'Ingen bär det ensam' >/dev/null &&
        tema theme gather 'Att få hjälp' 'Stöd/Kollega' >/dev/null
}

run_tests() {
    number=0 failed=0
    echo "1..$#"
    for name in "$@"; do
        number=$((number + 1))
        out=$scratch/out.$number err=$scratch/err.$number command='' status=0
        : >"$out"
        : >"$err"
        mkdir "$scratch/$number"
        cd "$scratch/$number" || exit 99
        sentence=$(echo "$name" | tr _ ' ')
        if "$name"; then
            echo "ok $number - $sentence"
        else
            echo "not ok $number - $sentence"
            failed=1
        fi
    done
    cd / || exit 99
    exit $failed
}
