// References for the common problems: Runge-Kutta-Fehlberg 7(8) in 80 bit long double.
//
//   g++ -O3 -march=native -o target/reference reference.cpp
//   g++ -O3 -march=native -DREAL=double -o target/reference-double reference.cpp        (double, for large networks)
//   target/reference P1 > P1.csv
//   target/reference --loose P1 > loose.csv  (ten times the tolerance: shows how far a reference can be trusted)
//   target/reference --order                 (convergence order of the method on a problem with a known solution)
//
// Problems: P1 P2 P3-10 P3-100 P3-1000 P3-10000 pleiades arenstorf hires vdp, and rober to t = 40 only.
// One row for each output time: t, then the states. P2 takes a quarter of an hour (88 million steps of an explicit
// method on a stiff problem), P3-1000 five minutes, the others seconds; in double P3-1000 takes 20 seconds and
// P3-10000 four minutes. The right-hand sides are written a second time, apart from problems.h, so that either can be
// checked against the other (see check.cpp).
//
// Parameters, start values and end times are the doubles that the solvers get, so the reference is the solution
// of the very problem they solve; only the arithmetic is 80 bit. In double (networks: rtol 1e-12) it is off by 3e-12 on
// P3-100 and by 5e-11 on P3-1000, in the error measure of the benchmarks.
//
// Method: E. Fehlberg, Classical Fifth-, Sixth-, Seventh- and Eighth-Order Runge-Kutta Formulas with Stepsize
// Control, NASA TR R-287 (1968), table X; carried on with the eighth-order result.

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <functional>
#include <string>
#include <vector>

#ifndef REAL
#define REAL long double
#endif
typedef REAL Real;
static const bool LONG = sizeof(Real) > sizeof(double);
typedef std::vector<Real> State;
typedef std::function<void(Real, const Real*, Real*)> Field;

// ---------------------------------------------------------------------------------------------- Fehlberg 7(8)

static const int STAGES = 13;

static const Real C[STAGES] = {0, 2.0L/27, 1.0L/9, 1.0L/6, 5.0L/12, 1.0L/2, 5.0L/6, 1.0L/6, 2.0L/3, 1.0L/3, 1, 0, 1};

static const Real A[STAGES][STAGES - 1] = {
  {0},
  {2.0L/27},
  {1.0L/36, 1.0L/12},
  {1.0L/24, 0, 1.0L/8},
  {5.0L/12, 0, -25.0L/16, 25.0L/16},
  {1.0L/20, 0, 0, 1.0L/4, 1.0L/5},
  {-25.0L/108, 0, 0, 125.0L/108, -65.0L/27, 125.0L/54},
  {31.0L/300, 0, 0, 0, 61.0L/225, -2.0L/9, 13.0L/900},
  {2, 0, 0, -53.0L/6, 704.0L/45, -107.0L/9, 67.0L/90, 3},
  {-91.0L/108, 0, 0, 23.0L/108, -976.0L/135, 311.0L/54, -19.0L/60, 17.0L/6, -1.0L/12},
  {2383.0L/4100, 0, 0, -341.0L/164, 4496.0L/1025, -301.0L/82, 2133.0L/4100, 45.0L/82, 45.0L/164, 18.0L/41},
  {3.0L/205, 0, 0, 0, 0, -6.0L/41, -3.0L/205, -3.0L/41, 3.0L/41, 6.0L/41, 0},
  {-1777.0L/4100, 0, 0, -341.0L/164, 4496.0L/1025, -289.0L/82, 2193.0L/4100, 51.0L/82, 33.0L/164, 12.0L/41, 0, 1}};

static const Real B8[STAGES] = {
  0, 0, 0, 0, 0, 34.0L/105, 9.0L/35, 9.0L/35, 9.0L/280, 9.0L/280, 0, 41.0L/840, 41.0L/840};

/** One run: steps from t to each output time in turn, each step within the tolerance. */
class Fehlberg78 {
 public:
  Fehlberg78(const Field& field, State y, Real t, Real rtol, Real atol)
      : y(y), steps(0), evaluations(0), field(field), t(t), rtol(rtol), atol(atol), h(1e-6L),
        trial(y.size()), next(y.size()), k(STAGES * y.size()) {}

  void to(Real end) {
    while (t < end) {
      bool last = t + h * 1.0000001L >= end;
      Real step = last ? end - t : h;
      Real error = attempt(step);
      if (error <= 1) {
        t = last ? end : t + step;
        y.swap(next);
        steps++;
      }
      Real factor = 0.9L * std::pow(std::max(error, (Real) 1e-12L), -1.0L / 8);
      Real proposed = step * std::min((Real) 4, std::max((Real) 0.2L, factor));
      h = last && error <= 1 ? std::max(h, proposed) : proposed;
    }
  }

