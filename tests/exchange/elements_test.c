/* elements_test.c - elements, GUIDs and names as other programs write them */
#include "test.h"

#include "exchange/reading.h"
#include "project/coder.h"

struct scene {
    struct reading reading;
    struct xml_reader *xml;
};

/* The reader stands at the root. */
static void begin(struct scene *scene, const char *xml)
{
    struct tema_error error = {0};
    enum xml_event event;

    *scene = (struct scene){.reading = {.arena = arena_new(), .losses = losses_new()}};
    assert_ok(xml_reader_open(slice_of(xml), "test", 100, &scene->xml, &error));
    assert_ok(xml_reader_next(scene->xml, &event, &error));
    assert_int_equal(event, XML_START);
}

static void finish(struct scene *scene)
{
    xml_reader_free(scene->xml);
    losses_free(scene->reading.losses);
    reading_finish(&scene->reading);
}

static struct guid guid(int number)
{
    return (struct guid){{(unsigned char)number}};
}

static int64_t repaired(const struct scene *scene, const char *noun)
{
    return losses_count(scene->reading.losses, TEMA_EXCHANGE_REPAIRED, noun);
}

static int64_t lost(const struct scene *scene, const char *noun)
{
    return losses_count(scene->reading.losses, TEMA_EXCHANGE_LOST, noun);
}

static void a_guid_is_read_or_made_the_same_each_time(void **state)
{
    CLEANUP(finish) struct scene good, bad;
    struct guid parent = guid(7), first, again;

    (void)state;
    begin(&good, "<Code guid='{0F8A1907-7E42-4739-8610-A676B4D1B69F}'/>");
    first = reading_guid(&good.reading, good.xml, &parent, 0);
    assert_int_equal(first.bytes[0], 0x0F);
    assert_int_equal(repaired(&good, "codes"), 0);
    begin(&bad, "<Code guid='1' name='Skam'/>");
    first = reading_guid(&bad.reading, bad.xml, &parent, 3);
    again = reading_guid(&bad.reading, bad.xml, &parent, 3);
    assert_true(guid_equals(&first, &again));
    again = reading_guid(&bad.reading, bad.xml, &parent, 4);
    assert_false(guid_equals(&first, &again));
    assert_int_equal(repaired(&bad, "codes"), 3);
}

static void the_first_family_gets_a_guid_and_others_one_of_their_own(void **state)
{
    CLEANUP(finish) struct scene scene;
    struct guid shared = guid(1), code, found, as_case, selection;

    (void)state;
    begin(&scene, "<Project/>");
    code = reading_key(&scene.reading, FAMILY_CODE, &shared);
    as_case = reading_key(&scene.reading, FAMILY_CASE, &shared);
    selection = reading_key(&scene.reading, FAMILY_SELECTION, &shared);
    assert_true(guid_equals(&code, &shared));
    assert_false(guid_equals(&as_case, &shared));
    assert_false(guid_equals(&selection, &as_case));
    found = reading_key(&scene.reading, FAMILY_CASE, &shared);
    assert_true(guid_equals(&found, &as_case));
    found = reading_key(&scene.reading, FAMILY_CODE, &shared);
    assert_true(guid_equals(&found, &shared));
}

static void what_is_pointed_to_is_found_in_the_order_of_families(void **state)
{
    CLEANUP(finish) struct scene scene;
    struct guid shared = guid(1), wanted = guid(2), other = guid(3), found, as_case;

    (void)state;
    begin(&scene, "<Project/>");
    as_case = reading_key(&scene.reading, FAMILY_CASE, &shared);
    assert_true(reading_find_key(&scene.reading, &shared, &found));
    assert_true(guid_equals(&found, &as_case));
    (void)reading_key(&scene.reading, FAMILY_CODE, &shared);
    assert_true(reading_find_key(&scene.reading, &shared, &found));
    assert_false(guid_equals(&found, &as_case));
    map_put(&scene.reading.wanted, MAP_KEY(wanted), 1);
    (void)reading_key(&scene.reading, FAMILY_SELECTION, &wanted);
    (void)reading_key(&scene.reading, FAMILY_SELECTION, &other);
    assert_true(reading_find_key(&scene.reading, &wanted, &found));
    assert_true(guid_equals(&found, &wanted));
    assert_false(reading_find_key(&scene.reading, &other, &found)); /* nobody asked */
}

static void a_name_becomes_one_line(void **state)
{
    CLEANUP(finish) struct scene scene;

    (void)state;
    begin(&scene, "<Project/>");
    assert_string_equal(reading_name(&scene.reading, "Skam och skuld", "codes"),
                        "Skam och skuld");
    assert_int_equal(repaired(&scene, "codes"), 0);
    assert_string_equal(reading_name(&scene.reading, " Skam\noch\tskuld ", "codes"),
                        "Skam och skuld");
    assert_string_equal(reading_name(&scene.reading, NULL, "codes"), "unnamed");
    assert_string_equal(reading_name(&scene.reading, " \n", "codes"), "unnamed");
    assert_int_equal(repaired(&scene, "codes"), 3);
    assert_string_equal(reading_name(&scene.reading, "A\xCC\x8Angest", "codes"),
                        "\xC3\x85ngest");
}

