/* Noise: by a table of words, by the kind of block, and by repetition. */
#include "read/noise.h"

#include <stdlib.h>

#include "base/out.h"
#include "base/utf8.h"
#include "read/lines.h"

#define POSTED "posting time"
#define FURNITURE "page furniture"
#define CREDIT "credits"
#define INTRO "editor's introduction"
#define SPAM "advertising"
#define RESIDUE "residue of markup"

/* To add a row: the words as normalised (half-width, no spaces), and an example line. */
const struct noise_rule noise_rules[] = {
    {NOISE_TOP, "时间:20", 30, POSTED, "时间:2022-03-03 05:12:00"},
    {NOISE_STARTS, "发布时间", 60, POSTED, "发布时间：2023-05-06 来源：办公室"},
    {NOISE_STARTS, "您是第", 60, FURNITURE, "您是第128位访客"},
    {NOISE_HAS, "Copyright", 120, FURNITURE, "Copyright 2023 All Rights Reserved"},
    {NOISE_HAS, "AllRightsReserved", 120, FURNITURE, "All Rights Reserved"},
    {NOISE_STARTS, "本网站刊载", 0, FURNITURE, "本网站刊载的所有内容"},
    {NOISE_STARTS, "更多相关文章", 40, FURNITURE, "更多相关文章"},
    {NOISE_STARTS, "更多>>", 40, FURNITURE, "更多>>"},
    {NOISE_STARTS, "阅读:", 30, FURNITURE, "阅读：128"},
    {NOISE_STARTS, "版面:", 30, FURNITURE, "版面：第2版"},
    {NOISE_HAS, "网站声明", 60, FURNITURE, "网站声明|联系我们"},
    {NOISE_STARTS, "友情链接", 60, FURNITURE, "友情链接"},
    {NOISE_STARTS, "发布日期", 60, POSTED, "发布日期:2023-05-06"},
    {NOISE_STARTS, "发表时间", 60, POSTED, "发表时间:2023-05-06"},
    {NOISE_STARTS, "更新时间", 60, POSTED, "更新时间:2023-05-06"},
    {NOISE_STARTS, "日期:20", 60, POSTED, "日期:2023-05-06 点击数:12"},
    {NOISE_STARTS, "来源:", 60, CREDIT, "来源:本站"},
    {NOISE_STARTS, "信息来源", 60, CREDIT, "信息来源:办公室"},
    {NOISE_STARTS, "文章来源", 60, CREDIT, "文章来源:网络"},
    {NOISE_STARTS, "稿件来源", 60, CREDIT, "稿件来源:政工科"},
    {NOISE_STARTS, "文字来源", 60, CREDIT, "文字来源:机关党委办"},
    {NOISE_STARTS, "编辑:", 30, CREDIT, "编辑:木南"},
    {NOISE_STARTS, "责任编辑", 30, CREDIT, "责任编辑:张三"},
    {NOISE_STARTS, "责编", 30, CREDIT, "责编:李四"},
    {NOISE_STARTS, "校对", 30, CREDIT, "校对:冬末"},
    {NOISE_STARTS, "审核:", 30, CREDIT, "审核:王五"},
    {NOISE_STARTS, "(责任编辑", 30, CREDIT, "(责任编辑:小李)"},
    {NOISE_STARTS, "[责任编辑", 30, CREDIT, "[责任编辑:小李]"},
    {NOISE_STARTS, "【责任编辑", 30, CREDIT, "【责任编辑:小李】"},
    {NOISE_STARTS, "供稿", 30, CREDIT, "供稿:办公室"},
    {NOISE_STARTS, "摄影", 30, CREDIT, "摄影:张三"},
    {NOISE_STARTS, "转载", 60, CREDIT, "转载请注明出处"},
    {NOISE_STARTS, "导语:", 0, INTRO, "导语:本文来源于网友上传"},
    {NOISE_STARTS, "摘要:", 0, INTRO, "摘要：本文介绍"},
    {NOISE_STARTS, "编者按", 0, INTRO, "编者按：下面是小编整理的范文"},
    {NOISE_STARTS, "【导语】", 0, INTRO, "【导语】下面是小编整理的"},
    {NOISE_HAS, "小编", 230, INTRO, "下面是小编为大家整理的范文，欢迎参考"},
    {NOISE_HAS, "仅供参考", 80, INTRO, "以下内容仅供参考"},
    {NOISE_HAS, "不代表本站", 0, INTRO, "本文来源于网友上传，不代表本站观点"},
    {NOISE_STARTS, "更多精彩", 60, FURNITURE, "更多精彩范文"},
    {NOISE_STARTS, "本文地址", 0, FURNITURE, "本文地址：http://example.cn/1.html"},
    {NOISE_HAS, "分享时间:", 40, CREDIT, "木南分享 时间:"},
    {NOISE_HAS, "我要投稿", 80, FURNITURE, "木南 方案 我要投稿"},
    {NOISE_STARTS, "收藏分销", 20, FURNITURE, "收藏 分销(赏)"},
    {NOISE_HAS, ">", 16, FURNITURE, "职场 >工作计划 >"},
    {NOISE_STARTS, "相关推荐", 120, FURNITURE, "相关推荐：工作计划"},
    {NOISE_STARTS, "下载本文档", 20, FURNITURE, "下载本文档"},
    {NOISE_STARTS, "版权说明", 0, FURNITURE, "版权说明:本文档由用户提供并上传"},
    {NOISE_IS, "文档简介", 0, FURNITURE, "文档简介"},
    {NOISE_STARTS, "全文预览", 20, FURNITURE, "全文预览已结束"},
    {NOISE_HAS, "_第", 60, FURNITURE, "创建工作实施方案_第1页"},
    {NOISE_STARTS, "所在位置", 80, FURNITURE, "所在位置: 首页 > 热点专题"},
    {NOISE_IS, "返回", 0, FURNITURE, "返 回"},
    {NOISE_HAS, "二维码分享", 60, FURNITURE, "用微信扫描二维码分享至好友"},
    {NOISE_STARTS, "用微信扫", 60, FURNITURE, "用微信扫描二维码"},
    {NOISE_STARTS, "推荐阅读", 80, FURNITURE, "推荐阅读：2024年工作计划"},
    {NOISE_STARTS, "相关文章", 80, FURNITURE, "相关文章"},
    {NOISE_STARTS, "相关阅读", 80, FURNITURE, "相关阅读"},
    {NOISE_STARTS, "相关链接", 80, FURNITURE, "相关链接"},
    {NOISE_STARTS, "热门推荐", 80, FURNITURE, "热门推荐"},
    {NOISE_STARTS, "首页>>", 80, FURNITURE, "首页 >> 工作计划"},
    {NOISE_STARTS, "主办:", 80, FURNITURE, "主办：某某政府办公室 承办：数据中心"},
    {NOISE_STARTS, "上一篇", 80, FURNITURE, "上一篇：关于放假的通知"},
    {NOISE_STARTS, "下一篇", 80, FURNITURE, "下一篇：没有了"},
    {NOISE_STARTS, "当前位置", 80, FURNITURE, "当前位置：首页>通知公告"},
    {NOISE_STARTS, "您的位置", 80, FURNITURE, "您的位置：首页>正文"},
    {NOISE_STARTS, "您现在的位置", 80, FURNITURE, "您现在的位置:首页"},
    {NOISE_STARTS, "你的位置", 80, FURNITURE, "你的位置:首页"},
    {NOISE_STARTS, "首页>", 80, FURNITURE, "首页 > 信息公开"},
    {NOISE_STARTS, "首页|", 80, FURNITURE, "首页|走进我们"},
    {NOISE_STARTS, "扫一扫", 40, FURNITURE, "扫一扫在手机打开当前页"},
    {NOISE_HAS, "扫描二维码", 60, FURNITURE, "扫描二维码关注我们"},
    {NOISE_HAS, "扫码关注", 60, FURNITURE, "扫码关注公众号"},
    {NOISE_STARTS, "分享到", 40, FURNITURE, "分享到：微信 微博"},
    {NOISE_STARTS, "【打印", 40, FURNITURE, "【打印本页】【关闭窗口】"},
    {NOISE_HAS, "打印本页", 40, FURNITURE, "打印本页 关闭窗口"},
    {NOISE_HAS, "关闭窗口", 40, FURNITURE, "[关闭窗口]"},
    {NOISE_IS, "打印", 0, FURNITURE, "打印"},
    {NOISE_IS, "关闭", 0, FURNITURE, "关闭"},
    {NOISE_IS, "收藏", 0, FURNITURE, "收藏"},
    {NOISE_IS, "返回顶部", 0, FURNITURE, "返回顶部"},
    {NOISE_HAS, "字体大小", 40, FURNITURE, "字体大小：大 中 小"},
    {NOISE_HAS, "[大中小]", 60, FURNITURE, "【字号：[大 中 小]"},
    {NOISE_HAS, "字号:", 60, FURNITURE, "字号：大 中 小"},
    {NOISE_HAS, "浏览次数", 80, FURNITURE, "浏览次数：128"},
    {NOISE_HAS, "点击次数", 80, FURNITURE, "点击次数：128"},
    {NOISE_HAS, "点击数", 60, FURNITURE, "点击数：128"},
    {NOISE_HAS, "阅读次数", 60, FURNITURE, "阅读次数:128"},
    {NOISE_STARTS, "浏览:", 30, FURNITURE, "浏览:128次"},
    {NOISE_STARTS, "浏览量", 30, FURNITURE, "浏览量:128"},
    {NOISE_HAS, "版权所有", 100, FURNITURE, "版权所有：某某局"},
    {NOISE_HAS, "ICP备", 120, FURNITURE, "京ICP备05000000号"},
    {NOISE_HAS, "公网安备", 120, FURNITURE, "某公网安备1101号"},
    {NOISE_HAS, "网站标识码", 120, FURNITURE, "网站标识码：1234567890"},
    {NOISE_HAS, "技术支持", 60, FURNITURE, "技术支持：某某公司"},
    {NOISE_HAS, "PDF版", 20, FURNITURE, "第03版:社科理论 PDF版"},
    {NOISE_STARTS, "网站地图", 40, FURNITURE, "网站地图|联系我们"},
    {NOISE_HAS, "设为首页", 60, FURNITURE, "设为首页 加入收藏"},
    {NOISE_HAS, "无障碍浏览", 60, FURNITURE, "无障碍浏览 长者模式"},
    {NOISE_HAS, "-->", 0, RESIDUE, "content_1.html 标题 /enpproperty-->"},
    {NOISE_HAS, "无码", 0, SPAM, "无码在线"},
    {NOISE_HAS, "毛片", 0, SPAM, "毛片免费"},
    {NOISE_HAS, "成人视频", 0, SPAM, "成人视频"},
    {NOISE_HAS, "国产精品", 0, SPAM, "国产精品久久"},
    {NOISE_HAS, "午夜福利", 0, SPAM, "午夜福利"},
    {NOISE_HAS, "博彩", 0, SPAM, "博彩网站"},
    {NOISE_HAS, "棋牌", 80, SPAM, "棋牌平台下载"},
    {NOISE_HAS, "澳门赌", 0, SPAM, "澳门赌场"},
    {NOISE_HAS, "彩票平台", 0, SPAM, "彩票平台注册"},
    {NOISE_HAS, "百家乐", 0, SPAM, "百家乐平台"},
    {NOISE_HAS, "代开发票", 0, SPAM, "代开发票联系电话"},
    {NOISE_HAS, "原创文章可咨询", 0, SPAM, "若需要原创文章可咨询客服老师"},
};
const size_t noise_rules_n = COUNT_OF(noise_rules);

