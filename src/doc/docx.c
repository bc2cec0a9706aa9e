/* Word documents: paragraphs. Properties stand before the text that they describe, so one walk is
 * enough; a block opens with the first visible character. */
#include "doc/docx.h"

#include "doc/docx_walk.h"

enum {
    FIELDS_MAX = 64,
    HEADINGS = 9, /* outline levels 0..8 are headings */
    ALL_LOOKS = BLOCK_BOLD | BLOCK_CENTRED,
};

static void walk(struct docx *d, u32 i, struct docx_props run);

/* Text */

/* The number of the paragraph; it counts once, whatever becomes of its text. */
static str take_marker(struct docx *d) {
    struct docx_para *p = &d->para;
    if (p->counted)
        return S("");
    p->counted = true;
    return docx_marker(d->numbering, p->props.num_id, p->props.ilvl, p->style);
}

static struct block block_like(const struct docx_para *p) {
    struct block like = {.kind = BLOCK_PARA};
    if (p->props.outline >= 0 && p->props.outline < HEADINGS) {
        like.kind = BLOCK_HEADING;
        like.level = (u8)(p->props.outline + 1);
    }
    if (p->contents)
        like.flags |= BLOCK_LINK;
    return like;
}

static void end_block(struct docx *d) {
    if (d->b.open && !d->b.too_big)
        d->b.blocks.v[d->b.blocks.n - 1].flags |= d->all;
    block_end(&d->b);
    d->all = ALL_LOOKS;
}

static u16 looks(const struct docx *d, const struct docx_props *run) {
    u16 bold = run->bold == 1 ? BLOCK_BOLD : 0;
    return bold | (d->para.props.centred == 1 ? BLOCK_CENTRED : 0);
}

static void add_to_cell(struct docx *d, str s, u16 look) {
    struct docx_cell_text *cell = d->cell;
    if (!block_blank(s)) {
        out_raw(&cell->text, take_marker(d));
        cell->all &= look;
    }
    out_raw(&cell->text, s);
}

static void add_text(struct docx *d, str s, const struct docx_props *run) {
    if (d->cell != NULL) {
        add_to_cell(d, s, looks(d, run));
        return;
    }
    bool blank = block_blank(s);
    if (!d->b.open) {
        if (blank)
            return;
        str marker = take_marker(d);
        block_begin(&d->b, block_like(&d->para));
        block_marker(&d->b, marker);
    }
    if (!blank)
        d->all &= looks(d, run);
    block_text(&d->b, s);
}

static void add_break(struct docx *d) {
    if (d->cell != NULL)
        out_char(&d->cell->text, ' ');
    else
        end_block(d);
}

/* Fields: what stands between begin and separate is an instruction, not text. */

static void on_field(struct docx *d, str type) {
    if (str_eq(type, S("begin"))) {
        if (d->fields >= FIELDS_MAX)
            return;
        d->field_codes = d->field_codes << 1 | 1;
        d->fields++;
    } else if (str_eq(type, S("separate"))) {
        d->field_codes &= ~(u64)1;
    } else if (str_eq(type, S("end")) && d->fields > 0) {
        d->field_codes >>= 1;
        d->fields--;
    }
}

/* Runs and what holds them */

static void walk_alternate(struct docx *d, u32 i, struct docx_props run) {
    u32 branch = docx_child(&d->tree, i, DOCX_CHOICE);
    if (branch == 0)
        branch = docx_child(&d->tree, i, DOCX_FALLBACK);
    if (branch != 0)
        walk(d, branch, run);
}

static struct docx_props run_props(struct docx *d, u32 i, struct docx_props around) {
    u32 r_pr = docx_child(&d->tree, i, DOCX_RPR);
    if (r_pr == 0)
        return around;
    struct docx_props own = docx_props_read(&d->tree, r_pr);
    str id = docx_val(&d->tree, r_pr, DOCX_R_STYLE);
    const struct docx_style *style = id.len == 0 ? NULL : docx_style_find(&d->styles, id);
    if (style != NULL && style->character)
        own = docx_props_over(own, style->props);
    return docx_props_over(own, around);
}

static void walk_text(struct docx *d, u32 i, struct docx_props run) {
    if (run.vanish == 1 || d->field_codes != 0)
        return;
    for (u32 k = i + 1; k < d->tree.v[i].end; k++)
        if (d->tree.v[k].tag == XML_TEXT)
            add_text(d, d->tree.v[k].text, &run);
}

