/*
 * The common problems as R's deSolve calls compiled ones: problem_rhs, problem_jac (full, by columns); and the
 * clock of the other peers. Built into target/problems.so (see run.sh).
 */
#include "measure.h"
#include "problems.h"
#include <R.h>
#include <Rinternals.h>

#define FOR_R(p, end, outputs, atol, whole) \
  void p##_derivatives(int *n, double *t, double *y, double *f, double *out, int *ip) { p##_rhs(*t, y, f); } \
  void p##_jacobian(int *n, double *t, double *y, int *lower, int *upper, double *jac, int *rows, \
                    double *out, int *ip) { \
    memset(jac, 0, sizeof(double) * p##_N * *rows); \
    p##_jac(*t, y, jac, 1, *rows); \
  }
PROBLEMS(FOR_R)

/* Thread CPU seconds; R's own proc.time() is rounded to a millisecond. */
SEXP seconds_now(void) { return ScalarReal(cpu_seconds()); }
