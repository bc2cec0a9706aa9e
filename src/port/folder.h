/* Folders that people name: made, asked, listed. */
#ifndef PORT_FOLDER_H
#define PORT_FOLDER_H

#include "base/err.h"

/* folder_make: the folder, made where there is none; those above it must exist.
 * fails      NOT_FOUND (none above it), DENIED, INVALID (something else is there), IO */
MUST_USE err folder_make(struct ctx *c, str path);

/* folder_is: whether the path is a folder. folder_has: whether anything is there. */
bool folder_is(struct arena *a, str path);
bool folder_has(struct arena *a, str path);

/* folder_files: the paths of the files right in it, by the bytes of their names; hidden ones, and
 * those that office programs lay beside an open file (~$, .~), are left out.
 * fails      NOT_FOUND, DENIED, IO */
MUST_USE err folder_files(struct ctx *c, str path, strs *files_out);

#endif
