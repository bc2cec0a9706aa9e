/* The suites of this folder. */
#ifndef TESTS_READ_SUITES_H
#define TESTS_READ_SUITES_H

int annex_tests(void);
int check_plan_tests(void);
int check_stale_tests(void);
int check_task_tests(void);
int check_text_tests(void);
int compare_tests(void);
int corpus_tests(void);
int document_tests(void);
int finding_tests(void);
int goal_tests(void);
int head_tests(void);
int heading_tests(void);
int mark_tests(void);
int marker_tests(void);
int match_tests(void);
int nest_tests(void);
int noise_tests(void);
int owner_tests(void);
int person_tests(void);
int property_tests(void);
int quantity_tests(void);
int role_tests(void);
int schema_tests(void);
int stage_tests(void);
int table_tests(void);
int table_examples_tests(void);
int task_tests(void);
int text_tests(void);
int when_tests(void);
int words_tests(void);

#endif
