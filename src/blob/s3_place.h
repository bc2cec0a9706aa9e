/* Where a store on S3 lies, read from its address:
 *
 *     s3://bucket/prefix?endpoint=https://host:port&region=cn-north-1&style=path
 */
#ifndef BLOB_S3_PLACE_H
#define BLOB_S3_PLACE_H

#include "base/err.h"

struct s3_place {
    str name; /* s3://bucket/prefix, for sentences */
    str bucket;
    str prefix; /* of all keys; empty, or ends with / */
    str base;   /* https://host:port, without a last / */
    str host;   /* as in the header Host: without a port that goes without saying */
    str root;   /* path of the bucket: /bucket/, or / where it is a part of the host */
    str region;
};

/* s3_place_parse: fails  INVALID, saying what is wrong and how it is written */
MUST_USE err s3_place_parse(struct ctx *c, str address, struct s3_place *place_out);

#endif