/* Cells of the table in which a government web page describes itself. */
static const str metadata[] = {T("索引号"),   T("发文机关"), T("成文日期"), T("发文字号"),
                               T("主题分类"), T("发布日期"), T("信息分类"), T("公开方式"),
                               T("主题词"),   T("发布机构"), T("生成日期"), T("有效性"),
                               T("组配分类"), T("文号"),     T("体裁分类")};

enum {
    COPY_CHARS_MIN = 12, /* a line that may begin a second copy of the body */
    COPY_LINES_MIN = 3,
    METADATA_CELLS_MIN = 2,
    TOP_LINES = 10,
    TEXT_CHARS = 40,
    PAGE_DIGITS_MAX = 3,
};

/* Rows that stand anywhere in a line are sought in one scan, the others at its start. */
static str word_inside(const void *table, size_t i) {
    const struct noise_rule *rule = &((const struct noise_rule *)table)[i];
    return rule->how == NOISE_HAS ? str_from(rule->words) : S("");
}

static str word_in_front(const void *table, size_t i) {
    const struct noise_rule *rule = &((const struct noise_rule *)table)[i];
    return rule->how != NOISE_HAS ? str_from(rule->words) : S("");
}

struct noise_words noise_words_make(struct arena *a) {
    return (struct noise_words){
        .inside = words_make(a, noise_rules, noise_rules_n, word_inside),
        .in_front = words_make(a, noise_rules, noise_rules_n, word_in_front),
    };
}

