-- dump.sql - a study as text that is equal wherever the study is equal: nothing local is in it,
-- no row numbers, no times of import, nothing removed; a merged code is what it was merged into,
-- and a code with codings can be coded with
CREATE TEMP VIEW thing AS SELECT o.id, CASE WHEN g.id IS NOT NULL
    THEN hex(q.guid) || ' ' || hex(e.guid) || ' ' || g.coder_id ELSE hex(coalesce(m.guid, o.guid)) END AS name
FROM history_object o LEFT JOIN code c ON c.id = o.id LEFT JOIN history_object m ON m.id = c.effective_id
LEFT JOIN (SELECT coding.id, quotation_id, code_id, coder.name AS coder_id FROM coding
    JOIN coder ON coder.id = coding.coder_id) g ON g.id = o.id
LEFT JOIN history_object q ON q.id = g.quotation_id LEFT JOIN code d ON d.id = g.code_id
LEFT JOIN history_object e ON e.id = d.effective_id;

SELECT 'study', title, language, approach, description,
       (SELECT name FROM coder WHERE id = author_id), made_at,
       (SELECT name FROM coder WHERE id = changed_by_id), changed_at FROM study;

SELECT 'coder', name, hex(coalesce(known_as, o.guid)), initials FROM coder JOIN history_object o USING (id)
WHERE name <> '' ORDER BY name;

SELECT 'code', hex(o.guid), c.name, hex(p.guid), c.description, c.color,
       c.codable OR EXISTS (SELECT 1 FROM coding g JOIN code m ON m.id = g.code_id
           WHERE m.effective_id = c.id AND g.removed = 0), c.path,
       c.includes, c.excludes, hex(c.example)
FROM code c JOIN history_object o USING (id) LEFT JOIN history_object p ON p.id = c.shown_parent_id
WHERE c.removed = 0 AND c.effective_id = c.id ORDER BY c.position;

SELECT 'theme', hex(o.guid), t.name, hex(p.guid), t.concept, t.path
FROM theme t JOIN history_object o USING (id) LEFT JOIN history_object p ON p.id = t.shown_parent_id
WHERE t.removed = 0 ORDER BY t.position;

SELECT DISTINCT 'gathers', hex(t.guid), hex(c.guid) FROM gathering g
JOIN theme ON theme.id = g.theme_id AND theme.removed = 0
JOIN code ON code.id = g.code_id JOIN code e ON e.id = code.effective_id AND e.removed = 0
JOIN history_object t ON t.id = g.theme_id JOIN history_object c ON c.id = e.id
WHERE g.removed = 0 ORDER BY 2, 3;

SELECT 'evidence', hex(t.guid), hex(q.guid), e.role FROM evidence e
JOIN theme ON theme.id = e.theme_id AND theme.removed = 0
JOIN quotation ON quotation.id = e.quotation_id AND quotation.removed = 0
JOIN history_object t ON t.id = e.theme_id JOIN history_object q ON q.id = e.quotation_id
WHERE e.removed = 0 ORDER BY 2, 3;

SELECT 'case', hex(o.guid), name, description FROM cases JOIN history_object o USING (id)
WHERE removed = 0 ORDER BY o.guid;

SELECT 'variable', name, type, description FROM variable WHERE removed = 0 ORDER BY name;

SELECT 'value', hex(o.guid), v.name, value.value FROM value
JOIN variable v ON v.id = value.variable_id JOIN history_object o ON o.id = coalesce(case_id, document_id)
WHERE value.removed = 0 AND value.value <> '' ORDER BY o.guid, v.name;

SELECT 'document', hex(o.guid), d.name, d.source_name, d.importer, hex(d.sha256), d.length, d.words,
       d.paragraphs, d.turns, hex(t.sha256), hex(s.sha256), hex(l.sha256), d.medium, hex(p.guid), d.description,
       d.location, (SELECT name FROM cases WHERE id = d.case_id),
       (SELECT name FROM coder WHERE id = author_id), made_at,
       (SELECT name FROM coder WHERE id = changed_by_id), changed_at
