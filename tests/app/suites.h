/* The suites of this folder. */
#ifndef TESTS_APP_SUITES_H
#define TESTS_APP_SUITES_H

int account_tests(void);
int annex_tests(void);
int answer_tests(void);
int batch_tests(void);
int card_tests(void);
int backup_tests(void);
int chain_head_tests(void);
int compare_tests(void);
int convert_tests(void); /* needs converters, takes a minute */
int desk_tests(void);
int disk_tests(void); /* BIHUAN_TEST_ROUNDS says how often the power goes */
int duty_flow_tests(void);
int filter_tests(void);
int grid_tests(void);
int file_type_tests(void);
int files_tests(void);
int import_tests(void);
int kind_tests(void);
int lamp_tests(void);
int ledger_tests(void);
int more_tests(void);
int link_tests(void);
int measure_tests(void);
int open_tests(void);
int org_tests(void);
int password_rule_tests(void);
int person_tests(void);
int pgm_tests(void);
int plan_tests(void);
int rows_tests(void);
int scale_tests(void); /* with many duties where BIHUAN_TEST_DUTIES says how many */
int remind_tests(void);
int record_draft_tests(void);
int record_tests(void);
int register_tests(void);
int secret_tests(void);
int proof_large_tests(void);
int proof_tests(void);
int roles_tests(void);
int settings_tests(void);
int site_tests(void);
int sign_in_tests(void);
int stage_change_tests(void);
int task_assign_tests(void);
int task_change_tests(void);
int export_tests(void);
int sheets_tests(void);
int tx_tests(void);
int wording_tests(void);
int writer_tests(void);

/* Names that make the worker of the test program fail as no file can be made to. */
#define WORKER_CRASHES "crash.txt"
#define WORKER_IS_KILLED "killed.txt"
#define WORKER_TIMES_OUT "timeout.txt"
#define WORKER_NEEDS_MEMORY "memory.txt"
#define WORKER_LIES "lies.txt"
#define WORKER_SAYS_NOTHING "nothing.txt"

#endif
