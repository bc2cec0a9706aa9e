/* Writes a plan of a wanted size: distinct text, so that no cache or repetition helps a reader.
 * usage: gen_plan MEGABYTES [hant] > plan.txt
 * The same arguments give the same bytes. */
#include <stdlib.h>
#include <string.h>

#include "base/fold.h"
#include "base/out.h"
#include "base/utf8.h"

static const char *const verbs[] = {"开展", "组织", "建立", "完善", "制定", "举办", "召开", "落实",
                                    "健全", "推进", "签订", "培训", "检查", "评选", "报送", "整治"};
static const char *const objects[] = {
    "读书分享活动",     "志愿服务队伍", "文明科室评选",   "道德讲堂", "窗口服务标准",
    "节约型机关创建",   "普法宣传",     "环境卫生检查",   "档案整理", "职工书屋",
    "主题党日",         "文明交通劝导", "意识形态责任制", "值班制度", "应急演练",
    "未成年人阅读指导", "结对帮扶",     "无烟场所建设",   "公益讲座", "安全生产培训"};
static const char *const owners[] = {"办公室", "人事科", "工会",     "团委",   "妇委会", "机关党委",
                                     "财务科", "宣传科", "后勤中心", "读者部", "采编部", "技术部"};
static const char *const units[] = {"次", "场", "期", "人次", "项", "篇", "件", "个"};
/* Material of the passages between; pairs of these are words or read like ones. */
static const char filler[] =
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子"
    "说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机"
    "当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心"
    "反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程"
    "展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期"
    "根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志"
    "世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万"
    "每";

struct read_plan {
    struct out out;
    u64 state;     /* of the generator */
    u32 *hant;     /* Traditional form by Simplified character; NULL = leave it */
    size_t filled; /* bytes of filler read as characters */
    u32 *letters;
};

/* xorshift64*: the same everywhere. */
static u64 draw(struct read_plan *p, u64 below) {
    p->state ^= p->state >> 12;
    p->state ^= p->state << 25;
    p->state ^= p->state >> 27;
    return (p->state * 2685821657736338717u >> 33) % below;
}

static void put(struct read_plan *p, u32 c) {
    char bytes[4];
    if (p->hant != NULL && c < 0x10000 && p->hant[c] != 0)
        c = p->hant[c];
    out_raw(&p->out, (str){bytes, utf8_put(bytes, c)});
}

static void say(struct read_plan *p, const char *words) {
    str s = str_from(words);
    for (size_t at = 0; at < s.len;)
        put(p, utf8_next(s, &at));
}

#define PICK(p, list) (list)[draw((p), COUNT_OF(list))]

/* 1..9999 in Chinese. */
static void say_ordinal(struct read_plan *p, u64 n) {
    static const char *const digits[] = {"零", "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};
    static const struct {
        u64 size;
        const char *name;
    } places[] = {{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}};
    bool begun = false, gap = false;
    for (size_t i = 0; i < COUNT_OF(places); i++) {
        u64 digit = n / places[i].size % 10;
        if (digit == 0) {
            gap = begun;
            continue;
        }
        if (gap)
            say(p, "零");
        if (begun || digit > 1 || places[i].size != 10)
            say(p, digits[digit]);
        say(p, places[i].name);
        begun = true;
        gap = false;
    }
}

static void say_passage(struct read_plan *p) {
    for (u64 n = 8 + draw(p, 40); n > 0; n--)
        put(p, p->letters[draw(p, p->filled)]);
}

static void say_task(struct read_plan *p, u64 number) {
    out_int(&p->out, (i64)number);
    say(p, ".");
    say(p, PICK(p, verbs));
    say(p, PICK(p, objects));
    say(p, "。");
    say_passage(p);
    say(p, "，");
    say(p, PICK(p, verbs));
    say(p, PICK(p, objects));
    say(p, "不少于");
    out_int(&p->out, (i64)(1 + draw(p, 99)));
    say(p, PICK(p, units));
    say(p, "，");
    out_int(&p->out, (i64)(1 + draw(p, 12)));
    say(p, "月底前完成。");
    say_passage(p);
    say(p, "。由");
    say(p, PICK(p, owners));
    say(p, "牵头，");
    say(p, PICK(p, owners));
    say(p, "、");
    say(p, PICK(p, owners));
    say(p, "配合。\n");
}

static void say_section(struct read_plan *p, u64 number) {
    say_ordinal(p, 1 + (number - 1) % 9999);
    say(p, "、");
    say(p, PICK(p, verbs));
    say(p, PICK(p, objects));
    say(p, "\n");
    for (u64 part = 1; part <= 6; part++) {
        say(p, "（");
        say_ordinal(p, part);
        say(p, "）");
        say(p, PICK(p, verbs));
        say(p, PICK(p, objects));
        say(p, "\n");
        for (u64 task = 1; task <= 8; task++)
            say_task(p, task);
    }
}

static void prepare(struct read_plan *p, struct arena *a, bool traditional) {
    p->out = out_open_fd(a, 1);
    p->state = 88172645463325252u;
    str s = str_from(filler);
    p->letters = take(a, u32, s.len);
    for (size_t at = 0; at < s.len;)
        p->letters[p->filled++] = utf8_next(s, &at);
    if (!traditional)
        return;
    p->hant = take(a, u32, 0x10000);
    for (u32 c = 0x4E00; c <= 0x9FFF; c++) {
        u32 simplified = fold_simplified(c);
        if (simplified != c && p->hant[simplified] == 0)
            p->hant[simplified] = c;
    }
}

int main(int argc, char **argv) {
    if (argc < 2 || atoi(argv[1]) < 1)
        return 2;
    u64 wanted = (u64)atoi(argv[1]) << 20;
    struct arena *a = arena_open(16 << 20);
    struct read_plan p = {0};
    prepare(&p, a, argc > 2 && strcmp(argv[2], "hant") == 0);
    say(&p, "青禾县文明单位创建工作实施方案（2025年）\n");
    for (u64 n = 1; p.out.total < wanted; n++)
        say_section(&p, n);
    bool good = out_flush(&p.out);
    arena_close(a);
    return good ? 0 : 1;
}
