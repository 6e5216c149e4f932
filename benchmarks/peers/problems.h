/*
 * The common problems for C, C++ and R: right-hand sides, Jacobians and time derivatives, inline so that every
 * peer gets them at its best. Definitions: benchmarks/README.md. check.cpp compares all of it with differences
 * and with the second writing in reference.cpp.
 *
 * A Jacobian is written through two strides: entry (i, j) is jac[i * si + j * sj]. Entries that are always zero
 * are not written; the caller clears the matrix.
 */
#ifndef PROBLEMS_H
#define PROBLEMS_H

#include <math.h>
#include <string.h>

#define IN static inline __attribute__((always_inline))
#define J(i, j) jac[(i) * si + (j) * sj]

/* ------------------------------------------------------------------------------------ P1: loop6-implicit */

#define OMEGA (2 * M_PI / 24)
#define K_A 600.0
#define K_d0 0.4
#define K_dN 2.0
#define K_KP 2.0
#define K_kg 0.8
#define K_e0 70.0
#define K_e1 1.2
#define K_eB 0.3
#define K_rho 9400.0
#define K_acc (0.8 * cos(5 * OMEGA))
#define K_acs (0.8 * sin(5 * OMEGA))
#define K_alc (0.2 * cos(16 * OMEGA))
#define K_als (0.2 * sin(16 * OMEGA))
#define K_sL 0.924
#define K_kL 1.3862943611198906
#define K_Vt 1.4
#define K_KT 10.0
#define K_kB 0.7
#define K_KN 0.9
#define K_KG 300.0
#define K_tN (1.0 / 12)
#define K_KM 1.1
#define K_wN 0.3
#define K_tP (8.0 / 60)
#define K_kappa 6.0

/* Gut, fat, leptin in plasma and in the brain: the first four states of P1 and P2. */
IN void body_rhs(double t, const double *y, double *f) {
  double G = y[0], F = y[1], L = y[2], B = y[3], N = y[4], P = y[5];
  double c = cos(OMEGA * t), s = sin(OMEGA * t);
  double c3 = c * (4 * c * c - 3);
  double m = (1 + K_acc * c + K_acs * s) * exp(K_kappa * (c3 - 1));
  f[0] = K_A * m * (K_d0 + K_dN * N) / (1 + P * (1 / K_KP)) - K_kg * G;
  f[1] = (K_kg * G - (K_e0 + K_e1 * F) * (1 + K_eB * B / (1 + B))) * (1 / K_rho);
  f[2] = K_sL * F * (1 + K_alc * c + K_als * s) - K_kL * L;
  f[3] = K_Vt * L / (K_KT + L) - K_kB * B;
}

IN void body_jac(double t, const double *y, double *jac, int si, int sj) {
  double F = y[1], L = y[2], B = y[3], N = y[4], P = y[5];
  double c = cos(OMEGA * t), s = sin(OMEGA * t);
  double c3 = c * (4 * c * c - 3);
  double m = (1 + K_acc * c + K_acs * s) * exp(K_kappa * (c3 - 1));
  double p = 1 / (1 + P * (1 / K_KP)), b = 1 / (1 + B), l = 1 / (K_KT + L);
  J(0, 0) = -K_kg;
  J(0, 4) = K_A * m * K_dN * p;
  J(0, 5) = -K_A * m * (K_d0 + K_dN * N) * p * p * (1 / K_KP);
  J(1, 0) = K_kg / K_rho;
  J(1, 1) = -K_e1 * (1 + K_eB * B * b) * (1 / K_rho);
  J(1, 3) = -(K_e0 + K_e1 * F) * K_eB * b * b * (1 / K_rho);
  J(2, 1) = K_sL * (1 + K_alc * c + K_als * s);
  J(2, 2) = -K_kL;
  J(3, 2) = K_Vt * K_KT * l * l;
  J(3, 3) = -K_kB;
}

IN void body_dfdt(double t, const double *y, double *f) {
  double F = y[1], N = y[4], P = y[5];
  double c = cos(OMEGA * t), s = sin(OMEGA * t);
  double c3 = c * (4 * c * c - 3), c3dot = -3 * OMEGA * s * (4 * c * c - 1);
  double meal = exp(K_kappa * (c3 - 1));
  double mdot = meal * (OMEGA * (K_acs * c - K_acc * s) + (1 + K_acc * c + K_acs * s) * K_kappa * c3dot);
  f[0] = K_A * mdot * (K_d0 + K_dN * N) / (1 + P * (1 / K_KP));
  f[1] = 0;
  f[2] = K_sL * F * OMEGA * (K_als * c - K_alc * s);
  f[3] = 0;
}