static void walk_node(struct docx *d, u32 i, struct docx_props run) {
    bool hidden = run.vanish == 1;
    switch (d->tree.v[i].tag) {
    case XML_TEXT:
    case DOCX_DEL:
    case DOCX_MOVE_FROM:
    case DOCX_PPR:
    case DOCX_RPR:
    case DOCX_RT:
        break;
    case DOCX_R:
        walk(d, i, run_props(d, i, run));
        break;
    case DOCX_T:
        walk_text(d, i, run);
        break;
    case DOCX_TAB:
    case DOCX_PTAB:
        add_text(d, S(" "), &run);
        break;
    case DOCX_HYPHEN:
        add_text(d, S("-"), &run);
        break;
    case DOCX_BR:
    case DOCX_CR:
        if (!hidden)
            add_break(d);
        break;
    case DOCX_FLD_CHAR:
        on_field(d, xml_attr(&d->tree.v[i], DOCX_FLD_CHAR_TYPE));
        break;
    case DOCX_ALTERNATE:
        walk_alternate(d, i, run);
        break;
    case DOCX_TEXT_BOX:
        if (!hidden)
            *push(d->c->arena, &d->boxes) = i;
        break;
    case DOCX_BLIP:
    case DOCX_IMAGE_DATA:
        d->images++;
        break;
    default:
        walk(d, i, run);
        break;
    }
}

static void walk(struct docx *d, u32 i, struct docx_props run) {
    for (u32 k = i + 1; k < d->tree.v[i].end && !d->b.too_big; k = d->tree.v[k].end)
        walk_node(d, k, run);
}

/* Paragraphs */

static struct docx_para read_para(struct docx *d, u32 p_pr) {
    struct docx_para para = {.style = p_pr == 0 ? S("") : docx_val(&d->tree, p_pr, DOCX_P_STYLE)};
    para.props = docx_props_read(&d->tree, p_pr);
    const struct docx_style *style = docx_style_find(&d->styles, para.style);
    if (style == NULL)
        return para;
    /* A style's number at the level that the list itself binds to the style. */
    struct docx_props under = style->props;
    if (para.props.num_id < 0 && para.props.ilvl < 0)
        under.ilvl = -1;
    para.props = docx_props_over(para.props, under);
    para.contents = str_starts(style->name, S("toc ")) || str_starts(style->name, S("TOC "));
    return para;
}

/* Whether the paragraph's end mark is deleted or hidden: then it does not end here. */
static bool mark_gone(const struct docx *d, u32 p_pr) {
    u32 r_pr = p_pr == 0 ? 0 : docx_child(&d->tree, p_pr, DOCX_RPR);
    return r_pr != 0 && (docx_child(&d->tree, r_pr, DOCX_DEL) != 0 ||
                         docx_child(&d->tree, r_pr, DOCX_MOVE_FROM) != 0 ||
                         docx_on(&d->tree, r_pr, DOCX_VANISH) == 1);
}

static void add_images(struct docx *d) {
    for (; d->images > 0 && d->cell == NULL; d->images--) {
        block_begin(&d->b, (struct block){.kind = BLOCK_IMAGE});
        block_end(&d->b);
    }
    d->images = 0;
}

/* Ends a paragraph: its block, then what floats beside it. */
static void end_para(struct docx *d, size_t first_box) {
    add_break(d);
    add_images(d);
    for (size_t k = first_box; k < d->boxes.n; k++)
        docx_body(d, d->boxes.v[k]);
    d->boxes.n = first_box;
}

static void add_para(struct docx *d, u32 i) {
    u32 p_pr = docx_child(&d->tree, i, DOCX_PPR);
    bool gone = mark_gone(d, p_pr);
    size_t first_box = d->boxes.n;
    if (!d->join)
        d->para = read_para(d, p_pr);
    struct docx_props run = {.bold = d->para.props.bold, .vanish = d->para.props.vanish};
    walk(d, i, run);
    d->field_codes = 0; /* an instruction that never ends must not swallow the rest */
    d->fields = 0;
    d->join = gone && d->b.open;
    if (d->join)
        return;
    if (!gone)
        take_marker(d); /* an empty paragraph counts, too */
    end_para(d, first_box);
}

void docx_body(struct docx *d, u32 i) {
    for (u32 k = i + 1; k < d->tree.v[i].end && !d->b.too_big; k = d->tree.v[k].end) {
        u16 tag = d->tree.v[k].tag;
        u32 branch;
        if (tag == DOCX_P) {
            add_para(d, k);
        } else if (tag == DOCX_TBL) {
            docx_table(d, k);
        } else if (tag == DOCX_ALTERNATE) {
            branch = docx_child(&d->tree, k, DOCX_CHOICE);
            branch = branch == 0 ? docx_child(&d->tree, k, DOCX_FALLBACK) : branch;
            if (branch != 0)
                docx_body(d, branch);
        } else if (tag != DOCX_DEL && tag != DOCX_MOVE_FROM && tag != XML_TEXT) {
            docx_body(d, k);
        }
    }
}

err docx_read(struct ctx *c, str bytes, struct doc *doc_out) {
    struct opc opc;
    struct docx d = {.c = c, .b = builder_open(c->arena), .all = ALL_LOOKS};
    TRY(opc_open(c, bytes, &opc));
    TRY(docx_styles_read(c, &opc, &d.styles));
    TRY(docx_numbering_read(c, &opc, &d.styles, &d.numbering));
    TRY(opc_tree(c, &opc, opc.main, docx_names, &d.tree));
    docx_body(&d, 0);
    end_block(&d);
    return builder_close(c, &d.b, doc_out);
}
