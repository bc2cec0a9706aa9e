#include "base/arena.h"

#include <string.h>

#include "test.h"

#if defined(__SANITIZE_ADDRESS__)
#define UNDER_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define UNDER_ASAN 1
#endif
#endif
#ifdef UNDER_ASAN
#include <sanitizer/asan_interface.h>
#endif

TEST(takes_are_zeroed_and_aligned) {
    for (size_t align = 1; align <= 64; align *= 2) {
        arena_bytes(a, 1, 1); /* so that the next one has to be moved */
        char *p = arena_bytes(a, 100, align);
        CHECK_INT((uintptr_t)p % align, 0);
        for (size_t i = 0; i < 100; i++)
            CHECK_INT(p[i], 0);
        memset(p, 0xFF, 100);
    }
}

TEST(a_take_may_be_larger_than_a_chunk) {
    size_t n = 3 << 20;
    char *p = arena_bytes(a, n, 64);
    CHECK_INT((uintptr_t)p % 64, 0);
    CHECK_INT(p[0] | p[n - 1], 0);
    p[0] = p[n - 1] = 1;
    CHECK(arena_used(a) >= n);
}

TEST(the_newest_block_grows_in_place) {
    char *p = arena_bytes(a, 10, 1);
    memcpy(p, "0123456789", 10);
    char *same = arena_extend(a, p, 10, 20, 1);
    CHECK(same == p);
    CHECK_INT(same[29], 0);
    arena_bytes(a, 1, 1);
    char *moved = arena_extend(a, same, 30, 10, 1);
    CHECK(moved != same);
    CHECK_STR(((str){moved, 10}), S("0123456789"));
    CHECK_INT(moved[39], 0);
}

TEST(extending_nothing_is_a_take) {
    char *p = arena_extend(a, NULL, 0, 8, 1);
    CHECK(p != NULL);
    CHECK_INT(p[7], 0);
}

static int order[3], n_order;

static void note(void *arg) {
    order[n_order++] = *(int *)arg;
}

TEST(what_was_deferred_last_runs_first) {
    static int one = 1, two = 2, three = 3;
    n_order = 0;
    struct arena *b = arena_open(1 << 20);
    arena_defer(b, note, &one);
    arena_defer(b, note, &two);
    arena_defer(b, note, &three);
    arena_close(b);
    CHECK_INT(n_order, 3);
    CHECK_INT(order[0], 3);
    CHECK_INT(order[2], 1);
}

TEST(rewind_gives_back_and_zeroes) {
    arena_bytes(a, 100, 1);
    struct arena_mark mark = arena_mark(a);
    size_t before = arena_used(a);
    for (int round = 0; round < 3; round++) {
        char *small = arena_bytes(a, 50, 1);
        char *large = arena_bytes(a, 1 << 20, 1);
        CHECK_INT(small[0] | small[49] | large[0], 0);
        memset(small, 7, 50);
        memset(large, 7, 1 << 20);
        arena_rewind(a, mark);
        CHECK_INT(arena_used(a), before);
    }
}

TEST(full_after_the_soft_limit) {
    struct arena *b = arena_open(1000);
    CHECK(!arena_full(b));
    arena_bytes(b, 2000, 1);
    CHECK(arena_full(b));
    arena_close(b);
}

TEST(a_list_keeps_its_elements_while_it_grows) {
    VEC(u32) list = {0};
    for (u32 i = 0; i < 10000; i++) {
        u32 *at = push(a, &list);
        CHECK_INT(*at, 0);
        *at = i;
        if (i % 100 == 0)
            arena_bytes(a, 3, 1); /* so that it has to move */
    }
    CHECK_INT(list.n, 10000);
    for (u32 i = 0; i < 10000; i++)
        CHECK_INT(list.v[i], i);
}

TEST(what_lies_behind_a_take_is_poisoned) {
#ifdef UNDER_ASAN
    char *p = arena_bytes(a, 8, 1);
    arena_bytes(a, 8, 1);
    CHECK_INT(__asan_address_is_poisoned(p + 7), 0);
    CHECK_INT(__asan_address_is_poisoned(p + 8), 1);
    struct arena_mark mark = arena_mark(a);
    char *q = arena_bytes(a, 8, 1);
    arena_rewind(a, mark);
    CHECK_INT(__asan_address_is_poisoned(q), 1);
#else
    SKIP("built without AddressSanitizer");
#endif
}

SUITE(arena_tests, CASE(takes_are_zeroed_and_aligned), CASE(a_take_may_be_larger_than_a_chunk),
      CASE(the_newest_block_grows_in_place), CASE(extending_nothing_is_a_take),
      CASE(what_was_deferred_last_runs_first), CASE(rewind_gives_back_and_zeroes),
      CASE(full_after_the_soft_limit), CASE(a_list_keeps_its_elements_while_it_grows),
      CASE(what_lies_behind_a_take_is_poisoned))
