#!/bin/sh
# readme.sh - the README's commands run as they stand there
. "$(dirname -- "$0")/../tap.sh"

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
ln -s "$TEMA_ROOT/examples" "$folder/examples"
PATH=$TEMA_BUILD:$PATH
export PATH
cd "$folder" || exit 1

# Each fenced block is one step; variables live on in the next.
awk -v folder="$folder" '/^```sh$/ { block++; inside = 1; next }
    /^```$/ { inside = 0 }
    inside { print > (folder "/step" block) }' "$TEMA_ROOT/README.md"
step=1
while [ -f "step$step" ]; do
    while IFS= read -r command; do
        eval "$command" >output 2>&1
        is $? 0 "$command"
        sed 's/^/# /' output | head -n 3
    done <"step$step"
    step=$((step + 1))
done
[ "$step" -gt 5 ]
is $? 0 'the README has its steps'
file_type=$(unzip -l chapter.docx | grep -c word/document.xml)
is "$file_type" 1 'the chapter was written'
finish
