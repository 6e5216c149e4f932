/*
 * CVODE (SUNDIALS) on the common problems: cvode-bdf (dense), cvode-klu (sparse) and cvode-adams (fixed point).
 *
 *   gcc -O3 -march=native -o target/cvode cvode.c -lsundials_cvode -lsundials_nvecserial ... (see run.sh)
 *   REFERENCES=target/references target/cvode P1 P2 P3-100
 *
 * Written for SUNDIALS 6. -DBUILD='"-o3"' goes behind the names where the library is another build. All memory is allocated before the clock starts; a timed run is CVodeReInit and the calls
 * of CVode. A measurement that fails is said on the error stream and has no line; the others are made, and the exit
 * status is 1.
 */
#include "measure.h"
#include "network.h"

#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunlinsol/sunlinsol_klu.h>
#include <sunmatrix/sunmatrix_dense.h>
#include <sunmatrix/sunmatrix_sparse.h>
#include <sunnonlinsol/sunnonlinsol_fixedpoint.h>

#define MOST_STEPS 100000000

typedef struct {
  const char *name;
  int n, outputs, whole, entries;
  double end, atol;
  const double *start;
  CVRhsFn rhs;
  CVLsJacFn dense, sparse;
  void *data;
} Problem;

/* ------------------------------------------------------------------------- the problems in CVODE's clothes */

#define CLOTHES(p, end, outputs, atol, whole) \
  static int p##_f(realtype t, N_Vector y, N_Vector f, void *data) { \
    p##_rhs(t, NV_DATA_S(y), NV_DATA_S(f)); \
    return 0; \
  } \
  static int p##_dense(realtype t, N_Vector y, N_Vector f, SUNMatrix m, void *data, \
                       N_Vector a, N_Vector b, N_Vector c) { \
    p##_jac(t, NV_DATA_S(y), SM_DATA_D(m), 1, p##_N); \
    return 0; \
  }
PROBLEMS(CLOTHES)

static int network_f(realtype t, N_Vector y, N_Vector f, void *data) {
  network_rhs((Network *) data, t, NV_DATA_S(y), NV_DATA_S(f));
  return 0;
}

static int network_sparse(realtype t, N_Vector y, N_Vector f, SUNMatrix m, void *data,
                          N_Vector a, N_Vector b, N_Vector c) {
  Network *w = (Network *) data;
  sunindextype *start = SM_INDEXPTRS_S(m), *row = SM_INDEXVALS_S(m);
  for (int j = 0; j <= 4 * w->n; j++) start[j] = w->start[j];
  for (int e = 0; e < w->entries; e++) row[e] = w->row[e];
  network_jac(w, NV_DATA_S(y), SM_DATA_S(m));
  return 0;
}

static int network_dense(realtype t, N_Vector y, N_Vector f, SUNMatrix m, void *data,
                         N_Vector a, N_Vector b, N_Vector c) {
  Network *w = (Network *) data;
  static double *values = NULL;
  static int room = 0;
  if (room < w->entries) values = (double *) realloc(values, (room = w->entries) * sizeof(double));
  network_jac(w, NV_DATA_S(y), values);
  for (int j = 0; j < 4 * w->n; j++) {
    for (int e = w->start[j]; e < w->start[j + 1]; e++) SM_ELEMENT_D(m, w->row[e], j) = values[e];
  }
  return 0;
}

/* P2 by compressed columns: where its Jacobian has entries, column by column. */
static const int P2_COLUMNS[P2_N + 1] = {0, 4, 6, 8, 12, 15, 17, 20, 23};
static const int P2_ROWS[] = {0, 1, 6, 7, 1, 2, 2, 3, 1, 3, 6, 7, 0, 4, 5, 0, 5, 4, 6, 7, 5, 6, 7};

static int P2_sparse(realtype t, N_Vector y, N_Vector f, SUNMatrix m, void *data,
                     N_Vector a, N_Vector b, N_Vector c) {
  double full[P2_N * P2_N];
  sunindextype *start = SM_INDEXPTRS_S(m), *row = SM_INDEXVALS_S(m);
  P2_jac(t, NV_DATA_S(y), full, 1, P2_N);
  for (int j = 0; j < P2_N; j++) {
    start[j] = P2_COLUMNS[j];
    for (int e = P2_COLUMNS[j]; e < P2_COLUMNS[j + 1]; e++) {
      row[e] = P2_ROWS[e];
      SM_DATA_S(m)[e] = full[P2_ROWS[e] + j * P2_N];
    }
  }
  start[P2_N] = P2_COLUMNS[P2_N];
  return 0;
}

/* --------------------------------------------------------------------------------------------- one run */

typedef enum { BDF, KLU, ADAMS } Method;
#ifndef BUILD
#define BUILD "" /* of the library, behind the names: "-o3" */
#endif
static const char *METHODS[] = {"cvode-bdf" BUILD, "cvode-klu" BUILD, "cvode-adams" BUILD};

typedef struct {
  const Problem *problem;
  void *cvode;
  N_Vector y;
  double *states;
  int failed;
} Run;

/* Whether a call went well; what did not is said, and the caller gives its measurement up. */
static int fine(int flag, const char *what) {
  if (flag < 0) fprintf(stderr, "%s failed (%d)\n", what, flag);
  return flag >= 0;
}