FROM document d JOIN history_object o USING (id) LEFT JOIN history_object p ON p.id = d.part_of_id
LEFT JOIN content t ON t.guid = d.text LEFT JOIN content s ON s.guid = d.source
LEFT JOIN content l ON l.guid = d.layout WHERE d.removed = 0 ORDER BY o.guid;

SELECT 'speaker', hex(d.guid), label, role, (SELECT name FROM cases WHERE id = s.case_id AND removed = 0)
FROM speaker s JOIN history_object d ON d.id = s.document_id JOIN document ON document.id = s.document_id
WHERE s.removed = 0 AND document.removed = 0 ORDER BY d.guid, label;

SELECT 'turn', hex(d.guid), number, start, words_start, "end", label, begin_ms, end_ms FROM turn t
JOIN document ON document.id = t.document_id AND document.removed = 0
JOIN history_object d ON d.id = t.document_id ORDER BY d.guid, number;

SELECT 'quotation', hex(o.guid), q.key, hex(d.guid), q.start, q."end", q.words, q.place, q.name, q.doubt,
       hex(c.sha256), (SELECT name FROM coder WHERE id = author_id), made_at,
       (SELECT name FROM coder WHERE id = changed_by_id), changed_at
FROM quotation q JOIN history_object o USING (id) JOIN history_object d ON d.id = q.document_id
LEFT JOIN content c ON c.guid = q.comment WHERE q.removed = 0 ORDER BY o.guid;

SELECT 'coding', hex(q.guid), hex(c.guid), coder.name, min(g.made_at) FROM coding g
JOIN quotation ON quotation.id = g.quotation_id AND quotation.removed = 0
JOIN code ON code.id = g.code_id JOIN history_object q ON q.id = g.quotation_id
JOIN history_object c ON c.id = code.effective_id JOIN coder ON coder.id = g.coder_id
WHERE g.removed = 0 GROUP BY 2, 3, 4 ORDER BY 2, 3, 4;

SELECT 'memo', hex(o.guid), hex(b.sha256), m.name, m.description, hex(d.guid),
       (SELECT name FROM coder WHERE id = m.coder_id), written_at,
       (SELECT name FROM coder WHERE id = m.changed_by_id), changed_at
FROM memo m JOIN history_object o USING (id) LEFT JOIN history_object d ON d.id = m.document_id LEFT JOIN content b ON b.guid = m.body
WHERE m.removed = 0 ORDER BY o.guid;

-- What a memo is on first, and what else, is one to all programs.
SELECT DISTINCT 'reference', h.name, t.name FROM (
    SELECT holder_id, target_id FROM reference WHERE removed = 0
    UNION SELECT id, on_id FROM memo WHERE removed = 0 AND on_id IS NOT NULL) r
JOIN thing h ON h.id = r.holder_id JOIN thing t ON t.id = r.target_id ORDER BY 2, 3;

SELECT 'set', hex(o.guid), name, description FROM sets JOIN history_object o USING (id)
WHERE removed = 0 ORDER BY o.guid;

SELECT 'link', hex(o.guid), l.name, direction, color, a.name, b.name, hex(origin), hex(target)
FROM link l JOIN history_object o USING (id) LEFT JOIN thing a ON a.id = origin_id
LEFT JOIN thing b ON b.id = target_id WHERE removed = 0 ORDER BY o.guid;

SELECT 'graph', hex(o.guid), g.name FROM graph g JOIN history_object o USING (id)
WHERE removed = 0 ORDER BY o.guid;

SELECT 'drawn', hex(o.guid), e.fullkey, CASE WHEN e.key <> 'represents' THEN e.value ELSE
    coalesce((SELECT t.name FROM history_object r JOIN thing t USING (id)
              WHERE hex(r.guid) = upper(replace(e.value, '-', ''))), e.value) END
FROM graph g JOIN history_object o USING (id) JOIN content c ON c.guid = g.drawing,
     json_tree(CAST(c.bytes AS TEXT)) e WHERE removed = 0 AND e.atom IS NOT NULL ORDER BY 2, 3;

SELECT 'chapter', c.name, hex(b.sha256) FROM chapter c LEFT JOIN content b ON b.guid = c.body
WHERE removed = 0 ORDER BY c.name;
