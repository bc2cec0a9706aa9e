/* The one door to libzip: the parts of a docx, xlsx or odt, within limits; and files packed up. */
#ifndef PORT_ZIP_H
#define PORT_ZIP_H

#include "base/err.h"

struct zip_parts;

/* zip_unpack: opens the archive in `bytes`, which must live as long as the arena. Nothing is
 * unpacked yet.
 * fails      INVALID (truncated, no zip), TOO_BIG (entries), MISSING (libzip) */
MUST_USE err zip_unpack(struct ctx *c, str bytes, struct zip_parts **zip_out);

/* zip_has: whether there is a part of this name, in any case of ASCII letters. */
bool zip_has(const struct zip_parts *zip, str name);

/* zip_part: unpacks one part.
 * fails      NOT_FOUND, INVALID (encrypted, damaged: its checksum is compared), TOO_BIG (bytes of
 *            all parts so far, or packed too tightly: a bomb) */
MUST_USE err zip_part(struct ctx *c, struct zip_parts *zip, str name, str *bytes_out);

/* zip_pack: packs files into a new archive at `path`; they are read one after the other and never
 * held in memory. Their names in it are the last parts of their paths.
 * fails      MISSING (libzip), IO */
MUST_USE err zip_pack(struct ctx *c, strs files, str path);

#endif
