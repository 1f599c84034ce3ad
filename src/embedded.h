/* embedded.h - files that are built into the library; embed.sh makes them */
#ifndef EMBEDDED_H
#define EMBEDDED_H

extern const char history_schema[]; /* src/history/schema.sql */
extern const char project_schema[]; /* src/project/schema.sql */

#endif