static void a_second_thing_of_a_name_gets_a_number(void **state)
{
    CLEANUP(finish) struct scene scene;
    struct reading *reading = &scene.reading;

    (void)state;
    begin(&scene, "<Project/>");
    assert_string_equal(reading_unique_name(reading, 'p', "Anna", "cases"), "Anna");
    assert_string_equal(reading_unique_name(reading, 'p', "Anna (2)", "cases"),
                        "Anna (2)");
    assert_string_equal(reading_unique_name(reading, 'p', "ANNA", "cases"), "ANNA (3)");
    assert_string_equal(reading_unique_name(reading, 'p', "Anna", "cases"), "Anna (4)");
    assert_string_equal(reading_unique_name(reading, 'u', "Anna", "coders"), "Anna");
    assert_string_equal(reading_unique_name(reading, 'u', "ANNA", "coders"), "ANNA");
    assert_int_equal(repaired(&scene, "cases"), 2);
}

static void users_are_coders_by_name(void **state)
{
    CLEANUP(finish) struct scene scene;
    struct reading *reading = &scene.reading;
    struct tema_error error = {0};
    struct guid first = guid(1), second = guid(2), anna = coder_guid("Anna"),
                mentioned = coder_guid("user AB000000");
    struct found_user *users;
    struct value value;

    (void)state;
    begin(&scene, "<Project/>");
    (void)reading_user(reading, "AB000000-0000-0000-0000-000000000000");
    (void)reading_add_user(reading, &first);
    (void)reading_add_user(reading, &second);
    users = reading->users.items;
    users[1].name = users[2].name = "Anna";
    users[1].is_listed = users[2].is_listed = true;
    assert_ok(reading_name_users(reading, &error));
    assert_string_equal(users[0].name, "user AB000000");
    assert_true(guid_equals(&users[1].guid, &anna));
    assert_string_equal(users[2].name, "Anna (2)");
    assert_int_equal(repaired(&scene, "coders"), 2);
    value = reading_user(reading, "{ab000000-0000-0000-0000-000000000000}");
    assert_true(guid_equals(&value.guid, &mentioned));
    assert_false(reading->mentions_nobody);
    value = reading_user(reading, "");
    assert_true(coder_is_nobody(&value.guid));
    assert_true(reading->mentions_nobody);
    assert_int_equal(reading->users.count, 3);
}

static void who_and_when_may_not_be_known(void **state)
{
    CLEANUP(finish) struct scene scene, none;
    struct audit audit;

    (void)state;
    begin(&scene, "<Project creatingUserGUID='01000000-0000-0000-0000-000000000000' "
                  "creationDateTime='1970-01-01T00:00:02Z' "
                  "modifiedDateTime='yesterday'/>");
    audit = reading_audit(&scene.reading, scene.xml);
    assert_int_equal(audit.author.type, VALUE_OBJECT);
    assert_int_equal(audit.made_at.integer, 2000);
    assert_int_equal(audit.changed_by.type, VALUE_NULL);
    assert_int_equal(audit.changed_at.type, VALUE_NULL);
    assert_int_equal(lost(&scene, "times"), 1);
    begin(&none, "<Note/>");
    audit = reading_audit(&none.reading, none.xml);
    assert_true(coder_is_nobody(&audit.author.guid));
    assert_int_equal(audit.made_at.type, VALUE_INTEGER);
    assert_int_equal(audit.made_at.integer, 0);
}

static void texts_are_read_to_their_elements_end(void **state)
{
    CLEANUP(finish) struct scene scene, blank;
    struct tema_error error = {0};
    const char *text;
    enum xml_event event;

    (void)state;
    begin(&scene, "<d>  a &amp; <x>no</x>b\r\n</d>");
    assert_ok(reading_text(&scene.reading, scene.xml, &text, &error));
    assert_string_equal(text, "  a & b\n");
    assert_int_equal(lost(&scene, "unknown elements"), 1);
    assert_ok(xml_reader_next(scene.xml, &event, &error));
    assert_int_equal(event, XML_FINISHED);
    begin(&blank, "<d> \n</d>");
    assert_ok(reading_text(&blank.reading, blank.xml, &text, &error));
    assert_null(text);
}

static void assert_value(const char *xml, const char *expected)
{
    CLEANUP(finish) struct scene scene;
    struct tema_error error = {0};
    struct found_value value;

    begin(&scene, xml);
    assert_ok(reading_value(&scene.reading, scene.xml, &value, &error));
    assert_true(value.has_variable);
    assert_int_equal(value.variable.bytes[0], 1);
    if (expected == NULL)
        assert_null(value.value);
    else
        assert_string_equal(value.value, expected);
}

static void a_value_is_the_text_of_whatever_element_holds_it(void **state)
{
#define REF "<VariableRef targetGUID='01000000-0000-0000-0000-000000000000'/>"
    (void)state;
    assert_value("<v>" REF "<TextValue> a b </TextValue></v>", " a b ");
    assert_value("<v><IntegerValue> 7\n</IntegerValue>" REF "</v>", "7");
    assert_value("<v>" REF "<DateValue>2021-01-02</DateValue></v>", "2021-01-02");
    assert_value("<v>" REF "<TextValue/></v>", "");
    assert_value("<v>" REF "</v>", NULL);
#undef REF
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_guid_is_read_or_made_the_same_each_time),
        cmocka_unit_test(the_first_family_gets_a_guid_and_others_one_of_their_own),
        cmocka_unit_test(what_is_pointed_to_is_found_in_the_order_of_families),
        cmocka_unit_test(a_name_becomes_one_line),
        cmocka_unit_test(a_second_thing_of_a_name_gets_a_number),
        cmocka_unit_test(users_are_coders_by_name),
        cmocka_unit_test(who_and_when_may_not_be_known),
        cmocka_unit_test(texts_are_read_to_their_elements_end),
        cmocka_unit_test(a_value_is_the_text_of_whatever_element_holds_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