static bool fits(const struct noise_rule *rule, str line) {
    return rule->chars_max == 0 || utf8_chars(line) <= rule->chars_max;
}

const struct noise_rule *noise_rule_of(const struct noise_words *words, str line, bool top) {
    u32 id;
    size_t len = line.len > 0 ? words_at(words->in_front, line, 0, &id) : 0;
    if (len > 0) {
        const struct noise_rule *rule = &noise_rules[id];
        bool hit = (rule->how != NOISE_IS || len == line.len) && (rule->how != NOISE_TOP || top);
        if (hit && fits(rule, line))
            return rule;
    }
    for (size_t at = 0; (len = words_next(words->inside, line, &at, &id)) > 0; at += len)
        if (fits(&noise_rules[id], line))
            return &noise_rules[id];
    return NULL;
}

/* Cells and lines that belong together, as one text. */
static str without_line_ends(struct arena *a, str s) {
    if (!str_has(s, S("\n")))
        return s;
    struct out o = out_open(a);
    for (str line; str_line(&s, &line);)
        out_raw(&o, line);
    return out_str(&o);
}

void noise_add(struct reading *r, u32 from, u32 to, const char *reason) {
    str text = utf8_cut(str_sub(r->text.norm, from, to), TEXT_CHARS);
    *push(r->arena, &r->noises) = (struct noise){
        .text = without_line_ends(r->arena, text),
        .reason = str_from(reason),
        .place = text_place(&r->text, from, to),
    };
}

