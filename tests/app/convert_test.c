/* Conversions by the programs that are installed here; a test whose program is absent says so. */
#include "test.h"

#include "app/open.h"
#include "app/suites.h"
#include "port/file.h"
#include "port/proc.h"
#include "port/tempdir.h"

#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define HOSTILE "tests/data/hostile/"

static bool absent(struct arena *a, const char *program) {
    if (proc_find(a, program) != NULL)
        return false;
    print_message("note: %s is not installed; not tested\n", program);
    return true;
}

static const char *folder(struct arena *a) {
    struct ctx c = {.arena = a};
    const char *dir;
    CHECK_INT(tempdir_open(&c, &dir), OK);
    return dir;
}

/* Runs a program in a folder; its output does not matter. */
static bool run(struct arena *a, const char *dir, const char *const *argv) {
    struct ctx c = {.arena = a};
    const struct proc_in in = {.argv = argv,
                               .fds = {PROC_NULL, PROC_NULL, PROC_NULL},
                               .extra_fd = -1,
                               .dir = dir,
                               .wall = PROC_WALL_NONE,
                               .limits = {.wall_ms = 60000}};
    struct proc_out out;
    return proc_run(&c, &in, &out) == OK && out.end == PROC_EXITED && out.code == 0;
}

/* The simple document in another format, made by LibreOffice; NULL when that fails. */
static const char *made(struct arena *a, const char *dir, const char *format) {
    char root[4096];
    CHECK(getcwd(root, sizeof root) != NULL);
    const char *from = str_fmt(a, "%s/" HOSTILE "simple.docx%c", root, '\0').ptr;
    const char *profile = str_fmt(a, "-env:UserInstallation=file://%s/profile%c", dir, '\0').ptr;
    const char *argv[] = {"soffice", profile, "--headless", "--convert-to", format, "--outdir",
                          dir,       from,    NULL};
    return run(a, dir, argv) ? str_fmt(a, "%s/simple.%s%c", dir, format, '\0').ptr : NULL;
}

static err open_it(struct arena *a, struct ctx *c, const char *path, struct doc *doc, str *note) {
    *c = (struct ctx){.arena = a};
    *note = S("");
    const struct open_in in = {.path = str_from(path), .note_out = note};
    err e = app_open(c, &in, doc);
    if (e != OK)
        print_message("%.*s\n", STR(c->text));
    return e;
}

/* Temporary folders of ours that are left. */
static int left_over(void) {
    DIR *d = opendir("/tmp");
    int n = 0;
    for (struct dirent *e; (e = readdir(d)) != NULL;)
        n += strncmp(e->d_name, "bihuan-", 7) == 0;
    closedir(d);
    return n;
}

TEST(reads_office_formats) {
    static const char *const formats[] = {"doc", "rtf", "odt"};
    if (absent(a, "soffice"))
        return;
    const char *dir = folder(a);
    for (size_t i = 0; i < COUNT_OF(formats); i++) {
        struct ctx c;
        struct doc doc;
        str note;
        const char *path = made(a, dir, formats[i]);
        CHECK(path != NULL);
        int before = left_over();
        CHECK_INT(open_it(a, &c, path, &doc, &note), OK);
        CHECK(str_has(doc.view, S("到2024年底建成市级文明单位。\n")));
        CHECK_STR(doc.format, str_from(formats[i]));
        CHECK_INT(left_over(), before);
    }
}

TEST(reads_tables_of_old_formats) {
    static const char *const formats[] = {"xls", "ods"};
    if (absent(a, "soffice"))
        return;
    const char *dir = folder(a);
    const char *csv = str_fmt(a, "%s/in.csv%c", dir, '\0').ptr;
    FILE *f = fopen(csv, "w");
    CHECK(f != NULL && fputs("序号,任务,牵头部门\n1,理论学习,办公室\n2,志愿服务,工会\n", f) >= 0);
    fclose(f);
    for (size_t i = 0; i < COUNT_OF(formats); i++) {
        struct ctx c;
        struct doc doc;
        str note;
        const char *profile = str_fmt(a, "-env:UserInstallation=file://%s/p%c", dir, '\0').ptr;
        const char *argv[] = {"soffice",      profile,    "--headless", "--infilter=CSV:44,34,76",
                              "--convert-to", formats[i], csv,          NULL};
        CHECK(run(a, dir, argv));
        const char *path = str_fmt(a, "%s/in.%s%c", dir, formats[i], '\0').ptr;
        CHECK_INT(open_it(a, &c, path, &doc, &note), OK);
        CHECK(str_has(doc.view, S("理论学习\t办公室")));
        CHECK_STR(doc.format, str_from(formats[i]));
    }
}

