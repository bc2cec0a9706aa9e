/* Looks and manners of the page, as text that stands in the file. */
#ifndef EXPORT_PAGE_STYLE_H
#define EXPORT_PAGE_STYLE_H

/* In pieces, because C11 promises no literal longer than 4095 bytes; ended by NULL. */
extern const char *const page_style[];  /* CSS; nothing newer than Chromium 79 is needed */
extern const char *const page_script[]; /* JavaScript (ES5): lights pairs of row and place */

#endif