static void mark(struct reading *r, size_t i, const char *reason) {
    struct line *line = &r->text.lines[i];
    line->noise = true;
    if (line->to > line->from)
        noise_add(r, line->from, line->to, reason);
}

/* No Chinese and no letter or digit: a rule, a bar. */
static bool is_ornament(str s) {
    for (size_t i = 0; i < s.len; i++) {
        u8 b = (u8)s.ptr[i];
        if (b >= 0xE3 || (b >= '0' && b <= '9') || (b >= 'A' && b <= 'Z') || (b >= 'a' && b <= 'z'))
            return false;
    }
    return true;
}

/* 3, — 3 —, 第3页 alone on a line. */
static bool is_page_number(str s) {
    size_t digits = 0;
    if (str_starts(s, S("第")) && str_ends(s, S("页")))
        s = str_sub(s, S("第").len, s.len - S("页").len);
    for (size_t i = 0; i < s.len; i++) {
        u8 b = (u8)s.ptr[i];
        bool dash = b == '-' || b == 0xE2 || b == 0x80 || (b >= 0x93 && b <= 0x95); /* – — ― */
        bool digit = b >= '0' && b <= '9';
        if (!dash && !digit)
            return false;
        digits += digit;
    }
    return digits > 0 && digits <= PAGE_DIGITS_MAX;
}

/* The words of one cell of controls, which stand apart in the view. */
static void note_words(struct reading *r, const struct line *line) {
    span place = text_place(&r->text, line->from, line->to);
    str view = str_sub(r->doc->view, place.from, place.to);
    for (size_t at = 0; at < view.len;) {
        size_t end = str_find(view, S(" "), at);
        end = end == STR_NONE ? view.len : end;
        str word = str_sub(view, at, end);
        if (word.len > 0)
            *push(r->arena, &r->noises) = (struct noise){
                .text = text_normal(r->arena, word),
                .reason = S("form control"),
                .place = {place.from + (u32)at, place.from + (u32)end},
            };
        at = end + 1;
    }
}

