/* Answers of S3. */
#include "blob/s3.h"

/* In the order of enum s3_tag. */
static const char *const names[] = {
    "Code",
    "CompleteMultipartUploadResult",
    "Contents",
    "Error",
    "Initiated",
    "IsTruncated",
    "Key",
    "NextKeyMarker",
    "NextUploadIdMarker",
    "Size",
    "Upload",
    "UploadId",
};
_Static_assert(XML_FIRST + COUNT_OF(names) == S3_UPLOAD_ID + 1, "a name for each tag");

err s3_tree(struct ctx *c, const struct blob_store *store, str body, struct xml_tree *tree_out) {
    const struct xml_in in = {.name = S("S3"), .bytes = body, .names = {names, COUNT_OF(names)}};
    struct ctx inner = {.arena = c->arena};
    err result = xml_tree(&inner, &in, tree_out);
    if (result == ERR_MISSING)
        return fail(c, result, "%.*s", STR(inner.text));
    if (result != OK)
        return fail(c, ERR_IO, "%.*s：收到的答复不是 S3 的格式，请核对 endpoint 是不是 S3 服务",
                    STR(store->name));
    return OK;
}

u32 s3_find(const struct xml_tree *tree, u32 node, enum s3_tag tag) {
    for (u32 i = node + 1; i < tree->v[node].end; i++)
        if (tree->v[i].tag == tag)
            return i;
    return 0;
}

str s3_text(const struct xml_tree *tree, u32 node, enum s3_tag tag) {
    u32 found = s3_find(tree, node, tag);
    bool has_text = found > 0 && found + 1 < tree->v[found].end;
    return has_text ? tree->v[found + 1].text : S("");
}
