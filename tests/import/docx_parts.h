/* docx_parts.h - parts of Word documents, for their tests */
#ifndef TESTS_IMPORT_DOCX_PARTS_H
#define TESTS_IMPORT_DOCX_PARTS_H

#include "packed.h"

#define NAMESPACES                                                                       \
    "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main' "            \
    "xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006' "            \
    "xmlns:m='http://schemas.openxmlformats.org/officeDocument/2006/math'"
#define TYPES "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
#define DOCUMENT(body)                                                                   \
    "<w:document " NAMESPACES "><w:body>" body "<w:sectPr/></w:body></w:document>"
#define T(text) "<w:r><w:t xml:space='preserve'>" text "</w:t></w:r>"
#define P(text) "<w:p>" T(text) "</w:p>"

static const char root_relations[] =
    "<Relationships><Relationship Id='1' Type='" TYPES
    "officeDocument' Target='word/document.xml'/></Relationships>";

#endif
