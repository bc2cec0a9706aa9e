/* Making plans. */
#include "app/plan_make.h"

#include "app/files.h"
#include "app/ledger.h"
#include "base/limit.h"
#include "base/number.h"
#include "port/digest.h"
#include "port/file.h"

err plan_make_document(struct ctx *c, struct blob_store *store, str path, const struct head *head,
                       struct document *document_out) {
    struct file file;
    struct blob blob;
    str bytes, name = file_base(head->file);
    TRY(file_open(c, str_z(c->arena, path), limit_value(LIMIT_FILE_BYTES), &file));
    blob.bytes = file.bytes;
    if (store != NULL) {
        TRY(files_put(c, store, &file, &blob));
    } else {
        TRY(file_map(c, &file, &bytes));
        TRY(digest_of(c, DIGEST_SHA256, bytes, &blob.id));
    }
    *document_out = (struct document){.name = name,
                                      .digest = digest_hex(c->arena, &blob.id),
                                      .bytes = (i64)blob.bytes,
                                      .title = head->title.len > 0 ? head->title : name,
                                      .kind = head->kind,
                                      .number = head->number,
                                      .issued_on = head->issued_on};
    return OK;
}

err plan_make(struct tx *tx, const struct plan_make_in *in, struct plan *plan_out) {
    i64 this_year = number_ordinal(str_sub(in->today, 0, 4));
    i64 from = in->head->year_from > 0 ? in->head->year_from : this_year;
    struct plan known;
    TRY(plan_of_document(tx->c, tx->db, in->unit, in->v[0].digest, &known));
    if (known.id != 0)
        return fail(tx->c, ERR_CONFLICT, "这份文件已经导入过（方案 %lld），没有重复导入",
                    (long long)known.id);
    struct document *documents = take(tx->c->arena, struct document, in->n);
    memcpy(documents, in->v, sizeof *documents * in->n);
    TRY(record_add_many(tx, &noun_document, documents, in->n));
    *plan_out = (struct plan){.org = in->unit,
                              .document = documents[0].id,
                              .title = documents[0].title,
                              .year_from = from,
                              .year_to = in->head->year_to > from ? in->head->year_to : from,
                              .state = S("adopted")};
    return record_add(tx, &noun_plan, plan_out);
}
