#!/bin/sh
# exchange.sh - files in and out over HTTP
. "$(dirname "$0")/server.sh"

# sends STATUS QUERY FILE: to /import.
sends() {
    wanted=$1
    asks POST "$p/import?$2" -H 'Content-Type: application/octet-stream' --data-binary "@$3"
    [ "$status" = "$wanted" ] || show "status $status, not $wanted"
}

a_file_becomes_a_document_of_its_name() {
    make_study && printf 'I: Hej\nCilla: <script>1</script>\nI: Och?\nCilla: Ja.\n' >c.bin && serves &&
        sends 200 'name=Cilla.txt&cases=name' c.bin &&
        json '.kind == "document" and .name == "Cilla" and .already_there == false' &&
        json '.id > 0 and .length > 10 and .turns == 4 and (.remarks | type == "array")' &&
        json '.memos == 0 and (.importer | startswith("text"))' && id=$(value .id) &&
        answers 200 GET "/documents/$id" && json '.case == "Cilla" and .source_name == "Cilla.txt"' &&
        answers 200 GET "/documents/$id/text" && cmp -s "$out" c.bin &&
        sends 200 name=Cilla.txt c.bin && json '.already_there == true' &&
        undoes && answers 200 GET /documents && json 'length == 2'
}

speakers_become_cases_where_that_is_asked_for() {
    make_study && printf 'I: Hej?\nCilla: Nej.\nI: Och?\nCilla: Ja.\n' >c.bin && serves &&
        sends 200 'name=x.txt&cases=speaker' c.bin && answers 200 GET /cases &&
        json '.items | map(.name) | contains(["Cilla"])' &&
        sends 400 'name=y.txt&cases=all' c.bin
}

a_name_never_leads_out_of_the_folder() {
    make_study && echo 'Ord för ord.' >c.bin && serves &&
        sends 200 'name=..%2F..%2Fetc%2FHemlig.txt' c.bin && json '.name == "Hemlig"' &&
        echo 'Andra ord.' >c.bin && sends 200 'name=C:%5Ctexter%5CDold%0A.txt' c.bin &&
        json '.name == "Dold"' && sends 400 'name=..' c.bin && sends 400 'name=a%2F' c.bin &&
        sends 400 '' c.bin
}

a_file_that_cannot_be_read_is_told() {
    make_study && head -c 400 /dev/urandom >c.bin && serves && sends 415 name=x.docx c.bin &&
        json '.kind == "unreadable" and (.message | contains("x.docx"))' &&
        answers 200 GET /documents && json 'length == 2'
}

a_project_goes_out_and_comes_in_with_a_report() {
    make_coded_study && serves && answers 200 GET '/export?format=qdpx' &&
        unzip -tq "$out" >/dev/null && grep -qi '^content-disposition: attachment.*Skam\.qdpx' head &&
        cp "$out" out.qdpx && answers 200 GET '/export?format=qdc' && prints '<CodeBook' &&
        answers 400 GET '/export?format=pdf' && rm study.tema && tema init study.tema >/dev/null &&
        serves && sends 200 name=in.qdpx out.qdpx &&
        json '.kind == "project" and .tally.fresh > 5 and (.lines | length > 0)' &&
        json '.program | test("tema")' &&
        json '.lines[0] | .outcome and .element and (.count > 0) and (.examples | type == "array")' &&
        answers 200 GET /quotations && json '.total == 2' && undoes &&
        answers 200 GET /quotations && json '.total == 0'
}

what_goes_out_is_told_before() {
    make_coded_study && serves && answers 200 GET '/export/report?format=qdpx&offsets=utf16' &&
        json '.lines | any(.outcome == "read" and .element == "codings" and .count == 2)' &&
        json '.lines | any(.outcome == "lost" and .element == "turns")' &&
        answers 200 GET '/export/report?format=qdc' &&
        json '.lines | all(.element != "codings")' &&
        answers 400 GET '/export/report?format=qdpx&offsets=bytes'
}

run_tests a_file_becomes_a_document_of_its_name speakers_become_cases_where_that_is_asked_for \
    a_name_never_leads_out_of_the_folder a_file_that_cannot_be_read_is_told \
    a_project_goes_out_and_comes_in_with_a_report what_goes_out_is_told_before
