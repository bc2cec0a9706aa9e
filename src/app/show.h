/* What is shown of a document beside its ledger: outline, findings, the page. */
#ifndef APP_SHOW_H
#define APP_SHOW_H

#include "app/book.h"
#include "export/diag.h"
#include "export/page.h"
#include "export/tree.h"

/* show_outline: the headings, each with its role and the number of tasks under it.
 * show_findings: the diagnostics with the file's name.
 *   gives  *n_out of them in `a` */
const struct twig *show_outline(struct arena *a, const struct read_plan *p, size_t *n_out);
const struct diag *show_findings(struct arena *a, const struct read_plan *p, size_t *n_out);

/* show_page: all documents as one page. */
struct page show_page(struct arena *a, const struct report *reports, size_t n);

#endif
