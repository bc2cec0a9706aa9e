/* The kinds that come with the program: files of data/, made part of it at build time. */
#ifndef APP_KIND_DATA_H
#define APP_KIND_DATA_H

extern const char kinds_csv[], kind_fields_csv[];

#endif
