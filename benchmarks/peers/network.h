/* P3: n homeostats of 4 states in a ring, set-points in a binary tree; Jacobian by compressed columns. */
#ifndef NETWORK_H
#define NETWORK_H

#include "problems.h"
#include <stdlib.h>

typedef struct {
  int n;                       /* homeostats; 4 n states */
  double *f, *cos6, *sin6;
  int entries, *start, *row;   /* columns of the Jacobian: start has 4 n + 1 entries */
  double *constant;            /* the Jacobian with zeros where it varies */
  int *varying;                /* 2 n places: of d x'/d e and d x'/d q */
} Network;

static inline double network_fraction(int i) {
  double x = i * 0.6180339887498949;
  return x - floor(x);
}

static inline void network_entry(Network *w, int row, double value) {
  w->row[w->entries] = row;
  w->constant[w->entries++] = value;
}

static inline int network_in_order(const void *a, const void *b) { return *(const int *) a - *(const int *) b; }

/* The diffusion column of x_i: rows of x_{i-1}, x_i, s_i, x_{i+1} and e of the two children, in rising order. */
static inline void network_column_of_x(Network *w, int i) {
  int n = w->n, rows[6], count = 0;
  rows[count++] = 4 * ((i + n - 1) % n);
  rows[count++] = 4 * i;
  rows[count++] = 4 * i + 1;
  rows[count++] = 4 * ((i + 1) % n);
  for (int child = 2 * i + 1; child <= 2 * i + 2; child++) {
    if (child < n) rows[count++] = 4 * child + 2;
  }
  qsort(rows, count, sizeof(int), network_in_order);
  for (int k = 0; k < count; k++) {
    int r = rows[k];
    double value = r == 4 * i ? -0.2 * (1 + 0.5 * w->f[i]) - 0.2 : r == 4 * i + 1 ? 10 : r % 4 == 2 ? 100 : 0.1;
    network_entry(w, r, value);
  }
}

static inline Network network_of(int n) {
  Network w = {n};
  w.f = (double *) malloc(n * sizeof(double));
  w.cos6 = (double *) malloc(n * sizeof(double));
  w.sin6 = (double *) malloc(n * sizeof(double));
  w.start = (int *) malloc((4 * n + 1) * sizeof(int));
  w.row = (int *) malloc(13 * n * sizeof(int));
  w.constant = (double *) malloc(13 * n * sizeof(double));
  w.varying = (int *) malloc(2 * n * sizeof(int));
  for (int i = 0; i < n; i++) {
    w.f[i] = network_fraction(i);
    w.cos6[i] = cos(6 * w.f[i]);
    w.sin6[i] = sin(6 * w.f[i]);
  }
  for (int i = 0; i < n; i++) {
    w.start[4 * i] = w.entries;
    network_column_of_x(&w, i);
    w.start[4 * i + 1] = w.entries;
    network_entry(&w, 4 * i + 1, -10);
    network_entry(&w, 4 * i + 2, -1000);
    w.start[4 * i + 2] = w.entries;
    w.varying[2 * i] = w.entries;
    network_entry(&w, 4 * i, 0);
    network_entry(&w, 4 * i + 2, -1000);
    network_entry(&w, 4 * i + 3, 0.5);
    w.start[4 * i + 3] = w.entries;
    w.varying[2 * i + 1] = w.entries;
    network_entry(&w, 4 * i, 0);
    network_entry(&w, 4 * i + 3, -0.01);
  }
  w.start[4 * n] = w.entries;
  return w;
}

static inline void network_start(const Network *w, double *y) {
  for (int i = 0; i < w->n; i++) {
    y[4 * i] = y[4 * i + 1] = w->f[i];
    y[4 * i + 2] = y[4 * i + 3] = 0;
  }
}

static inline void network_rhs(const Network *w, double t, const double *y, double *d) {
  int n = w->n;
  double s = sin(OMEGA * t), c = cos(OMEGA * t);
  for (int i = 0; i < n; i++) {
    double x = y[4 * i], sense = y[4 * i + 1], e = y[4 * i + 2], q = y[4 * i + 3];
    double left = y[4 * (i == 0 ? n - 1 : i - 1)], right = y[4 * (i == n - 1 ? 0 : i + 1)];
    double r = 0.5 + 0.5 * w->f[i] + (i > 0 ? 0.1 * y[4 * ((i - 1) / 2)] : 0);
    double v = q + e, u = v / sqrt(1 + v * v);
    d[4 * i] = -0.2 * (1 + 0.5 * w->f[i]) * x + u + 0.1 * (left - 2 * x + right)
        + 0.1 * (s * w->cos6[i] + c * w->sin6[i]);
    d[4 * i + 1] = (x - sense) * 10;
    d[4 * i + 2] = (r - sense - e) * 1000;
    d[4 * i + 3] = 0.5 * e - 0.01 * q;
  }
}

/* The values of the Jacobian, in the order of row. */
static inline void network_jac(const Network *w, const double *y, double *values) {
  memcpy(values, w->constant, w->entries * sizeof(double));
  for (int i = 0; i < w->n; i++) {
    double v = y[4 * i + 3] + y[4 * i + 2], g = 1 / (1 + v * v), slope = g * sqrt(g);
    values[w->varying[2 * i]] = values[w->varying[2 * i + 1]] = slope;
  }
}

#endif