  /** The step alone, whatever its error. */
  Real attempt(Real step) {
    size_t n = y.size();
    field(t, y.data(), &k[0]);
    for (int i = 1; i < STAGES; i++) {
      for (size_t from = 0; from < n; from += BLOCK) stage(i, step, from, std::min(n, from + BLOCK));
      field(t + C[i] * step, trial.data(), &k[i * n]);
    }
    evaluations += STAGES;
    Real error = 0;
    for (size_t from = 0; from < n; from += BLOCK) {
      error = larger(error, result(step, from, std::min(n, from + BLOCK)));
    }
    return std::isfinite(error) ? error : 1e12L;
  }

  State y;
  long steps, evaluations;
  State stepped() const { return next; }

 private:
  /** States worked on at a time, so that what they take stays in the cache. */
  static const size_t BLOCK = 512;

  /** Where stage i is evaluated, of some of the states. */
  void stage(int i, Real step, size_t from, size_t to) {
    std::fill(&trial[from], &trial[from] + (to - from), 0);
    for (int j = 0; j < i; j++) add(A[i][j], &k[j * y.size()], &trial[0], from, to);
    for (size_t m = from; m < to; m++) trial[m] = y[m] + step * trial[m];
  }

  /** The step's result in some of the states; the largest error in them, NaN for one that is none. */
  Real result(Real step, size_t from, size_t to) {
    size_t n = y.size();
    std::fill(&next[from], &next[from] + (to - from), 0);
    for (int j = 5; j < STAGES; j++) add(B8[j], &k[j * n], &next[0], from, to);
    Real error = 0;
    for (size_t m = from; m < to; m++) {
      next[m] = y[m] + step * next[m];
      Real e = 41.0L / 840 * step * (k[m] + k[10 * n + m] - k[11 * n + m] - k[12 * n + m]);
      Real scale = atol + rtol * std::max(std::fabs(y[m]), std::fabs(next[m]));
      error = larger(error, std::fabs(e) / scale);
    }
    return error;
  }

  /** NaN where one is. */
  static Real larger(Real a, Real b) { return std::isnan(a) || a >= b ? a : b; }

  static void add(Real a, const Real* from, Real* to, size_t first, size_t end) {
    if (a == 0) return;
    for (size_t m = first; m < end; m++) to[m] += a * from[m];
  }

  const Field& field;
  Real t, rtol, atol, h;
  State trial, next, k;
};

// ---------------------------------------------------------------------------------------------------- problems

static const double W = 2 * M_PI / 24;
static const double A0 = 600, d0 = 0.4, dN = 2.0, KP = 2.0, kg = 0.8, e0 = 70, e1 = 1.2, eB = 0.3, rho = 9400;
static const double acc = 0.8 * std::cos(5 * W), acs = 0.8 * std::sin(5 * W);
static const double alc = 0.2 * std::cos(16 * W), als = 0.2 * std::sin(16 * W);
static const double sL = 0.924, kL = 1.3862943611198906, Vt = 1.4, KT = 10, kB = 0.7, KN = 0.9, KG = 300;
static const double tN = 1.0 / 12, KM = 1.1, wN = 0.3, tP = 8.0 / 60, kappa = 6;
static const double Bs = 1.0, KE = 1500, beta_ = 20, wi = 0.2, te = 0.1 / 3600, gN = 15, th = 0.1;

/** Gut, fat, leptin in plasma and in the brain: common to P1 and P2. */
static void body(Real t, const Real* y, Real* f) {
  Real G = y[0], F = y[1], L = y[2], B = y[3], N = y[4], P = y[5];
  Real c = std::cos(W * t), s = std::sin(W * t), c3 = 4 * c * c * c - 3 * c;
  Real meal = std::exp(kappa * (c3 - 1)), m = (1 + acc * c + acs * s) * meal;
  f[0] = A0 * m * (d0 + dN * N) / (1 + P / KP) - kg * G;
  f[1] = (kg * G - (e0 + e1 * F) * (1 + eB * B / (1 + B))) / rho;
  f[2] = sL * F * (1 + alc * c + als * s) - kL * L;
  f[3] = Vt * L / (KT + L) - kB * B;
}

static void p1(Real t, const Real* y, Real* f) {
  body(t, y, f);
  Real G = y[0], B = y[3], N = y[4], P = y[5];
  Real b = B / KN, b4 = b * b * b * b, g = G / KG, B4 = B * B * B * B;
  Real KM4 = (Real) KM * KM * KM * KM;
  f[4] = (1 / (1 + b4 + g * g) - N) / tN;
  f[5] = (B4 / (KM4 + B4) * (1 - wN * N) - P) / tP;
}

