/* Files that people name: opened with one clear sentence when that fails, and saved so that no half
 * file is ever left. */
#ifndef PORT_FILE_H
#define PORT_FILE_H

#include "base/err.h"

/* file_standard: gives the numbers 0, 1 and 2 to something where the caller of the program has
 * closed them, or the next file that is opened would get one and be written into by mistake.
 * Reading and writing there fail as they do on a closed descriptor. To be called before anything is
 * opened. */
void file_standard(void);

/* file_open: a file for reading, or standard input when path is "-". What cannot be read twice (a
 * pipe, a terminal) is first copied into memory that belongs to no process, so the descriptor is
 * always one that can be mapped. It is closed when the arena ends.
 *   limit_bytes  larger ones are refused
 * fails      NOT_FOUND, DENIED, INVALID (folder, device), TOO_BIG, IO */
struct file {
    int fd;
    u64 bytes;
};
MUST_USE err file_open(struct ctx *c, const char *path, u64 limit_bytes, struct file *file_out);

/* file_map: its content, read-only, until the arena ends. Pages are read when they are touched.
 * fails      IO */
MUST_USE err file_map(struct ctx *c, const struct file *file, str *bytes_out);

/* file_read: file_open and file_map. */
MUST_USE err file_read(struct ctx *c, const char *path, u64 limit_bytes, str *bytes_out);

/* file_shown: a name as a sentence of one line can hold it: control characters and what is not
 * UTF-8 are replaced; "-" is 标准输入. */
str file_shown(struct arena *a, str name);

/* file_memory: an empty nameless file in memory, closed when the arena ends.
 * file_seal: nobody can change it any more.
 * fails      IO */
MUST_USE err file_memory(struct ctx *c, int *fd_out);
MUST_USE err file_seal(struct ctx *c, int fd);

/* file_copy: the bytes of a file from its start into a new file `path`.
 * fails      IO */
MUST_USE err file_copy(struct ctx *c, const struct file *from, const char *path);

/* Saving: write to .fd (or, for libraries that want a name, to .path), then save_end. Until then
 * nothing is to be seen under the name; without save_end nothing ever is, whether the program
 * fails, is interrupted, or the machine stops. A device, such as /dev/null, is written directly.
 *
 * save_begin  fails  NOT_FOUND (no such folder, a link to nothing), DENIED, INVALID (a folder), IO
 * save_end    puts it under its name, in one step, when it is safely on the disk.  fails  IO */
struct save;
MUST_USE err save_begin(struct ctx *c, const char *path, struct save **save_out);
int save_fd(const struct save *s);
const char *save_path(const struct save *s);
MUST_USE err save_end(struct ctx *c, struct save *s);

#endif
