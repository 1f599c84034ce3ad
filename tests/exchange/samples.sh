#!/bin/sh
# samples.sh - files that other programs wrote: what comes in is what xmllint counts in them
#
# The pair of NVivo's is always looked at; TEMA_REFI_SAMPLES names a folder with more *.qdpx, *.qde
# and *.qdc (default ../shared/refi/samples where it is there).
. "$(dirname -- "$0")/../tap.sh"
tema=$TEMA_BUILD/tema
samples=${TEMA_REFI_SAMPLES:-$TEMA_ROOT/../shared/refi/samples}
folder=$(mktemp -d) pair=$(mktemp -d)
trap 'rm -rf "$folder" "$pair"' EXIT
export LC_ALL=C.UTF-8

# The XML of a sample, an element a line.
xml_of() { # FILE
    case $1 in
    *.qdpx) unzip -p "$1" '*.qde' ;;
    *) cat "$1" ;;
    esac | xmllint --format -
}

count() { # XPATH
    xmllint --xpath "count($1)" "$folder/project.xml"
}

e() { # LOCAL NAME ...: a path of elements of whatever namespace
    for name; do printf '/*[local-name()="%s"]' "$name"; done
}

told() { # MEMBER
    jq -r ".$1" "$folder/info.json"
}

# A line a coding: what it stands on, the code, the user; a quotation that stands twice under
# one GUID (in a page and in the page's text) is one.
codings_in_file() {
    awk '
        function attribute(name,   text) {
            if (!match($0, "[ \t]" name "=\"[^\"]*\"")) return ""
            text = substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
            return toupper(text)
        }
        /<[A-Za-z]*(Source|Selection|Note|Transcript|Representation|TextDescription)[ >]/ {
            if ($0 !~ /\/>[ \t]*$/) stack[++depth] = attribute("guid")
        }
        /<\/[A-Za-z]*(Source|Selection|Note|Transcript|Representation|TextDescription)>/ { depth-- }
        /<Coding[ >]/ { user = attribute("creatingUser") }
        /<CodeRef[ >]/ && depth > 0 { print stack[depth], attribute("targetGUID"), user }
    ' "$folder/project.xml" | sort -u | wc -l
}

# GUID, tab, name of every selection in a text, with the five entities of XML undone.
names_in_file() {
    awk '
        function attribute(name,   text) {
            if (!match($0, "[ \t]" name "=\"[^\"]*\"")) return ""
            text = substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4)
            gsub(/&#(10|13|9|xA|xD|x9);/, " ", text); gsub(/&lt;/, "<", text)
            gsub(/&gt;/, ">", text); gsub(/&quot;/, "\"", text); gsub(/&amp;/, "\\&", text)
            return text
        }
        /<PlainTextSelection[ >]/ {
            name = attribute("name")
            if (name != "") print toupper(attribute("guid")) "\t" name
        }' "$folder/project.xml"
}

# GUID, tab, words of every quotation in the project, on one line.
words_in_project() {
    sqlite3 -tabs "$folder/study.tema" "SELECT hex(o.guid), replace(replace(q.words, char(10), ' '),
        char(9), ' ') FROM quotation q JOIN history_object o USING (id) WHERE q.removed = 0" |
        sed 's/^\(.\{8\}\)\(.\{4\}\)\(.\{4\}\)\(.\{4\}\)\(.\{12\}\)/\1-\2-\3-\4-\5/'
}

# Per cent of the names that stand where we say, each compared by its first 60 characters,
# white space left out.
names_that_fit() {
    names_in_file | sort >"$folder/names"
    words_in_project | sort >"$folder/words"
    join -t "$(printf '\t')" "$folder/names" "$folder/words" | awk -F '\t' '
        $3 == "" { next } # its text did not come along
        { name = $2; words = $3; sub(/(…|\.\.\.)$/, "", name)
          gsub(/[ \t ]/, "", name); gsub(/[ \t ]/, "", words)
          n = length(name) < 60 ? length(name) : 60
          all++; fit += substr(name, 1, n) == substr(words, 1, n) }
        END { printf "%d %d %d\n", all, fit, all == 0 ? 100 : int(100 * fit / all) }'
}

project() { # NAME
    is "$(told documents)" "$(count "$(e Project Sources)/*")" "$1: every source is a document" 
    is "$(told codes)" "$(count "/$(e CodeBook)/$(e Code)")" "$1: every code"
    is "$(told codings)" "$(codings_in_file)" "$1: every coding"
    is "$(told cases)" "$(count "$(e Project Cases Case)[@name]")" "$1: every case that has a name"
    is "$(told variables)" "$(count "$(e Project Variables Variable)")" "$1: every variable"
    is "$(told memos)" "$(count "$(e Project Notes Note)")" "$1: every note is a memo"
    is "$(told links)" "$(count "$(e Project Links Link)")" "$1: every link"
    is "$(told sets)" "$(count "$(e Project Sets Set)")" "$1: every set"
    is "$(told graphs)" "$(count "$(e Project Graphs Graph)")" "$1: every graph"
    fits=$(names_that_fit)
    [ "${fits##* }" -ge 99 ]
    is $? 0 "$1: at least 99 of 100 texts begin as their names say (${fits% *})"
}

sh "$(dirname -- "$0")/nvivo_pair.sh" "$pair" >/dev/null
found=0
for sample in "$pair"/*.qdpx "$samples"/*.qdpx "$samples"/*.qde "$samples"/*.qdc; do
    [ -e "$sample" ] || continue
    found=$((found + 1))
    name=$(basename "$sample")
    rm -f "$folder"/*
    xml_of "$sample" >"$folder/project.xml"
    (cd "$folder" && "$tema" init study --coder A >/dev/null &&
        "$tema" import --project study.tema "$sample" >/dev/null 2>"$folder/error")
    is "$? $(cat "$folder/error")" '0 ' "$name is imported"
    "$tema" info --project "$folder/study.tema" --format json >"$folder/info.json"
    case $name in
    *.qdc) is "$(told codes)" "$(count "/$(e Code)")" "$name: every code" ;;
    *) project "$name" ;;
    esac
    "$tema" check --project "$folder/study.tema" >/dev/null
    is $? 0 "$name: the project is sound"
done
[ "$found" -ge 2 ]
is $? 0 'samples were found'
finish