TEST(reads_a_pdf) {
    struct ctx c;
    struct doc doc;
    str note;
    if (absent(a, "pdftotext"))
        return;
    CHECK_INT(open_it(a, &c, HOSTILE "gbk.pdf", &doc, &note), OK);
    CHECK(str_has(doc.view, S("文明单位创建工作方案")));
    CHECK_STR(doc.format, S("pdf"));
    CHECK_INT(note.len, 0);
}

TEST(says_what_is_wrong_with_a_pdf) {
    struct ctx c;
    struct doc doc;
    str note;
    if (absent(a, "pdftotext"))
        return;
    CHECK_INT(open_it(a, &c, HOSTILE "encrypted.pdf", &doc, &note), ERR_INVALID);
    CHECK(str_has(c.text, S("密码")));
    CHECK_INT(open_it(a, &c, HOSTILE "truncated.pdf", &doc, &note), ERR_INVALID);
    CHECK(str_has(c.text, S("不完整")));
}

TEST(says_that_a_blank_scan_is_blank) {
    struct ctx c;
    struct doc doc;
    str note;
    if (absent(a, "pdftoppm") || absent(a, "tesseract"))
        return;
    CHECK_INT(open_it(a, &c, HOSTILE "blank.pdf", &doc, &note), ERR_INVALID);
    CHECK(str_has(c.text, S("没有识别出文字")));
}

/* A pdf that is nothing but a picture, as scanners make them. */
static const char *scan_of(struct arena *a, const char *dir, const char *jpeg) {
    struct ctx c = {.arena = a};
    str picture;
    CHECK_INT(file_read(&c, jpeg, 1 << 24, &picture), OK);
    const char *path = str_fmt(a, "%s/scan.pdf%c", dir, '\0').ptr;
    FILE *f = fopen(path, "wb");
    CHECK(f != NULL);
    fprintf(f,
            "%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
            "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
            "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            "/Resources<</XObject<</I 5 0 R>>>>>>endobj\n"
            "4 0 obj<</Length 27>>stream\n595 0 0 842 0 0 cm /I Do   \nendstream endobj\n"
            "5 0 obj<</Type/XObject/Subtype/Image/Width 1240/Height 1754/BitsPerComponent 8"
            "/ColorSpace/DeviceRGB/Filter/DCTDecode/Length %zu>>stream\n",
            picture.len);
    fwrite(picture.ptr, 1, picture.len, f);
    fputs("\nendstream endobj\ntrailer<</Size 6/Root 1 0 R>>\n", f); /* readers mend the index */
    CHECK_INT(fclose(f), 0);
    return path;
}

TEST(reads_a_picture_and_a_scan) {
    struct ctx c;
    struct doc doc;
    str note;
    if (absent(a, "soffice") || absent(a, "pdftoppm") || absent(a, "tesseract"))
        return;
    const char *dir = folder(a), *pdf = made(a, dir, "pdf");
    CHECK(pdf != NULL);
    const char *argv[] = {"pdftoppm", "-jpeg",       "-scale-to-x", "1240", "-scale-to-y",
                          "1754",     "-singlefile", pdf,           "scan", NULL};
    CHECK(run(a, dir, argv));
    const char *picture = str_fmt(a, "%s/scan.jpg%c", dir, '\0').ptr;
    CHECK_INT(open_it(a, &c, picture, &doc, &note), OK);
    CHECK_STR(doc.format, S("jpeg"));
    CHECK(str_has(doc.view, S("文明单位")));
    CHECK(str_has(note, S("图像识别")));
    CHECK_INT(open_it(a, &c, scan_of(a, dir, picture), &doc, &note), OK);
    CHECK_STR(doc.format, S("pdf"));
    CHECK(str_has(doc.view, S("文明单位")));
    CHECK(str_has(note, S("图像识别")));
}

