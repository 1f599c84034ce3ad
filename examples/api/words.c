/* words.c - prints every quotation of a code with the case it comes from
 *
 * cc words.c $(pkg-config --cflags --libs tema) -o words
 * ./words study.tema 'Stöd/Kollega' */
#include <stdio.h>
#include <tema/tema.h>

static bool print_quotations(struct tema_project *project, const char *path,
                             struct tema_error *error)
{
    struct tema_quotation_filter filter = {0};
    struct tema_quotations quotations;

    if (!tema_codebook_find(project, path, &filter.code, error) ||
        !tema_quotation_list(project, &filter, &quotations, error))
        return false;
    for (size_t i = 0; i < quotations.count; i++)
        printf("%s (%s): %s\n", quotations.items[i].key,
               quotations.items[i].case_name != NULL ? quotations.items[i].case_name
                                                     : "-",
               quotations.items[i].words);
    tema_quotations_free(&quotations);
    return true;
}

int main(int argc, char **argv)
{
    struct tema_project *project = NULL;
    struct tema_error error = {0};

    if (argc != 3) {
        fprintf(stderr, "usage: words PROJECT.tema CODE\n");
        return 2;
    }
    if (!tema_project_open(argv[1], &project, &error) ||
        !print_quotations(project, argv[2], &error))
        fprintf(stderr, "words: %s\n", error.message);
    tema_project_close(project);
    return tema_error_exit_code(error.kind);
}
