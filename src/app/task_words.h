/* What stands about a task, in words: who has it, which titles it serves, around which festivals.
 */
#ifndef APP_TASK_WORDS_H
#define APP_TASK_WORDS_H

#include "app/names.h"
#include "base/shape.h"

/* task_words_assigned: 牵头 办公室（责任领导 何平，责任人 李四）；配合 读者部、工会. "" = nobody.
 *   assignments  struct assignment of one task */
MUST_USE err task_words_assigned(struct ctx *c, struct db *db, struct names *names,
                                 struct list assignments, str *words_out);

/* task_words_people: 责任领导 何平，责任人 李四. "" = nobody is named. */
struct assignment;
MUST_USE err task_words_people(struct ctx *c, struct db *db, struct names *names,
                               const struct assignment *to, str *words_out);

/* task_words_served: 省级文明单位、县级文明校园（牵头 工会）. "" = all titles of its plan.
 *   goals  struct task_goal of one task */
MUST_USE err task_words_served(struct ctx *c, struct db *db, struct names *names, struct list goals,
                               str *words_out);

/* task_words_festivals: 春节、端午节, of their ids. */
str task_words_festivals(struct arena *a, str ids);

/* task_words_source: 上级交办, of order. task_source_find: the other way round, also by its own
 * name; "" = there is none. */
str task_words_source(str source);
str task_source_find(str word);

#endif
