/*
 * What every compiled peer does alike: tolerances, references, achieved error, median thread CPU time, and the
 * line `problem solver tol err median_s evaluations steps`.
 */
#ifndef MEASURE_H
#define MEASURE_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define HALF_DECADES 15 /* 1e-4 ... 1e-11 */
#define FEWEST_RUNS 5
#define LONG_RUN 1 /* seconds; of longer ones there are fewer */
#define FEWEST_RUNS_OF_LONG_ONES 3
#define VERY_LONG_RUN 5 /* a longer one is not repeated: the first one counts */
#define SHORTEST_SAMPLE 4e-3       /* seconds; shorter runs are repeated within a sample */

static inline double cpu_seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return now.tv_sec + 1e-9 * now.tv_nsec;
}

/* The k-th of $TOLERANCES (1e-4,1e-5), or of all half decades when it is not set; NaN behind the last. */
static inline double tolerance(int k) {
  const char *given = getenv("TOLERANCES");
  if (!given) return k < HALF_DECADES ? pow(10, -4 - 0.5 * k) : NAN;
  for (; k > 0 && given; k--) given = (given = strchr(given, ',')) ? given + 1 : NULL;
  return given ? atof(given) : NAN;
}

/* A reference: states at each output time (rows), without the times; rows == 0 where none is there. */
typedef struct {
  int rows, n;
  double *values, *largest;
} Reference;

/* A whole number of rows of n states after their times; what a run cut off has left is refused. */
static inline void refuse_unless(int whole, const char *path) {
  if (whole) return;
  fprintf(stderr, "%s is cut off or of another problem: remove it, run.sh makes it anew\n", path);
  exit(2);
}

/* Reads $REFERENCES/name.csv; a row at t = 0 is left out, since every solver starts there. */
static inline Reference reference(const char *name, int n, int rows) {
  Reference r = {0, n, NULL, NULL};
  char path[4096], *line = NULL;
  const char *folder = getenv("REFERENCES");
  size_t room = 0;
  snprintf(path, sizeof path, "%s/%s.csv", folder ? folder : "target/references", name);
  FILE *file = fopen(path, "r");
  if (!file) return r;
  r.largest = (double *) calloc(n, sizeof(double));
  while (getline(&line, &room, file) > 0) {
    if (line[0] == '#') continue;
    char *at = line;
    double t = strtod(at, &at);
    r.values = (double *) realloc(r.values, (r.rows + 1) * n * sizeof(double));
    for (int i = 0; i < n; i++) {
      refuse_unless(*at == ',', path);
      double v = strtod(at + 1, &at);
      r.values[r.rows * n + i] = v;
      if (fabs(v) > r.largest[i]) r.largest[i] = fabs(v);
    }
    refuse_unless(*at == '\n' || *at == 0, path);
    if (t != 0) r.rows++;
  }
  refuse_unless(r.rows == rows, path);
  free(line);
  fclose(file);
  return r;
}

/* max over times and states of |y - ref| / max over times |ref|; whole: max |y - ref| / max |ref|. */
static inline double achieved(const Reference *r, const double *states, int whole) {
  double worst = 0, top = 0;
  if (r->rows == 0) return NAN;
  for (int i = 0; i < r->n; i++) top = fmax(top, r->largest[i]);
  for (int k = 0; k < r->rows; k++) {
    for (int i = 0; i < r->n; i++) {
      double off = fabs(states[k * r->n + i] - r->values[k * r->n + i]) / (whole ? top : r->largest[i]);
      if (isnan(off)) return off;
      worst = fmax(worst, off);
    }
  }
  return worst;
}

static inline int ascending(const void *a, const void *b) {
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

/* Median seconds of one run; the first run, which the caller has made, took `first` seconds. */
static inline double median_seconds(double first, void (*run)(void *), void *with) {
  if (first > VERY_LONG_RUN) return first;
  int samples = first > LONG_RUN ? FEWEST_RUNS_OF_LONG_ONES : FEWEST_RUNS;
  int repeats = first < SHORTEST_SAMPLE ? (int) ceil(SHORTEST_SAMPLE / fmax(first, 1e-7)) : 1;
  double times[FEWEST_RUNS];
  for (int k = 0; k < samples; k++) {
    double start = cpu_seconds();
    for (int j = 0; j < repeats; j++) run(with);
    times[k] = (cpu_seconds() - start) / repeats;
  }
  qsort(times, samples, sizeof(double), ascending);
  return times[samples / 2];
}

static inline void report(const char *problem, const char *solver, double tol, double err, double seconds,
                          long evaluations, long steps) {
  printf("%s %s %.5g %.4e %.6e %ld %ld\n", problem, solver, tol, err, seconds, evaluations, steps);
  fflush(stdout);
}

/* Whether a problem is asked for: by its name among the arguments, or because there are no names. */
static inline int asked(const char *name, int argc, char **argv) {
  int names = 0;
  for (int i = 1; i < argc; i++) {
    if (argv[i][0] == '-') continue;
    names++;
    if (strcmp(argv[i], name) == 0) return 1;
  }
  return names == 0;
}

#endif
