/* Calls that code above base/ may not make, turned into names that do not exist: memory belongs to
 * arenas, text to str and out. Every room includes this through base/str.h; base/arena.c, which
 * owns the memory, does not. free is left to tools/check_words.sh, since tests give back what the C
 * library took. To ban one more: a row here, and the word in that script. */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

/* The headers that declare them come first, since the names cannot be declared afterwards. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BANNED(name, instead) name##_is_banned_use_##instead

#undef malloc
#undef calloc
#undef realloc
#undef strdup
#undef strndup
#undef strcpy
#undef strcat
#undef strtok
#undef sprintf
#undef vsprintf
#undef system
#undef popen
#define malloc(n) BANNED(malloc, take)
#define calloc(n, size) BANNED(calloc, take)
#define realloc(p, n) BANNED(realloc, arena_extend)
#define strdup(s) BANNED(strdup, str_dup)
#define strndup(s, n) BANNED(strndup, str_dup)
#define strcpy(to, s) BANNED(strcpy, str_dup)
#define strcat(to, s) BANNED(strcat, str_cat)
#define strtok(s, by) BANNED(strtok, str_find)
#define sprintf(...) BANNED(sprintf, str_fmt)
#define vsprintf(...) BANNED(vsprintf, str_fmt)
#define system(command) BANNED(system, proc_run)
#define popen(command, mode) BANNED(popen, proc_run)

#endif
