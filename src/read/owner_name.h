/* Names of owners, as the passes over sentences and cells find them. */
#ifndef READ_OWNER_NAME_H
#define READ_OWNER_NAME_H

#include "read/lexicon.h"
#include "read/owner.h"

/* word_ends_name: whether a word of this class can be the last of a name */
static inline bool word_ends_name(u8 class) {
    return class == W_ORG || class == W_ORG_WEAK || class == W_POST;
}

/* owner_add: one name of a phrase, without what stands before and behind it; what is no owner, such
 * as the document's own organisation, is left out.
 *   class  of its last word
 *   lead   a principal; else it assists */
void owner_add(struct arena *a, struct owners *into, str name, u8 class, bool lead);

/* owner_is_bare: a generic noun that is no name by itself, such as 部门 */
bool owner_is_bare(str name);

/* owner_ends_name: whether s ends as names do, on such a word or a bracket */
bool owner_ends_name(const struct words *lexicon, str s);

#endif
