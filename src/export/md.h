/* Sheets as Markdown: a heading and a pipe table each (GitHub Flavored Markdown, tables). */
#ifndef EXPORT_MD_H
#define EXPORT_MD_H

#include "base/out.h"
#include "export/sheet.h"

/* md_write: text of cells never becomes markup; what is missing stands in bold. */
void md_write(struct out *o, const struct book *b);

#endif
