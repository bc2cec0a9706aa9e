/* The child's side of reading: `bihuan worker FORMAT CHARSET NAME` reads the file at descriptor 0
 * and answers at descriptor 3. */
#ifndef APP_WORK_H
#define APP_WORK_H

#include "doc/format.h"

/* Instead of a format: which one it is, and behind it in the answer, of a JPEG, the day of
 * exif_day. */
#define WORK_LOOK "look"

struct work_in {
    bool look;          /* tell the format, parse no text */
    enum format format; /* FORMAT_UNKNOWN = detect */
    str charset;
    str name;
};

enum {
    WORK_INPUT_FD = 0,
    WORK_ANSWER_FD = 3,
};

/* work_parse: enters the sandbox, reads, and writes the answer (answer.h), be it a document, a
 * format that has to be converted first, or an error.
 * gives      exit status: 0 when there is an answer */
int work_parse(const struct work_in *in);

/* work_main: the same from the words after `worker`. gives  2 when they make no sense */
int work_main(int argc, char **argv);

#endif
