#!/bin/sh
# embed.sh NAME FILE - prints C: the bytes of FILE as the string NAME
printf '/* made from %s */\n#include "embedded.h"\nconst char %s[] = {\n' "${2##*/}" "$1"
od -An -v -tx1 "$2" | sed 's/ \([0-9a-f][0-9a-f]\)/(char)0x\1,/g'
printf '0};\n'
