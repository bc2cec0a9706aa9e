/* Words that people read, made from the codes and normalised texts of the facts. */
#ifndef APP_WORDING_H
#define APP_WORDING_H

#include "read/facts.h"

str wording_kind(str kind, bool chinese); /* plan → 方案 */
str wording_role(str role);               /* measures → 举措; "" = not worth saying */
str wording_cadence(str cadence);         /* monthly → 每月 */
str wording_severity(str severity);       /* warning → 应改 */
str wording_confidence(i64 pct);          /* 高 from 80, 中 from 50, else 低 */

/* wording_amount: quantities as an office writes them: 不少于2次、约3万元. */
str wording_amount(struct arena *a, struct list quantities);

/* wording_cites: 《…》、《…》. */
str wording_cites(struct arena *a, strs cites);

/* wording_due: "2021-12"; "2023-02 至 2023-04"; both when they differ: "2023-03（2023-02 至
 * 2023-04）". */
str wording_due(struct arena *a, str due, range period);

/* wording_office: a normalised text with the full-width punctuation of Chinese papers:
 * "加强学习,提高认识" → "加强学习，提高认识"; numbers and Latin words keep theirs. */
str wording_office(struct arena *a, str s);

#endif