static void p2(Real t, const Real* y, Real* f) {
  body(t, y, f);
  Real G = y[0], B = y[3], N = y[4], P = y[5], Ep = y[6], Em = y[7];
  Real x = (Bs - B) / Bs - G / KE;
  Real sp = std::log(1 + std::exp(beta_ * x)) / beta_, sm = sp - x;
  f[6] = (sp - Ep - wi * Em) / te;
  f[7] = (sm - Em - wi * Ep) / te;
  f[4] = (1 / (1 + std::exp(-gN * (Ep - th))) - N) / tN;
  f[5] = ((1 - wN * N) / (1 + std::exp(-gN * (Em - th))) - P) / tP;
}

static double fraction(int i) {
  double x = i * 0.6180339887498949;
  return x - std::floor(x);
}

static Field network(int n) {
  std::vector<double> f(n), c6(n), s6(n);
  for (int i = 0; i < n; i++) {
    f[i] = fraction(i);
    c6[i] = std::cos(6 * f[i]);
    s6[i] = std::sin(6 * f[i]);
  }
  return [=](Real t, const Real* y, Real* d) {
    Real s = std::sin(W * t), c = std::cos(W * t);
    for (int i = 0; i < n; i++) {
      Real x = y[4 * i], sense = y[4 * i + 1], e = y[4 * i + 2], q = y[4 * i + 3];
      Real left = y[4 * ((i + n - 1) % n)], right = y[4 * ((i + 1) % n)];
      Real r = 0.5 + 0.5 * f[i];
      if (i > 0) r += 0.1 * y[4 * ((i - 1) / 2)];
      Real v = q + e, u = v / std::sqrt(1 + v * v);
      d[4 * i] = -0.2 * (1 + 0.5 * f[i]) * x + u + 0.1 * (left - 2 * x + right) + 0.1 * (s * c6[i] + c * s6[i]);
      d[4 * i + 1] = (x - sense) / 0.1;
      d[4 * i + 2] = (r - sense - e) / 0.001;
      d[4 * i + 3] = 0.5 * e - 0.01 * q;
    }
  };
}

static State networkStart(int n) {
  State y(4 * n);
  for (int i = 0; i < n; i++) y[4 * i] = y[4 * i + 1] = fraction(i);
  return y;
}

static void pleiades(Real, const Real* y, Real* f) {
  for (int i = 0; i < 14; i++) f[i] = y[14 + i];
  for (int i = 0; i < 7; i++) {
    Real fx = 0, fy = 0;
    for (int j = 0; j < 7; j++) {
      if (j == i) continue;
      Real dx = y[j] - y[i], dy = y[7 + j] - y[7 + i], r2 = dx * dx + dy * dy, r3 = r2 * std::sqrt(r2);
      fx += (j + 1) * dx / r3;
      fy += (j + 1) * dy / r3;
    }
    f[14 + i] = fx;
    f[21 + i] = fy;
  }
}

static void arenstorf(Real, const Real* y, Real* f) {
  const double mu = 0.012277471;
  Real mup = 1 - (Real) mu;
  Real a = y[0] + mu, b = y[0] - mup;
  Real d1 = a * a + y[1] * y[1], d2 = b * b + y[1] * y[1];
  Real D1 = d1 * std::sqrt(d1), D2 = d2 * std::sqrt(d2);
  f[0] = y[2];
  f[1] = y[3];
  f[2] = y[0] + 2 * y[3] - mup * a / D1 - mu * b / D2;
  f[3] = y[1] - 2 * y[2] - mup * y[1] / D1 - mu * y[1] / D2;
}

static void hires(Real, const Real* y, Real* f) {
  f[0] = -1.71 * y[0] + 0.43 * y[1] + 8.32 * y[2] + 0.0007;
  f[1] = 1.71 * y[0] - 8.75 * y[1];
  f[2] = -10.03 * y[2] + 0.43 * y[3] + 0.035 * y[4];
  f[3] = 8.32 * y[1] + 1.71 * y[2] - 1.12 * y[3];
  f[4] = -1.745 * y[4] + 0.43 * (y[5] + y[6]);
  f[5] = -280 * y[5] * y[7] + 0.69 * y[3] + 1.71 * y[4] - 0.43 * y[5] + 0.69 * y[6];
  f[6] = 280 * y[5] * y[7] - 1.81 * y[6];
  f[7] = -f[6];
}

static void vdp(Real, const Real* y, Real* f) {
  f[0] = y[1];
  f[1] = ((1 - y[0] * y[0]) * y[1] - y[0]) / 1e-6;
}

