/* embedded.h - files that are built into the library; embed.sh makes them */
#ifndef EMBEDDED_H
#define EMBEDDED_H

extern const char history_kept_sql[];
extern const char history_derived_sql[];
extern const char project_derived_sql[];

#endif
