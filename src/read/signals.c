/* One scan with one trie over the words of all checks. */
#include "read/signals.h"

#include "read/goal.h"
#include "read/stale.h"
#include "read/words.h"

static const struct signal fixed[] = {
    {T("XX"), SIGNAL_RESIDUE, 0},         {T("**"), SIGNAL_RESIDUE, 0},
    {T("___"), SIGNAL_RESIDUE, 0},        {T("xx"), SIGNAL_RESIDUE, 0},
    {T("X月X日"), SIGNAL_RESIDUE, 0},     {T("x月x日"), SIGNAL_RESIDUE, 0},
    {T("20XX年"), SIGNAL_RESIDUE, 2},     {T("20xx年"), SIGNAL_RESIDUE, 2},
    {T("20__年"), SIGNAL_RESIDUE, 2},     {T("20**年"), SIGNAL_RESIDUE, 2},
    {T("20○○年"), SIGNAL_RESIDUE, 2},     {T("××"), SIGNAL_RESIDUE, 0},
    {T("○○"), SIGNAL_RESIDUE, 0},         {T("某某"), SIGNAL_RESIDUE, 0},
    {T("另附"), SIGNAL_ENCLOSURE, 0},     {T("附后"), SIGNAL_ENCLOSURE, 0},
    {T("详见附件"), SIGNAL_ENCLOSURE, 0}, {T("见附件"), SIGNAL_ENCLOSURE, 0},
    {T("经费"), SIGNAL_MEANS, 0},         {T("专职"), SIGNAL_MEANS, 0},
    {T("资金"), SIGNAL_MEANS, 0},         {T("人财物"), SIGNAL_MEANS, 0},
    {T("预算"), SIGNAL_MEANS, 0},         {T("专款"), SIGNAL_MEANS, 0},
    {T("测评体系"), SIGNAL_EDITION, 0},   {T("?"), SIGNAL_MARK, 0},
    {T("200"), SIGNAL_DIGITS, 0},         {T("定期"), SIGNAL_VAGUE, 0},
};

static str signal_word(const void *table, size_t i) {
    return ((const struct signal *)table)[i].words;
}

bool signals_have(const struct signal_hits *hits, enum signal_kind kind) {
    for (size_t i = 0; i < hits->n; i++)
        if (hits->v[i].kind == kind)
            return true;
    return false;
}

struct signal_hits signals_find(struct reading *r) {
    VEC(struct signal) all = {0};
    for (size_t i = 0; i < COUNT_OF(fixed); i++)
        *push(r->arena, &all) = fixed[i];
    for (size_t i = 0; i < stales_n; i++)
        *push(r->arena, &all) = (struct signal){stales[i].words, SIGNAL_STALE, (u8)i};
    for (size_t i = 0; i < goal_titles_n; i++)
        *push(r->arena, &all) = (struct signal){goal_titles[i], SIGNAL_TITLE, (u8)i};
    const struct words *words = words_make(r->arena, all.v, all.n, signal_word);
    struct signal_hits hits = {0};
    str s = r->text.norm;
    for (size_t i = 0; i < r->text.n_lines; i++) {
        const struct line *line = &r->text.lines[i];
        if (line->noise)
            continue;
        str upto = str_sub(s, 0, line->to);
        u32 id;
        for (size_t at = line->from, len; (len = words_next(words, upto, &at, &id)) > 0; at += len)
            *push(r->arena, &hits) =
                (struct signal_hit){(u32)at, (u16)len, all.v[id].kind, all.v[id].value};
    }
    return hits;
}
