#include "app/card.h"

#include "app/comment.h"
#include "app/desk.h"
#include "app/suites.h"
#include "store/duty.h"
#include "store/task.h"

static const str text = T("青禾县图书馆2025年创建文明单位实施方案\n一、主要任务\n"
                          "1.整理档案，2025年5月底前完成。（责任部门：读者部；责任人：李四）\n");

static str card_text(struct arena *a, const struct card *card) {
    str all = S("");
    for (size_t i = 0; i < card->n; i++)
        all =
            str_fmt(a, "%.*s%.*s：%.*s\n", STR(all), STR(card->v[i].label), STR(card->v[i].value));
    return all;
}

BOTH(a_card_shows_people_and_what_was_said) {
    struct ctx c = {.arena = a}, empty = {.arena = a}, gone = {.arena = a};
    struct list duties;
    struct card card;
    struct deed d = desk_new(a, &c, engine, NULL);
    desk_import(a, &d, text);
    d.who = 0;
    CHECK_OK(&c, duty_of_task(&c, d.db, 1, &duties));
    i64 duty = ((const struct duty *)duties.v)->id;
    CHECK_OK(&c, app_comment(&d, &noun_duty, duty, S("照片还缺两张；$1 '\"")));
    CHECK_OK(&c, card_duty(&d, duty, &card));
    str said = card_text(a, &card);
    CHECK(str_has(said, S("分工：牵头 读者部（责任人 李四）")));
    CHECK(str_has(said, S("评论：照片还缺两张；$1 '\"")));
    d.c = &empty;
    CHECK_INT(app_comment(&d, &noun_duty, duty, S("  ")), ERR_INVALID);
    d.c = &gone;
    CHECK_INT(app_comment(&d, &noun_task, 999999, S("好")), ERR_NOT_FOUND);
    d.c = &c;
    desk_proven(a, &d);
}

SUITE(card_tests, BOTH_CASES(a_card_shows_people_and_what_was_said))
