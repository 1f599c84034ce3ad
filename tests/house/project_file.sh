#!/bin/sh
# project_file.sh - docs/project-file.md has every table and every column
. "$(dirname -- "$0")/../tap.sh"
cd "$TEMA_ROOT" || exit 1

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat src/history/kept.sql src/history/derived.sql src/project/derived.sql | sqlite3 "$folder/schema.db"

for table in $(sqlite3 "$folder/schema.db" \
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"); do
    section=$(awk -v table="$table" '/^\*\*/ { here = 0 } /^###/ { here = ($2 == table || $2 == table ":") }
        here && /^\| [a-z_0-9]+ \|/ && $2 != "column" { print $2 }' docs/project-file.md)
    columns=$(sqlite3 "$folder/schema.db" "SELECT name FROM pragma_table_info('$table')")
    is "$section" "$columns" "the table $table is described column by column"
done
finish