/** To t = 40 only: an explicit method cannot go to 1e11. */
static void rober(Real, const Real* y, Real* f) {
  f[0] = -0.04 * y[0] + 1e4 * y[1] * y[2];
  f[1] = 0.04 * y[0] - 1e4 * y[1] * y[2] - 3e7 * y[1] * y[1];
  f[2] = 3e7 * y[1] * y[1];
}

// ------------------------------------------------------------------------------------------------------ output

struct Problem {
  Field field;
  State start;
  Real rtol, atol;
  std::vector<Real> times;
};

static std::vector<Real> daily(int days) {
  std::vector<Real> times;
  for (int k = 0; k <= days; k++) times.push_back(24.0L * k);
  return times;
}

static State of(std::initializer_list<double> values) { return State(values.begin(), values.end()); }

static Problem problem(const std::string& name) {
  if (name == "P1") return {p1, of({50, 20, 12, 1, 0.4, 0.4}), 1e-16L, 1e-18L, daily(100)};
  if (name == "P2") return {p2, of({50, 20, 12, 1, 0.4, 0.4, 0.03, 0.03}), 1e-15L, 1e-17L, daily(100)};
  if (name.compare(0, 3, "P3-") == 0) {
    int n = std::stoi(name.substr(3));
    Real rtol = LONG ? 1e-14L : 1e-12L;
    return {network(n), networkStart(n), rtol, rtol / 100, daily(10)};
  }
  if (name == "pleiades") {
    State start = of({3, 3, -1, -3, 2, -2, 2, 3, -3, 2, 0, 0, -4, 4,
                      0, 0, 0, 0, 0, 1.75, -1.5, 0, 0, 0, -1.25, 1, 0, 0});
    return {pleiades, start, 1e-17L, 1e-17L, {3}};
  }
  if (name == "arenstorf") {
    return {arenstorf, of({0.994, 0, 0, -2.00158510637908252240537862224}), 1e-17L, 1e-17L,
        {17.0652165601579625588917206249}};
  }
  if (name == "hires") return {hires, of({1, 0, 0, 0, 0, 0, 0, 0.0057}), 1e-16L, 1e-20L, {321.8122}};
  if (name == "rober") return {rober, of({1, 0, 0}), 1e-16L, 1e-24L, {40}};
  if (name == "vdp") return {vdp, of({2, 0}), 1e-16L, 1e-16L, {2}};
  std::fprintf(stderr, "unknown problem %s\n", name.c_str());
  std::exit(2);
}

static void row(Real t, const State& y) {
  std::printf("%.17g", (double) t);
  for (Real v : y) std::printf(",%.17g", (double) v);
  std::printf("\n");
}

/** Global error on y1' = 2 t y1 ln(max(y2, 1e-3)), y2' = -2 t y2 ln(max(y1, 1e-3)) with fixed steps: slope 8. */
static void order() {
  Field f = [](Real t, const Real* y, Real* d) {
    d[0] = 2 * t * y[0] * std::log(std::max(y[1], (Real) 1e-3L));
    d[1] = -2 * t * y[1] * std::log(std::max(y[0], (Real) 1e-3L));
  };
  Real before = 0;
  for (int n = 10; n <= 80; n *= 2) {
    State y = {1, (Real) std::exp(1.0L)};
    Real t = 0;
    for (int i = 0; i < n; i++) {
      Real h = 1.0L / n;
      Fehlberg78 one(f, y, t, 1, 1);
      one.attempt(h);
      y = one.stepped();
      t += h;
    }
    Real error = std::fabs(y[0] - (Real) std::exp(std::sin(1.0L)));
    std::printf("%d steps: error %.3Le, order %.2Lf\n", n, (long double) error,
                (long double) (before == 0 ? 0 : std::log2(before / error)));
    before = error;
  }
}

int main(int argc, char** argv) {
  Real loosened = 1;
  for (int i = 1; i < argc; i++) {
    std::string name = argv[i];
    if (name == "--order") { order(); continue; }
    if (name == "--loose") { loosened = 10; continue; }
    Problem p = problem(name);
    Real rtol = p.rtol * loosened, atol = p.atol * loosened;
    std::printf("# Homeostat benchmarks: reference for %s (t, then the states), definition in benchmarks/README.md\n",
                name.c_str());
    std::printf("# benchmarks/peers/reference.cpp: Runge-Kutta-Fehlberg 7(8) in %s, rtol %.0Le, atol %.0Le\n",
                LONG ? "80 bit long double" : "double", (long double) rtol, (long double) atol);
    Fehlberg78 run(p.field, p.start, 0, rtol, atol);
    for (Real t : p.times) {
      run.to(t);
      row(t, run.y);
    }
    std::fprintf(stderr, "%s: %ld steps, %ld evaluations\n", name.c_str(), run.steps, run.evaluations);
  }
  return 0;
}
