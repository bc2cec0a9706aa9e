/* Heavy libraries, loaded when they are first needed. */
#include "port/lib.h"

#include <dlfcn.h>
#include <string.h>

static void *open_first(const struct lib *lib) {
    for (size_t i = 0; i < lib->n_files; i++) {
        void *handle = dlopen(lib->files[i], RTLD_LAZY | RTLD_LOCAL);
        if (handle != NULL)
            return handle;
    }
    return NULL;
}

err lib_load(struct ctx *c, const struct lib *lib, void *calls_out) {
    void *handle = open_first(lib);
    if (handle == NULL)
        return fail(c, ERR_MISSING, "缺少程序库 %s，请安装：sudo apt-get install %s", lib->files[0],
                    lib->package);
    for (size_t i = 0; i < lib->n_symbols; i++) {
        void *at = dlsym(handle, lib->symbols[i].name);
        if (at == NULL)
            return fail(c, ERR_MISSING,
                        "程序库 %s 的版本不合用（没有 %s），请更新：sudo apt-get install %s",
                        lib->files[0], lib->symbols[i].name, lib->package);
        /* ISO C has no conversion from void * to a function; POSIX promises equal size and form. */
        memcpy((char *)calls_out + lib->symbols[i].offset, &at, sizeof at);
    }
    return OK;
}
