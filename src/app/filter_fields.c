/* What a filter can name. */
#include "app/filter.h"

static const struct filter_choice states[] = {
    {"待签收|unsigned", "unsigned"},
    {"未开始|idle", "idle"},
    {"进行中|active", "active"},
    {"待审核|review", "review"},
    {"已退回|returned|退回", "returned"},
    {"审核通过|approved|通过", "approved"},
    {"已办结|closed|办结", "closed"},
    {"已作废|void|作废", "void"},
    {NULL, NULL},
};

/* Their conditions stand in filter_query.c. */
static const struct filter_choice lamps[] = {
    {"红|red|红灯|逾期|已逾期", "red"}, {"黄|yellow|黄灯|临期", "yellow"},
    {"绿|green|绿灯", "green"},         {"灰|grey|灰灯", "grey"},
    {"已办结|done|办结", "done"},       {NULL, NULL},
};

static const struct filter_choice sources[] = {
    {"文件|document|方案", "document"},
    {"指标|indicator", "indicator"},
    {"交办|order", "order"},
    {"自建|hand|手工", "hand"},
    {NULL, NULL},
};

static const struct filter_choice answers[] = {{"是|yes|1", "1"}, {"否|no|0", "0"}, {NULL, NULL}};

const struct filter_field filter_fields[] = {
    {"状态|state", FILTER_CHOICE, "state", states},
    {"灯|lamp", FILTER_CHOICE, "lamp", lamps},
    {"部门|org|牵头部门|牵头|单位", FILTER_ORG, "org", NULL},
    {"方案|plan", FILTER_ID, "plan", NULL},
    {"时限|due|截止", FILTER_DAY, "due_on", NULL},
    {"开始|opens", FILTER_DAY, "opens_on", NULL},
    {"进度|progress", FILTER_NUMBER, "progress_pct", NULL},
    {"规定|required|规定动作", FILTER_CHOICE, "required", answers},
    {"来源|source", FILTER_CHOICE, "source", sources},
    {"标题|title|事项|责任事项", FILTER_TEXT, "title", NULL},
    {"期次|label", FILTER_TEXT, "label", NULL},
    {"编号|id", FILTER_ID, "id", NULL},
};
const size_t filter_fields_n = COUNT_OF(filter_fields);

const struct filter_word filter_words[] = {
    {"无时限", "due_on = ''"},
    {"无部门", "org = 0"},
    {"有时限", "due_on > ''"},
};
const size_t filter_words_n = COUNT_OF(filter_words);
