/* Pictures of a document, and how they travel: number of pictures, then of each its length and its
 * bytes, all numbers of 64 bits in the byte order of the machine. Names are made on both sides, so
 * none can come from a stranger. */
#include "doc/pictures.h"

#include "doc/docx_in.h"

enum {
    PICTURES_MAX = 1000 /* of a document; beyond are thumbnails of a table, no photos */
};

/* Kinds by their first bytes. To add one: a row. */
static const struct {
    str front;
    size_t at; /* offset of .front */
    const char *suffix;
} kinds[] = {
    {T("\xFF\xD8\xFF"), 0, "jpg"}, {T("\x89PNG\r\n\x1A\n"), 0, "png"},
    {T("GIF8"), 0, "gif"},         {T("BM"), 0, "bmp"},
    {T("II*\0"), 0, "tif"},        {T("MM\0*"), 0, "tif"},
    {T("WEBP"), 8, "webp"},        {T("ftypheic"), 4, "heic"},
};

static const char *suffix_of(str bytes) {
    for (size_t i = 0; i < COUNT_OF(kinds); i++)
        if (str_starts(str_sub(bytes, kinds[i].at, bytes.len), kinds[i].front))
            return kinds[i].suffix;
    return NULL;
}

VEC_TYPE(found, struct picture);

/* What is no picture is passed over. */
static void add(struct arena *a, struct found *found, str bytes) {
    const char *suffix = suffix_of(bytes);
    if (suffix == NULL || found->n == PICTURES_MAX)
        return;
    str name = str_fmt(a, "图%zu.%s", found->n + 1, suffix);
    *push(a, found) = (struct picture){name, bytes};
}

static bool is_listed(const strs *parts, str part) {
    for (size_t i = 0; i < parts->n; i++)
        if (str_eq(parts->v[i], part))
            return true;
    return false;
}

err pictures_of_docx(struct ctx *c, str bytes, struct pictures *pictures_out) {
    struct opc opc;
    struct xml_tree tree;
    struct found found = {0};
    TRY(opc_open(c, bytes, &opc));
    TRY(opc_tree(c, &opc, opc.main, docx_names, &tree));
    strs seen = {take(c->arena, str, opc.links.n + 1), 0};
    for (u32 i = 1; i < tree.n; i++) {
        u16 tag = tree.v[i].tag;
        if (tag != DOCX_BLIP && tag != DOCX_IMAGE_DATA)
            continue;
        str part = opc_by_id(&opc, xml_attr(&tree.v[i], tag == DOCX_BLIP ? DOCX_EMBED : DOCX_ID));
        if (part.len == 0 || is_listed(&seen, part) || !zip_has(opc.zip, part))
            continue;
        seen.v[seen.n++] = part;
        str content;
        TRY(zip_part(c, opc.zip, part, &content));
        add(c->arena, &found, content);
    }
    *pictures_out = (struct pictures){found.v, found.n};
    return OK;
}

static void put(struct out *o, u64 n) {
    out_raw(o, (str){(const char *)&n, sizeof n});
}

void pictures_pack(struct out *o, const struct pictures *pictures) {
    put(o, pictures->n);
    for (size_t i = 0; i < pictures->n; i++) {
        put(o, pictures->v[i].bytes.len);
        out_raw(o, pictures->v[i].bytes);
    }
}

static bool get(str bytes, size_t *at, u64 *n_out) {
    if (bytes.len - *at < sizeof *n_out)
        return false;
    memcpy(n_out, bytes.ptr + *at, sizeof *n_out);
    *at += sizeof *n_out;
    return true;
}

err pictures_unpack(struct ctx *c, str bytes, struct pictures *pictures_out) {
    struct found found = {0};
    size_t at = 0;
    u64 n, len;
    bool good = get(bytes, &at, &n) && n <= PICTURES_MAX;
    for (u64 i = 0; good && i < n; i++) {
        good = get(bytes, &at, &len) && len <= bytes.len - at;
        if (!good)
            break;
        add(c->arena, &found, str_sub(bytes, at, at + len));
        at += len;
    }
    if (!good || at != bytes.len || found.n != n)
        return fail(c, ERR_INVALID, "图片的读取结果无法识别");
    *pictures_out = (struct pictures){found.v, found.n};
    return OK;
}