/* Controls in the cells of one table: each wording once, of the first WORDINGS_MAX ones. */
static void note_controls(struct reading *r, size_t from, size_t to) {
    enum {
        WORDINGS_MAX = 64
    };
    str known[WORDINGS_MAX];
    size_t n = 0;
    for (size_t i = from; i < to; i++) {
        struct line *line = &r->text.lines[i];
        if (!(line->flags & BLOCK_CONTROL))
            continue;
        line->noise = true;
        str s = text_line(&r->text, line);
        bool again = s.len == 0 || n == WORDINGS_MAX;
        for (size_t k = 0; k < n && !again; k++)
            again = str_eq(known[k], s);
        if (again)
            continue;
        known[n++] = s;
        note_words(r, line);
    }
}

/* The cells of one table, lines [from, to). */
static void look_at_table(struct reading *r, size_t from, size_t to) {
    size_t hits = 0;
    for (size_t i = from; i < to; i++) {
        str s = reading_line(r, i);
        s = str_ends(s, S(":")) ? str_sub(s, 0, s.len - 1) : s;
        for (size_t k = 0; k < COUNT_OF(metadata); k++)
            hits += str_eq(s, metadata[k]);
    }
    if (hits >= METADATA_CELLS_MIN) {
        for (size_t i = from; i < to; i++)
            r->text.lines[i].noise = true;
        noise_add(r, r->text.lines[from].from, r->text.lines[to - 1].to, "page metadata");
        return;
    }
    note_controls(r, from, to);
}

/* From the second copy of the body's beginning to the end of what it repeats. */
static void find_copy(struct reading *r) {
    size_t first = 0;
    while (first < r->text.n_lines && (r->text.lines[first].noise || first + 1 == r->text.n_lines ||
                                       utf8_chars(reading_line(r, first)) < COPY_CHARS_MIN))
        first++;
    for (size_t i = first + COPY_LINES_MIN; i < r->text.n_lines; i++) {
        size_t n = 0;
        while (i + n < r->text.n_lines && first + n < i &&
               str_eq(reading_line(r, first + n), reading_line(r, i + n)))
            n++;
        if (n < COPY_LINES_MIN || first + n < i)
            continue;
        for (size_t k = i; k < i + n; k++)
            r->text.lines[k].noise = true;
        noise_add(r, r->text.lines[i].from, r->text.lines[i + n - 1].to, "second copy");
        i += n - 1;
    }
}

static int by_place(const void *a, const void *b) {
    const struct noise *x = a, *y = b;
    return (x->place.from > y->place.from) - (x->place.from < y->place.from);
}

void noise_sort(struct reading *r) {
    if (r->noises.n > 0)
        qsort(r->noises.v, r->noises.n, sizeof *r->noises.v, by_place);
}

void noise_find(struct reading *r) {
    const struct noise_words words = noise_words_make(r->arena);
    bool top = true; /* above the first item */
    for (size_t i = 0; i < r->text.n_lines; i++) {
        const struct line *line = &r->text.lines[i];
        str s = text_line(&r->text, line);
        top = top && i < TOP_LINES && !line->item;
        if (line->kind == BLOCK_CELL) {
            u32 table = r->doc->blocks[line->block].table;
            size_t end = i;
            while (end < r->text.n_lines && r->doc->blocks[r->text.lines[end].block].table == table)
                end++;
            look_at_table(r, i, end);
            i = end - 1;
            continue;
        }
        const struct noise_rule *rule =
            !line->item && s.len < 700 ? noise_rule_of(&words, s, top) : NULL;
        if (line->flags & BLOCK_META)
            r->text.lines[i].noise = true; /* <title> is not visible: nothing to report */
        else if (line->flags & BLOCK_CONTROL)
            mark(r, i, "form control");
        else if (line->flags & BLOCK_LINK && utf8_chars(s) <= 40)
            mark(r, i, "navigation");
        else if (rule != NULL)
            mark(r, i, rule->reason);
        else if (is_page_number(s))
            mark(r, i, "page number");
        else if (is_ornament(s))
            mark(r, i, "ornament");
    }
    find_copy(r);
}
