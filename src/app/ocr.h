/* Text out of pictures, by tesseract. */
#ifndef APP_OCR_H
#define APP_OCR_H

#include "app/tool.h"
#include "base/out.h"

/* ocr_pdf: renders the pages of a scanned pdf one by one and reads them; ocr_picture: reads the
 * input as one page. Pages end with a form feed, as pdftotext ends them.
 * fails      as tool_run; TOO_BIG beyond OCR_PAGES; INVALID when there is no text */
MUST_USE err ocr_pdf(struct ctx *c, const struct bench *bench, struct out *text);
MUST_USE err ocr_picture(struct ctx *c, const struct bench *bench, struct out *text);

#endif
