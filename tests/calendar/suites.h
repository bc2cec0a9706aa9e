/* The suites of this folder. */
#ifndef TESTS_CALENDAR_SUITES_H
#define TESTS_CALENDAR_SUITES_H

int cadence_tests(void);
int day_tests(void);
int festival_tests(void);
int lunar_tests(void);
int mention_tests(void);
int partial_tests(void);
int window_tests(void);
int workday_tests(void);

#endif
