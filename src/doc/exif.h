/* What a camera notes in a picture: only the day on which it was taken. */
#ifndef DOC_EXIF_H
#define DOC_EXIF_H

#include "base/str.h"

/* exif_day: DateTimeOriginal of a JPEG (Exif 2.3, JEITA CP-3451C).
 * gives  yyyy-mm-dd, a day of the camera's clock, which may be none; "" = it notes nothing */
str exif_day(struct arena *a, str jpeg);

#endif