#define P1_N 6
static const double P1_START[P1_N] = {50, 20, 12, 1, 0.4, 0.4};

IN void P1_rhs(double t, const double *y, double *f) {
  double G = y[0], B = y[3], N = y[4], P = y[5];
  double B2 = B * B, B4 = B2 * B2, g = G * (1 / K_KG);
  body_rhs(t, y, f);
  f[4] = (1 / (1 + B4 * (1 / (K_KN * K_KN * K_KN * K_KN)) + g * g) - N) * (1 / K_tN);
  f[5] = (B4 / (K_KM * K_KM * K_KM * K_KM + B4) * (1 - K_wN * N) - P) * (1 / K_tP);
}

IN void P1_jac(double t, const double *y, double *jac, int si, int sj) {
  double G = y[0], B = y[3], N = y[4];
  double B3 = B * B * B, B4 = B3 * B, g = G * (1 / K_KG);
  double KN4 = K_KN * K_KN * K_KN * K_KN, KM4 = K_KM * K_KM * K_KM * K_KM;
  double n = 1 / (1 + B4 * (1 / KN4) + g * g), h = 1 / (KM4 + B4);
  body_jac(t, y, jac, si, sj);
  J(4, 0) = -2 * g * (1 / K_KG) * n * n * (1 / K_tN);
  J(4, 3) = -4 * B3 * (1 / KN4) * n * n * (1 / K_tN);
  J(4, 4) = -1 / K_tN;
  J(5, 3) = 4 * B3 * KM4 * h * h * (1 - K_wN * N) * (1 / K_tP);
  J(5, 4) = -B4 * h * K_wN * (1 / K_tP);
  J(5, 5) = -1 / K_tP;
}

IN void P1_dfdt(double t, const double *y, double *f) {
  body_dfdt(t, y, f);
  f[4] = f[5] = 0;
}

/* ----------------------------------------------------------------------------- P2: loop8-explicit-stiff */

#define K_Bs 1.0
#define K_KE 1500.0
#define K_beta 20.0
#define K_wi 0.2
#define K_te (0.1 / 3600)
#define K_gN 15.0
#define K_th 0.1

#define P2_N 8
static const double P2_START[P2_N] = {50, 20, 12, 1, 0.4, 0.4, 0.03, 0.03};

IN void P2_rhs(double t, const double *y, double *f) {
  double G = y[0], B = y[3], N = y[4], P = y[5], Ep = y[6], Em = y[7];
  double x = (K_Bs - B) * (1 / K_Bs) - G * (1 / K_KE);
  double sp = log(1 + exp(K_beta * x)) * (1 / K_beta), sm = sp - x;
  body_rhs(t, y, f);
  f[4] = (1 / (1 + exp(-K_gN * (Ep - K_th))) - N) * (1 / K_tN);
  f[5] = ((1 - K_wN * N) / (1 + exp(-K_gN * (Em - K_th))) - P) * (1 / K_tP);
  f[6] = (sp - Ep - K_wi * Em) * (1 / K_te);
  f[7] = (sm - Em - K_wi * Ep) * (1 / K_te);
}

IN void P2_jac(double t, const double *y, double *jac, int si, int sj) {
  double G = y[0], B = y[3], N = y[4], Ep = y[6], Em = y[7];
  double x = (K_Bs - B) * (1 / K_Bs) - G * (1 / K_KE);
  double up = 1 / (1 + exp(-K_beta * x)), down = up - 1;
  double n = 1 / (1 + exp(-K_gN * (Ep - K_th))), q = 1 / (1 + exp(-K_gN * (Em - K_th)));
  body_jac(t, y, jac, si, sj);
  J(4, 4) = -1 / K_tN;
  J(4, 6) = K_gN * n * (1 - n) * (1 / K_tN);
  J(5, 4) = -K_wN * q * (1 / K_tP);
  J(5, 5) = -1 / K_tP;
  J(5, 7) = (1 - K_wN * N) * K_gN * q * (1 - q) * (1 / K_tP);
  J(6, 0) = -up / (K_KE * K_te);
  J(6, 3) = -up / (K_Bs * K_te);
  J(6, 6) = -1 / K_te;
  J(6, 7) = -K_wi / K_te;
  J(7, 0) = -down / (K_KE * K_te);
  J(7, 3) = -down / (K_Bs * K_te);
  J(7, 6) = -K_wi / K_te;
  J(7, 7) = -1 / K_te;
}

