/* cues.h - subtitles: what SubRip and WebVTT share */
#ifndef IMPORT_CUES_H
#define IMPORT_CUES_H

#include "import/source.h"

/* Whether TEXT begins with a cue: blank lines, at most one number, a timing. */
bool cues_begin(struct slice text);

/* Reads a whole file: one paragraph (PARAGRAPH_CUE, with its times) a cue, its lines
 * joined by spaces; a cue with several <v NAME> has one paragraph a voice. IS_WEBVTT:
 * header, NOTE, STYLE and REGION blocks, names before the timings and entities are
 * understood. */
TEMA_MUST_CHECK
bool cues_read(const struct import_source *source, bool is_webvtt, struct draft *draft,
               struct tema_error *error);

#endif
