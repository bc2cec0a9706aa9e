/* What the files of the S3 driver share: one store, one call, and the reading of answers. */
#ifndef BLOB_S3_H
#define BLOB_S3_H

#include "blob/driver.h"
#include "blob/s3_place.h"
#include "blob/sigv4.h"
#include "port/http_client.h"
#include "port/xml.h"

struct s3 {
    struct s3_place place;
    struct sigv4_key key;
    struct http_client *client;
    bool checked; /* the bucket has been seen */
};

/* ---- calls (s3_call.c) ---- */

struct s3_call {
    const char *method;
    str key; /* of the object, prefix included; empty = the bucket itself */
    struct sigv4_pairs query;
    struct http_body body;
    str payload;            /* SHA-256 of the body in hex; empty = of .body.text */
    struct http_sink *sink; /* NULL = the answer is kept */
};

/* s3_send: signs, sends, and tries again what may be tried again, with growing pauses; a download
 * that breaks off is continued where it stopped.
 * gives      OK whenever there is an answer, whatever its status
 * fails      IO (not reachable), BUSY, and as s3_fail for what stays wrong on the other side */
MUST_USE err s3_send(struct ctx *c, struct blob_store *store, const struct s3_call *call,
                     struct http_answer *answer_out);

/* s3_fail: fails with the sentence for an answer that is not what was hoped for.
 * s3_is: whether S3 names this error in its answer */
err s3_fail(struct ctx *c, const struct blob_store *store, const struct http_answer *answer);
bool s3_is(struct arena *a, const struct http_answer *answer, str code);

/* ---- answers (s3_xml.c) ---- */

enum s3_tag {
    S3_CODE = XML_FIRST,
    S3_COMPLETED, /* CompleteMultipartUploadResult */
    S3_CONTENTS,
    S3_ERROR,
    S3_INITIATED,
    S3_IS_TRUNCATED,
    S3_KEY,
    S3_NEXT_KEY,
    S3_NEXT_UPLOAD,
    S3_SIZE,
    S3_UPLOAD,
    S3_UPLOAD_ID,
};

/* s3_tree: an answer as a tree. fails  IO (it is no XML)
 * s3_find: the first element of this name below `node`; 0 = there is none
 * s3_text: its text; empty when it is absent */
MUST_USE err s3_tree(struct ctx *c, const struct blob_store *store, str body,
                     struct xml_tree *tree_out);
u32 s3_find(const struct xml_tree *tree, u32 node, enum s3_tag tag);
str s3_text(const struct xml_tree *tree, u32 node, enum s3_tag tag);

/* ---- parts of the driver ---- */

/* s3_keep, s3_sweep (s3_put.c): keeping a draft, in parts when it is large; giving up parts of
 * puts that were killed. */
err s3_keep(struct ctx *c, struct blob_draft *draft, const struct blob *blob);
err s3_sweep(struct ctx *c, struct blob_store *store, u64 *swept_out);

/* s3_object: the key under which a file lies.  s3_size: as blob_driver.find */
str s3_object(struct arena *a, const struct blob_store *store, const struct digest *id);
err s3_size(struct ctx *c, struct blob_store *store, const struct digest *id, u64 *bytes_out,
            bool *there_out);

#endif