IN void P2_dfdt(double t, const double *y, double *f) {
  body_dfdt(t, y, f);
  f[4] = f[5] = f[6] = f[7] = 0;
}

/* ------------------------------------------------------------------------------------- P5: the classics */

IN void zero(double *f, int n) {
  for (int i = 0; i < n; i++) f[i] = 0;
}

#define rober_N 3
static const double rober_START[rober_N] = {1, 0, 0};

IN void rober_rhs(double t, const double *y, double *f) {
  f[0] = -0.04 * y[0] + 1e4 * y[1] * y[2];
  f[2] = 3e7 * y[1] * y[1];
  f[1] = -f[0] - f[2];
}

IN void rober_jac(double t, const double *y, double *jac, int si, int sj) {
  J(0, 0) = -0.04;
  J(0, 1) = 1e4 * y[2];
  J(0, 2) = 1e4 * y[1];
  J(1, 0) = 0.04;
  J(1, 1) = -1e4 * y[2] - 6e7 * y[1];
  J(1, 2) = -1e4 * y[1];
  J(2, 1) = 6e7 * y[1];
}

IN void rober_dfdt(double t, const double *y, double *f) { zero(f, rober_N); }

#define hires_N 8
static const double hires_START[hires_N] = {1, 0, 0, 0, 0, 0, 0, 0.0057};

IN void hires_rhs(double t, const double *y, double *f) {
  double r = 280 * y[5] * y[7];
  f[0] = -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007;
  f[1] = 1.71 * y[0] - 8.75 * y[1];
  f[2] = -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4];
  f[3] = 8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3];
  f[4] = -1.745 * y[4] + 0.43 * (y[5] + y[6]);
  f[5] = -r + 0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6];
  f[6] = r - 1.81 * y[6];
  f[7] = -f[6];
}

IN void hires_jac(double t, const double *y, double *jac, int si, int sj) {
  J(0, 0) = -1.71; J(0, 1) = 0.43; J(0, 2) = 8.32;
  J(1, 0) = 1.71; J(1, 1) = -8.75;
  J(2, 2) = -10.03; J(2, 3) = 0.43; J(2, 4) = 0.035;
  J(3, 1) = 8.32; J(3, 2) = 1.71; J(3, 3) = -1.12;
  J(4, 4) = -1.745; J(4, 5) = 0.43; J(4, 6) = 0.43;
  J(5, 3) = 0.69; J(5, 4) = 1.71; J(5, 5) = -280 * y[7] - 0.43; J(5, 6) = 0.69; J(5, 7) = -280 * y[5];
  J(6, 5) = 280 * y[7]; J(6, 6) = -1.81; J(6, 7) = 280 * y[5];
  J(7, 5) = -280 * y[7]; J(7, 6) = 1.81; J(7, 7) = -280 * y[5];
}

IN void hires_dfdt(double t, const double *y, double *f) { zero(f, hires_N); }

#define vdp_N 2
#define K_stiffness 1e6 /* 1 / eps */
static const double vdp_START[vdp_N] = {2, 0};

IN void vdp_rhs(double t, const double *y, double *f) {
  f[0] = y[1];
  f[1] = ((1 - y[0] * y[0]) * y[1] - y[0]) * K_stiffness;
}

IN void vdp_jac(double t, const double *y, double *jac, int si, int sj) {
  J(0, 1) = 1;
  J(1, 0) = (-2 * y[0] * y[1] - 1) * K_stiffness;
  J(1, 1) = (1 - y[0] * y[0]) * K_stiffness;
}

IN void vdp_dfdt(double t, const double *y, double *f) { zero(f, vdp_N); }

/* Seven stars in a plane with masses 1 ... 7: x (7), y (7), x' (7), y' (7). */
#define pleiades_N 28
static const double pleiades_START[pleiades_N] = {
  3, 3, -1, -3, 2, -2, 2, 3, -3, 2, 0, 0, -4, 4, 0, 0, 0, 0, 0, 1.75, -1.5, 0, 0, 0, -1.25, 1, 0, 0};

