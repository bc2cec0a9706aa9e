/* What a worker answers, as bytes. */
#include "app/answer.h"

#include "base/utf8.h"

#include <string.h>

enum {
    TEXT_MAX_BYTES = 1024,
    ALIGN_BYTES = 16, /* the packed document starts on such a border */
};

static const u8 magic[8] = {'B', 'H', 'A', 'N', 'S', 'W', '0', '1'};

struct head {
    u8 magic[8];
    u32 code;
    u32 format;
    u32 text_bytes;
    u32 pad; /* zero */
};

static size_t text_room(size_t bytes) {
    size_t end = sizeof(struct head) + bytes;
    return (end + ALIGN_BYTES - 1) / ALIGN_BYTES * ALIGN_BYTES - sizeof(struct head);
}

void answer_write(struct out *o, const struct answer *in) {
    size_t bytes = in->text.len < TEXT_MAX_BYTES ? in->text.len : TEXT_MAX_BYTES;
    struct head head = {.code = (u32)in->code, .format = (u32)in->format, .text_bytes = (u32)bytes};
    memcpy(head.magic, magic, sizeof magic);
    out_raw(o, (str){(const char *)&head, sizeof head});
    out_raw(o, str_sub(in->text, 0, bytes));
    out_repeat(o, '\0', text_room(bytes) - bytes);
}

/* A sentence of one line, whatever the child wrote. */
static str clean(struct arena *a, str text) {
    size_t bad;
    str copy = str_dup(a, utf8_repair(a, text, &bad));
    char *at = take(a, char, copy.len + 1);
    for (size_t i = 0; i < copy.len; i++)
        at[i] = (unsigned char)copy.ptr[i] < 0x20 ? ' ' : copy.ptr[i];
    return (str){at, copy.len};
}

bool answer_read(struct arena *a, str bytes, struct answer *answer_out) {
    struct head head;
    if (bytes.len < sizeof head)
        return false;
    memcpy(&head, bytes.ptr, sizeof head);
    if (memcmp(head.magic, magic, sizeof magic) != 0 || head.code >= ERR_COUNT ||
        head.format >= FORMAT_COUNT || head.text_bytes > TEXT_MAX_BYTES)
        return false;
    size_t room = text_room(head.text_bytes);
    if (bytes.len - sizeof head < room)
        return false;
    *answer_out = (struct answer){
        .code = (err)head.code,
        .format = (enum format)head.format,
        .text = clean(a, str_sub(bytes, sizeof head, sizeof head + head.text_bytes)),
        .doc = str_sub(bytes, sizeof head + room, bytes.len),
    };
    return (head.code == OK) == (head.text_bytes == 0);
}
