// SPDX-License-Identifier: MIT OR Apache-2.0
/* The calculator's interface for C. Strings are UTF-8 and end with a zero byte. */
#ifndef CALC_H
#define CALC_H

#ifdef __cplusplus
extern "C" {
#endif

typedef struct calc_session calc_session;

enum calc_status {
    CALC_OK = 0,
    CALC_SYNTAX_ERROR = 1,
    CALC_MATH_ERROR = 2,
    CALC_BAD_ARGUMENT = 3, /* a null pointer, or text that is not UTF-8 */
};

/* The caller owns the session and gives it back to calc_session_free, which accepts null. */
calc_session *calc_session_new(void);
void calc_session_free(calc_session *session);

/* Evaluates one statement. Stores its value only if the status returned is CALC_OK. */
int calc_session_evaluate(calc_session *session, const char *statement, double *value);

/* What the last evaluation had to complain about; "" if it succeeded. The session owns the text
   and keeps it until the next evaluation. */
const char *calc_session_error(const calc_session *session);

#ifdef __cplusplus
}
#endif
#endif