IN void pleiades_rhs(double t, const double *y, double *f) {
  for (int i = 0; i < 14; i++) f[i] = y[14 + i];
  for (int i = 14; i < 28; i++) f[i] = 0;
  for (int i = 0; i < 7; i++) {
    for (int j = i + 1; j < 7; j++) {
      double dx = y[j] - y[i], dy = y[7 + j] - y[7 + i];
      double r2 = dx * dx + dy * dy, w = 1 / (r2 * sqrt(r2));
      dx *= w;
      dy *= w;
      f[14 + i] += (j + 1) * dx;
      f[21 + i] += (j + 1) * dy;
      f[14 + j] -= (i + 1) * dx;
      f[21 + j] -= (i + 1) * dy;
    }
  }
}

IN void pleiades_jac(double t, const double *y, double *jac, int si, int sj) {
  for (int i = 0; i < 14; i++) J(i, 14 + i) = 1;
  for (int i = 0; i < 7; i++) J(14 + i, i) = J(14 + i, 7 + i) = J(21 + i, i) = J(21 + i, 7 + i) = 0;
  for (int i = 0; i < 7; i++) {
    for (int j = 0; j < 7; j++) {
      if (j == i) continue;
      double dx = y[j] - y[i], dy = y[7 + j] - y[7 + i];
      double r2 = dx * dx + dy * dy, w = (j + 1) / (r2 * sqrt(r2)), v = 3 * w / r2;
      double xx = w - v * dx * dx, xy = -v * dx * dy, yy = w - v * dy * dy;
      J(14 + i, j) = xx; J(14 + i, 7 + j) = xy;
      J(21 + i, j) = xy; J(21 + i, 7 + j) = yy;
      J(14 + i, i) -= xx; J(14 + i, 7 + i) -= xy;
      J(21 + i, i) -= xy; J(21 + i, 7 + i) -= yy;
    }
  }
}

IN void pleiades_dfdt(double t, const double *y, double *f) { zero(f, pleiades_N); }

/* The restricted three-body problem: x, y, x', y'. */
#define arenstorf_N 4
#define K_mu 0.012277471
static const double arenstorf_START[arenstorf_N] = {0.994, 0, 0, -2.00158510637908252240537862224};

IN void arenstorf_rhs(double t, const double *y, double *f) {
  double a = y[0] + K_mu, b = y[0] - (1 - K_mu), y2 = y[1] * y[1];
  double d1 = a * a + y2, d2 = b * b + y2;
  double w1 = (1 - K_mu) / (d1 * sqrt(d1)), w2 = K_mu / (d2 * sqrt(d2));
  f[0] = y[2];
  f[1] = y[3];
  f[2] = y[0] + 2 * y[3] - w1 * a - w2 * b;
  f[3] = y[1] - 2 * y[2] - (w1 + w2) * y[1];
}

IN void arenstorf_jac(double t, const double *y, double *jac, int si, int sj) {
  double a = y[0] + K_mu, b = y[0] - (1 - K_mu), y2 = y[1] * y[1];
  double d1 = a * a + y2, d2 = b * b + y2;
  double w1 = (1 - K_mu) / (d1 * sqrt(d1)), w2 = K_mu / (d2 * sqrt(d2));
  double v1 = 3 * w1 / d1, v2 = 3 * w2 / d2;
  J(0, 2) = J(1, 3) = 1;
  J(2, 0) = 1 - w1 - w2 + v1 * a * a + v2 * b * b;
  J(2, 1) = (v1 * a + v2 * b) * y[1];
  J(2, 3) = 2;
  J(3, 0) = (v1 * a + v2 * b) * y[1];
  J(3, 1) = 1 - w1 - w2 + (v1 + v2) * y2;
  J(3, 2) = -2;
}

IN void arenstorf_dfdt(double t, const double *y, double *f) { zero(f, arenstorf_N); }

/* ------------------------------------------------------------------------------------------ the list of all */

/* X(name, end, outputs, atol over rtol, error taken over the whole vector); outputs are equidistant. */
#define PROBLEMS(X) \
  X(P1, 2400, 100, 0.01, 0) \
  X(P2, 2400, 100, 0.01, 0) \
  X(rober, 1e11, 1, 1e-6, 0) \
  X(hires, 321.8122, 1, 1e-4, 0) \
  X(vdp, 2, 1, 1, 0) \
  X(pleiades, 3, 1, 1, 1) \
  X(arenstorf, 17.0652165601579625588917206249, 1, 1, 1)

#endif
