/* Stands in for libFuzzer in make check: plays every file of a corpus through the target, whole and
 * cut at some places, and the empty input. Speaks TAP, a line a file.
 * usage: replay_NAME FOLDER... */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

enum {
    INPUT_BYTES_MAX = 1 << 24,
    CUTS = 7,
};

/* An exact copy each time, so that reading one byte too many is seen. */
static void play(const uint8_t *data, size_t size) {
    uint8_t *copy = malloc(size > 0 ? size : 1);
    if (copy == NULL)
        abort();
    if (size > 0)
        memcpy(copy, data, size);
    LLVMFuzzerTestOneInput(copy, size);
    free(copy);
}

static void play_file(const char *path, uint8_t *room) {
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        perror(path);
        exit(1);
    }
    size_t size = fread(room, 1, INPUT_BYTES_MAX, file);
    fclose(file);
    for (size_t cut = 0; cut <= CUTS; cut++)
        play(room, size * cut / CUTS);
}

int main(int argc, char **argv) {
    uint8_t *room = malloc(INPUT_BYTES_MAX);
    if (room == NULL)
        return 1;
    play((const uint8_t *)"", 0);
    int n = 0;
    for (int i = 1; i < argc; i++) {
        DIR *folder = opendir(argv[i]);
        if (folder == NULL)
            continue;
        for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
            if (entry->d_name[0] == '.')
                continue;
            char path[4096];
            snprintf(path, sizeof path, "%s/%s", argv[i], entry->d_name);
            play_file(path, room);
            printf("ok %d - %s\n", ++n, entry->d_name);
            fflush(stdout);
        }
        closedir(folder);
    }
    free(room);
    return n > 0 ? 0 : 77; /* 77 = skipped: there is no corpus */
}
