/* commands.h - every command by name; a row here and a file command_NAME.c make one */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/command.h"

/* In the order of a study's work, a group's commands together: help shows them so. */
/* clang-format off */
#define ALL_COMMANDS \
    COMMAND(serve) \
    COMMAND(init) \
    COMMAND(info) \
    COMMAND(import) \
    COMMAND(document_list) \
    COMMAND(document_show) \
    COMMAND(document_rename) \
    COMMAND(document_remove) \
    COMMAND(turns) \
    COMMAND(case_list) \
    COMMAND(case_add) \
    COMMAND(case_set) \
    COMMAND(case_import) \
    COMMAND(case_connect) \
    COMMAND(case_rename) \
    COMMAND(case_remove) \
    COMMAND(variable_list) \
    COMMAND(variable_rename) \
    COMMAND(variable_remove) \
    COMMAND(code_list) \
    COMMAND(code_add) \
    COMMAND(code_describe) \
    COMMAND(code_rename) \
    COMMAND(code_move) \
    COMMAND(code_merge) \
    COMMAND(code_remove) \
    COMMAND(code_table) \
    COMMAND(quote_add) \
    COMMAND(quote_list) \
    COMMAND(quote_show) \
    COMMAND(quote_code) \
    COMMAND(quote_uncode) \
    COMMAND(quote_comment) \
    COMMAND(quote_resize) \
    COMMAND(quote_remove) \
    COMMAND(theme_list) \
    COMMAND(theme_add) \
    COMMAND(theme_gather) \
    COMMAND(theme_release) \
    COMMAND(theme_describe) \
    COMMAND(theme_rename) \
    COMMAND(theme_move) \
    COMMAND(theme_remove) \
    COMMAND(memo_add) \
    COMMAND(memo_list) \
    COMMAND(memo_show) \
    COMMAND(memo_edit) \
    COMMAND(memo_remove) \
    COMMAND(findings_check) \
    COMMAND(findings_write) \
    COMMAND(findings_save) \
    COMMAND(findings_show) \
    COMMAND(export) \
    COMMAND(coder_list) \
    COMMAND(search) \
    COMMAND(history) \
    COMMAND(undo) \
    COMMAND(redo) \
    COMMAND(check) \
    COMMAND(rebuild) \
    COMMAND(help) \
    COMMAND(internal_man) \
    COMMAND(internal_completion) \
    COMMAND(internal_complete)
/* clang-format on */

#define COMMAND(name) extern const struct command command_##name;
ALL_COMMANDS
#undef COMMAND

#endif