static void once(void *with) {
  Run *run = (Run *) with;
  const Problem *p = run->problem;
  memcpy(NV_DATA_S(run->y), p->start, p->n * sizeof(double));
  run->failed |= !fine(CVodeReInit(run->cvode, 0, run->y), "CVodeReInit");
  for (int k = 1; k <= p->outputs && !run->failed; k++) {
    realtype t;
    run->failed |= !fine(CVode(run->cvode, p->end * k / p->outputs, run->y, &t, CV_NORMAL), "CVode");
    memcpy(run->states + (k - 1) * p->n, NV_DATA_S(run->y), p->n * sizeof(double));
  }
}

/* Runs what is set up, and prints the line. Whether all went well. */
static int timed(const Problem *p, Method method, double tol, void *cvode, N_Vector y) {
  Run run = {p, cvode, y, (double *) malloc((size_t) p->outputs * p->n * sizeof(double)), 0};
  double began = cpu_seconds();
  once(&run);
  double first = cpu_seconds() - began;
  if (!run.failed) {
    Reference ref = reference(p->name, p->n, p->outputs);
    double err = achieved(&ref, run.states, p->whole);
    long steps, evaluations;
    CVodeGetNumSteps(cvode, &steps);
    CVodeGetNumRhsEvals(cvode, &evaluations);
    report(p->name, METHODS[method], tol, err, median_seconds(first, once, &run), evaluations, steps);
    free(ref.values);
    free(ref.largest);
  }
  free(run.states);
  return !run.failed;
}

static int measurements_failed = 0;

static void measure(const Problem *p, Method method, double tol, SUNContext context) {
  N_Vector y = N_VNew_Serial(p->n, context);
  memcpy(NV_DATA_S(y), p->start, p->n * sizeof(double));
  void *cvode = CVodeCreate(method == ADAMS ? CV_ADAMS : CV_BDF, context);
  SUNMatrix m = NULL;
  SUNLinearSolver linear = NULL;
  SUNNonlinearSolver fixed = NULL;
  int ready = fine(CVodeInit(cvode, p->rhs, 0, y), "CVodeInit")
      && fine(CVodeSStolerances(cvode, tol, p->atol * tol), "CVodeSStolerances")
      && fine(CVodeSetMaxNumSteps(cvode, MOST_STEPS), "CVodeSetMaxNumSteps")
      && fine(CVodeSetUserData(cvode, p->data), "CVodeSetUserData");
  if (ready && method == ADAMS) {
    fixed = SUNNonlinSol_FixedPoint(y, 0, context);
    ready = fine(CVodeSetNonlinearSolver(cvode, fixed), "CVodeSetNonlinearSolver");
  } else if (ready) {
    m = method == KLU ? SUNSparseMatrix(p->n, p->n, p->entries, CSC_MAT, context)
                      : SUNDenseMatrix(p->n, p->n, context);
    linear = method == KLU ? SUNLinSol_KLU(y, m, context) : SUNLinSol_Dense(y, m, context);
    ready = fine(CVodeSetLinearSolver(cvode, linear, m), "CVodeSetLinearSolver")
        && fine(CVodeSetJacFn(cvode, method == KLU ? p->sparse : p->dense), "CVodeSetJacFn");
  }
  if (!ready || !timed(p, method, tol, cvode, y)) {
    fprintf(stderr, "%s with %s at %.5g has no line\n", p->name, METHODS[method], tol);
    measurements_failed++;
  }
  CVodeFree(&cvode);
  if (linear) SUNLinSolFree(linear);
  if (m) SUNMatDestroy(m);
  if (fixed) SUNNonlinSolFree(fixed);
  N_VDestroy(y);
}

static void curve(const Problem *p, Method method, SUNContext context) {
  for (int k = 0; !isnan(tolerance(k)); k++) measure(p, method, tolerance(k), context);
}

static void network(int n, SUNContext context, int argc, char **argv) {
  char name[32];
  snprintf(name, sizeof name, "P3-%d", n);
  if (!asked(name, argc, argv)) return;
  Network w = network_of(n);
  double *start = (double *) malloc(4 * n * sizeof(double));
  network_start(&w, start);
  Problem p = {name, 4 * n, 10, 0, w.entries, 240, 0.01, start, network_f, network_dense, network_sparse, &w};
  if (n <= 10) curve(&p, BDF, context);
  curve(&p, KLU, context);
}

int main(int argc, char **argv) {
  SUNContext context;
  if (!fine(SUNContext_Create(NULL, &context), "SUNContext_Create")) return 1;
#define ROW(p, end, outputs, atol, whole) \
  {#p, p##_N, outputs, whole, 0, end, atol, p##_START, p##_f, p##_dense, NULL, NULL},
  Problem problems[] = {PROBLEMS(ROW)};
  for (unsigned k = 0; k < sizeof problems / sizeof problems[0]; k++) {
    Problem *p = &problems[k];
    if (!asked(p->name, argc, argv)) continue;
    int stiff = strcmp(p->name, "pleiades") != 0 && strcmp(p->name, "arenstorf") != 0;
    if (stiff) curve(p, BDF, context);
    if (!stiff || strcmp(p->name, "P1") == 0) curve(p, ADAMS, context);
    if (strcmp(p->name, "P2") == 0) {
      p->sparse = P2_sparse;
      p->entries = P2_COLUMNS[P2_N];
      curve(p, KLU, context);
    }
  }
  int sizes[] = {10, 100, 1000, 10000};
  for (int k = 0; k < 4; k++) network(sizes[k], context, argc, argv);
  SUNContext_Free(&context);
  return measurements_failed > 0;
}
