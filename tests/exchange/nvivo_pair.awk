# nvivo_pair.awk - writes a study as NVivo for Windows, or for Mac, exports it
#
# awk -v form=windows|mac -v folder=DIR -f nvivo_pair.awk nvivo_pair.txt, with LC_ALL=C:
# strings are bytes. Makes DIR/project.qde, DIR/sources/*.txt, DIR/docx/GUID/word/document.xml
# and DIR/expected, where each coding is a line: document, words (a line's end is ⏎), code,
# coder. What the two programs do was measured:
#            Windows                              Mac
# text       byte order mark, CRLF                LF
# positions  UTF-16 units, CRLF is two            UTF-16 units
# XML        CRLF, indented, <Description />      one line, standalone="no"
# User       guid, name                           guid, id, name
# cases      cases                                codes with the case's GUID, too
# memos      by themselves                        with a link from what they are about
# Both write an empty name on each selection, and one coding to a selection.

BEGIN {
    windows = form == "windows"
    eol = windows ? "\r\n" : ""
    seed = 42
}

# --- small things ---

function guid(kind, number) {
    return sprintf("%08x-5e1f-4a7b-8c3d-%012x", kind, number)
}

function escape(text) {
    gsub(/&/, "\\&amp;", text)
    gsub(/</, "\\&lt;", text)
    gsub(/>/, "\\&gt;", text)
    gsub(/"/, "\\&quot;", text)
    return text
}

# UTF-16 units: a code point each, two for one of four bytes, two for a CRLF.
function units(text,    copy, count) {
    copy = text
    count = length(text) - gsub(/[\200-\277]/, "", copy) + gsub(/[\360-\367]/, "", copy)
    copy = text
    return windows ? count + gsub(/\n/, "", copy) : count
}

function pick(below) {
    seed = (seed * 16807) % 2147483647
    return seed % below
}

# --- XML: lines of what stands where, put together at the end ---

function add(part, level, line,    indent) {
    indent = ""
    while (windows && level-- > 0)
        indent = indent "  "
    xml[part] = xml[part] indent line eol
}

function audit(coder) {
    return sprintf("creatingUser=\"%s\" creationDateTime=\"2021-10-11T14:35:%02dZ\" ",
                   coders[coder], ++clock % 60)
}

function add_description(part, level) {
    if (windows)
        add(part, level, "<Description />")
}

# --- the study's head ---

{ sub(/\r$/, "") }
state == "" && /^#/ { next }

state == "" && $1 == "coder" {
    name = $0
    sub(/^coder /, "", name)
    initials = $NF
    sub(/ [^ ]*$/, "", name)
    coders[name] = guid(1, ++coder_count)
    coder_names[coder_count] = name
    add("users", 2, "<User guid=\"" coders[name] "\" " (windows ? "" : "id=\"" initials "\" ") \
        "name=\"" escape(name) "\"/>")
    next
}

state == "" && $1 == "code" {
    path = substr($0, 6)
    codes[path] = guid(2, ++code_count)
    code_paths[code_count] = path
    next
}

state == "" && $1 == "variable" {
    name = substr($0, 10)
    variables[name] = guid(3, ++variable_count)
    add("variables", 2, "<Variable guid=\"" variables[name] "\" name=\"" escape(name) \
        "\" typeOfVariable=\"Text\"/>")
    next
}

state == "" && $1 == "case" {
    name = substr($0, 6)
    cases[name] = guid(4, ++case_count)
    case_names[case_count] = name
    next
}

# --- documents ---

# LINE: what is behind the keyword, parts with " | " between.
function begin_document(line, kind,    parts) {
    split(line, parts, / *\| */)
    document = parts[1]
    document_case = kind == "document" ? parts[2] : ""
    document_coder = parts[kind == "document" ? 3 : 2]
    document_guid = guid(kind == "memo" ? 6 : 5, ++document_count)
    text = values = ""
    at = 0
    split("", starts)
    split("", ends)
    split("", from)
    split("", words)
}

state == "" && $1 == "document" { begin_document(substr($0, 10), "document"); next }
state == "" && $1 == "value" {
    value = $0
    sub(/^value [^ ]* /, "", value)
    values = values $2 "\n" value "\n"
    next
}
state == "" && $1 == "memo" { begin_document(substr($0, 6), "memo"); is_memo = 1; next }
state == "" && $1 == "text" { state = is_memo ? "memo" : "text"; next }

function add_text(piece) {
    text = text piece
    at += units(piece)
}

# Takes a line with its marks.
function take_line(line,    tag) {
    while (match(line, /<\/?[0-9]+>/)) {
        tag = substr(line, RSTART + 1, RLENGTH - 2)
        add_text(substr(line, 1, RSTART - 1))
        line = substr(line, RSTART + RLENGTH)
        if (substr(tag, 1, 1) == "/") {
            tag = substr(tag, 2)
            ends[tag] = at
            words[tag] = substr(text, from[tag] + 1, length(text) - from[tag])
        } else {
            starts[tag] = at
            from[tag] = length(text)
        }
    }
    add_text(line "\n")
}

state == "text" && $0 == "codings" { begin_source(); state = "codings"; next }
state == "text" { take_line($0); next }

# --- files ---

function write_text(    lines) {
    lines = text
    if (windows)
        gsub(/\n/, "\r\n", lines)
    file = folder "/sources/" document_guid ".txt"
    printf "%s%s", windows ? "\357\273\277" : "", lines >file
    close(file)
}

function write_styled_text(    file, lines, count, i) {
    file = folder "/docx/" document_guid "/word/document.xml"
    system("mkdir -p '" folder "/docx/" document_guid "/word'")
    printf "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" \
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">" \
        "<w:body>" >file
    count = split(text, lines, /\n/)
    for (i = 1; i < count; i++)
        printf "<w:p><w:r><w:t xml:space=\"preserve\">%s</w:t></w:r></w:p>", \
            escape(lines[i]) >file
    printf "</w:body></w:document>\n" >file
    close(file)
}

# The element that a source and a note have in common.
function open_source(part, element, level) {
    write_text()
    write_styled_text()
    add(part, level, "<" element " " audit(document_coder) "guid=\"" document_guid "\" name=\"" \
        escape(document) "\" plainTextPath=\"internal://" document_guid ".txt\"" \
        " richTextPath=\"internal://" document_guid ".docx\">")
    add_description(part, level + 1)
}

function begin_source() {
    open_source("sources", "TextSource", 2)
    if (!windows && document_case != "")
        add_selection(0, at, cases[document_case], document_coder)
}

function add_selection(start, end, code, coder) {
    add("sources", 3, "<PlainTextSelection " audit(coder) "endPosition=\"" end "\" guid=\"" \
        guid(windows ? 7 : 8, ++selection_count) "\" name=\"\" startPosition=\"" start "\">")
    add_description("sources", 4)
    add("sources", 4, "<Coding " audit(coder) "guid=\"" \
        guid(windows ? 9 : 10, selection_count) "\">")
    add("sources", 5, "<CodeRef targetGUID=\"" code "\"/>")
    add("sources", 4, "</Coding>")
    add("sources", 3, "</PlainTextSelection>")
}

function code_quotation(tag, path, coder,    shown, name) {
    add_selection(starts[tag], ends[tag], codes[path], coder)
    shown = words[tag]
    gsub(/\n/, "⏎", shown)
    name = path
    sub(/.*\//, "", name)
    printf "%s\t%s\t%s\t%s\n", document, shown, name, coder >(folder "/expected")
}

function end_source(    lines, count, i) {
    count = split(values, lines, /\n/)
    for (i = 1; i + 1 < count; i += 2) {
        add("sources", 3, "<VariableValue>")
        add("sources", 4, "<VariableRef targetGUID=\"" variables[lines[i]] "\"/>")
        add("sources", 4, "<TextValue>" escape(lines[i + 1]) "</TextValue>")
        add("sources", 3, "</VariableValue>")
    }
    add("sources", 2, "</TextSource>")
    if (document_case != "")
        case_sources[document_case] = document_guid
}

state == "codings" && /^[0-9]/ {
    path = coder = $0
    for (i = 1; i <= coder_count; i++) {
        rest = " " coder_names[i]
        if (substr($0, length($0) - length(rest) + 1) == rest) {
            coder = coder_names[i]
            path = substr($0, 1, length($0) - length(rest))
        }
    }
    sub(/^[0-9]+ /, "", path)
    code_quotation($1, path, coder)
    next
}
state == "codings" { end_source(); state = "" }
state == "" && $1 == "document" { begin_document(substr($0, 10), "document"); next }

# A long document: each eighth sentence is a quotation, some lie within one another.
function make_sentence(number,    sentence, count, i, word) {
    count = 3 + pick(9)
    sentence = ""
    for (i = 0; i < count; i++) {
        word = vocabulary[1 + pick(vocabulary_count)]
        if (i == 1 && number % 5 == 0)
            word = "<" number ">" word
        sentence = sentence (i > 0 ? " " : "") word
        if (i == 1 && number % 5 == 0)
            sentence = sentence "</" number ">"
    }
    sentence = sentence (pick(3) == 0 ? "?" : ".")
    return number % 4 == 0 ? "<" number "0>" sentence "</" number "0>" : sentence
}

state == "" && $1 == "random" {
    sentences = $NF
    begin_document(substr($0, 8), "random")
    vocabulary_count = split("skam och jag ändå över att då på 😀 🙈 sov grät inte hur det " \
                             "blev å𝒙 för alla skolan minns", vocabulary, " ")
    for (number = 1; number <= sentences; number++)
        line = line (line == "" ? "" : " ") make_sentence(number) (pick(4) == 0 ? "\n" : "")
    count = split(line, lines, /\n/)
    for (i = 1; i <= count; i++)
        take_line(lines[i])
    begin_source()
    for (number = 1; number <= sentences; number++) {
        if (number % 5 == 0)
            code_quotation(number, code_paths[1 + pick(code_count)], \
                           coder_names[1 + pick(coder_count)])
        if (number % 4 == 0)
            code_quotation(number "0", code_paths[1 + pick(code_count)], \
                           coder_names[1 + pick(coder_count)])
    }
    end_source()
    next
}

# --- the memo, and the whole ---

state == "memo" { text = text $0 "\n" }

function add_codes(parent, level,    i, path, prefix, has_children) {
    prefix = parent == "" ? "" : parent "/"
    for (i = 1; i <= code_count; i++) {
        path = code_paths[i]
        if (substr(path, 1, length(prefix)) == prefix && \
            index(substr(path, length(prefix) + 1), "/") == 0) {
            open_code(codes[path], substr(path, length(prefix) + 1), level)
            add_codes(path, level + 1)
            add("codes", level, "</Code>")
        }
    }
}

function open_code(code, name, level) {
    add("codes", level, "<Code guid=\"" code "\" isCodable=\"true\" name=\"" escape(name) "\">")
}

function add_case(name,    source) {
    source = case_sources[name]
    add("cases", 2, "<Case guid=\"" cases[name] "\" name=\"" escape(name) "\">")
    add_description("cases", 3)
    if (windows && source != "")
        add("cases", 3, "<SourceRef targetGUID=\"" source "\"/>")
    add("cases", 2, "</Case>")
    if (!windows) {
        open_code(cases[name], name, 3)
        add("codes", 3, "</Code>")
    }
}

function container(element, content,    indent) {
    indent = windows ? "  " : ""
    if (content != "")
        printf "%s<%s>%s%s%s</%s>%s", indent, element, eol, content, indent, element, \
            eol >qde
}

END {
    open_source("notes", "Note", 2)
    add("notes", 2, "</Note>")
    if (!windows)
        add("links", 2, "<Link guid=\"" guid(11, 1) "\" originGUID=\"" codes["Kroppen"] \
            "\" targetGUID=\"" document_guid "\"/>")
    add_codes("", 3)
    for (i = 1; i <= case_count; i++)
        add_case(case_names[i])
    qde = folder "/project.qde"
    printf "<?xml version=\"1.0\" encoding=\"%s ?>%s", \
        windows ? "utf-8\"" : "UTF-8\" standalone=\"no\"", eol >qde
    printf "<Project basePath=\"\" creatingUserGUID=\"%s\" " \
        "creationDateTime=\"2021-10-11T14:34:53Z\" name=\"Skam – ett par\" origin=\"%s\" " \
        "xmlns=\"urn:QDA-XML:project:1.0\" " \
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" " \
        "xsi:schemaLocation=\"urn:QDA-XML:project:1.0 %sProject.xsd\">%s", guid(1, 1), \
        windows ? "NVivo 12.6" : "NVivo for Mac 12.7", \
        windows ? "http://schema.qdasoftware.org/versions/Project/v1.0/" : "", eol >qde
    container("Users", xml["users"])
    container("CodeBook", (windows ? "    " : "") "<Codes>" eol xml["codes"] \
              (windows ? "    " : "") "</Codes>" eol)
    container("Variables", xml["variables"])
    container("Cases", xml["cases"])
    container("Sources", xml["sources"])
    container("Notes", xml["notes"])
    container("Links", xml["links"])
    printf "%s</Project>%s", windows ? "  <Description />" eol : "", eol >qde
}