TEST(says_what_to_install) {
    struct ctx c;
    struct doc doc;
    str note, path = str_from(getenv("PATH"));
    const char *kept = str_z(a, path);
    setenv("PATH", "/nowhere", 1);
    err e = open_it(a, &c, HOSTILE "gbk.pdf", &doc, &note);
    setenv("PATH", kept, 1);
    CHECK_INT(e, ERR_MISSING);
    CHECK(str_ends(c.text, S("sudo apt-get install poppler-utils poppler-data")));
}

/* A folder that is all of PATH: links to these programs. */
static const char *path_with(struct arena *a, const char *const *programs) {
    const char *dir = folder(a);
    for (size_t i = 0; programs[i] != NULL; i++) {
        const char *full = proc_find(a, programs[i]);
        if (full != NULL)
            CHECK_INT(symlink(full, str_fmt(a, "%s/%s%c", dir, programs[i], '\0').ptr), 0);
    }
    return dir;
}

TEST(falls_back_on_antiword) {
    static const char *const programs[] = {"antiword", "bwrap", "true", NULL};
    struct ctx c;
    struct doc doc;
    str note;
    if (absent(a, "soffice") || absent(a, "antiword"))
        return;
    const char *dir = folder(a), *kept = str_z(a, str_from(getenv("PATH")));
    const char *text = str_fmt(a, "%s/long.txt%c", dir, '\0').ptr;
    FILE *f = fopen(text, "w"); /* antiword refuses short ones */
    for (int i = 0; i < 300; i++)
        fputs("到2024年底建成市级文明单位。\n", f);
    fclose(f);
    const char *argv[] = {
        "soffice",      str_fmt(a, "-env:UserInstallation=file://%s/p%c", dir, '\0').ptr,
        "--headless",   "--infilter=Text (encoded):UTF8,LF,,,",
        "--convert-to", "doc",
        text,           NULL};
    const char *shorter = made(a, dir, "doc");
    CHECK(shorter != NULL && run(a, dir, argv));
    setenv("PATH", path_with(a, programs), 1);
    err refused = open_it(a, &c, shorter, &doc, &note);
    err e = open_it(a, &c, str_fmt(a, "%s/long.doc%c", dir, '\0').ptr, &doc, &note);
    setenv("PATH", kept, 1);
    CHECK_INT(refused, ERR_MISSING);
    CHECK_INT(e, OK);
    CHECK(str_has(doc.view, S("到2024年底建成市级文明单位。")));
    CHECK_STR(doc.format, S("doc"));
    CHECK(str_has(note, S("sudo apt-get install libreoffice-writer-nogui")));
}

TEST(removes_its_folder_when_interrupted) {
    if (absent(a, "soffice"))
        return;
    const char *dir = folder(a), *path = made(a, dir, "doc");
    CHECK(path != NULL);
    int before = left_over();
    fflush(NULL);
    pid_t pid = fork();
    if (pid == 0) {
        struct ctx c;
        struct doc doc;
        str note;
        open_it(a, &c, path, &doc, &note);
        _exit(0);
    }
    for (int i = 0; i < 200 && left_over() == before; i++)
        nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
    nanosleep(&(struct timespec){.tv_nsec = 300000000}, NULL);
    CHECK_INT(left_over(), before + 1);
    kill(pid, SIGINT);
    int status;
    waitpid(pid, &status, 0);
    CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGINT);
    CHECK_INT(left_over(), before);
}

SUITE(convert_tests, CASE(reads_office_formats), CASE(reads_tables_of_old_formats),
      CASE(reads_a_pdf), CASE(says_what_is_wrong_with_a_pdf), CASE(says_that_a_blank_scan_is_blank),
      CASE(reads_a_picture_and_a_scan), CASE(says_what_to_install), CASE(falls_back_on_antiword),
      CASE(removes_its_folder_when_interrupted))
