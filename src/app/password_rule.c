/* What a password must be. */
#include "app/password_rule.h"

#include "app/typed.h"
#include "base/utf8.h"

#include <ctype.h>

enum {
    CLASSES_MIN = 3,
    LOGIN_CHARS_TELLING = 4, /* a shorter login stands in many a good password by chance */
};

/* Those of lists of leaked passwords that pass the other rules, in small letters. */
static const str common[] = {
    T("1qaz2wsx"),       T("1qaz2wsx3edc"), T("1qaz@wsx"),      T("1qaz@wsx3edc"),
    T("1qaz!qaz"),       T("!qaz2wsx"),     T("!qaz@wsx"),      T("zaq12wsx"),
    T("zaq1@wsx"),       T("qaz@123456"),   T("q1w2e3r4"),      T("q1w2e3r4t5"),
    T("qwer1234"),       T("qwer@1234"),    T("qwer1234!"),     T("qwerty123"),
    T("qwerty@123"),     T("qwerty123456"), T("asdf1234"),      T("asdf@1234"),
    T("a1234567"),       T("a12345678"),    T("a123456789"),    T("aa123456"),
    T("aa123456!"),      T("aa@123456"),    T("aa12345678"),    T("abc12345"),
    T("abc123456"),      T("abc@1234"),     T("abc@12345"),     T("abc@123456"),
    T("abc123456789"),   T("abcd1234"),     T("abcd@1234"),     T("abcd1234!"),
    T("abcd@123456"),    T("admin123"),     T("admin@123"),     T("admin1234"),
    T("admin@1234"),     T("admin123456"),  T("admin@123456"),  T("admin@12345678"),
    T("administrator1"), T("changeme1"),    T("changeme123"),   T("huawei@123"),
    T("huawei12#$"),     T("iloveyou1"),    T("letmein1"),      T("p@ssw0rd"),
    T("p@ssw0rd1"),      T("p@ssw0rd123"),  T("p@ssw0rd1234"),  T("p@ssword"),
    T("p@ssword1"),      T("p@ssword123"),  T("passw0rd"),      T("passw0rd123"),
    T("password1"),      T("password1!"),   T("password123"),   T("password@123"),
    T("password123!"),   T("password1234"), T("password@1234"), T("root@123"),
    T("root@1234"),      T("root123456"),   T("root@123456"),   T("test@123"),
    T("test@1234"),      T("test123456"),   T("user@123"),      T("user@1234"),
    T("welcome1"),       T("welcome123"),   T("welcome@123"),   T("woaini1314"),
    T("woaini520"),      T("wenming123"),   T("wenming@123"),   T("zhongguo123"),
};

static int classes(str s) {
    bool capital = false, letter = false, digit = false, other = false;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char ch = (unsigned char)s.ptr[i];
        bool plain = ch < 0x80;
        capital = capital || (plain && isupper(ch));
        letter = letter || (plain && islower(ch));
        digit = digit || (plain && isdigit(ch));
        other = other || !plain || !isalnum(ch);
    }
    return capital + letter + digit + other;
}

err password_rule_check(struct ctx *c, str password, str login, bool administrator) {
    size_t least = administrator ? PASSWORD_CHARS_MIN_ADMINISTRATOR : PASSWORD_CHARS_MIN;
    TRY(typed_check(c, password, "口令", PASSWORD_CHARS_MAX));
    if (utf8_chars(password) < least)
        return fail(c, ERR_INVALID, "口令至少 %zu 位%s", least,
                    administrator ? "（管理员账号）" : "");
    if (classes(password) < CLASSES_MIN)
        return fail(c, ERR_INVALID, "口令里大写字母、小写字母、数字、其他字符至少要有三种");
    str word = str_lower(c->arena, password), name = str_lower(c->arena, login);
    if (str_eq(word, name) || (name.len >= LOGIN_CHARS_TELLING && str_has(word, name)))
        return fail(c, ERR_INVALID, "口令里不能含有登录名");
    for (size_t i = 0; i < COUNT_OF(common); i++)
        if (str_eq(word, common[i]))
            return fail(c, ERR_INVALID, "这个口令太常见，容易被猜到，请换一个");
    return OK;
}
