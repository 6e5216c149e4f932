// Checks problems.h and network.h: right-hand sides against their second writing in reference.cpp, Jacobians and
// time derivatives against central differences of that one in 80 bit. Prints a line for each problem; exit status 1
// when one is wrong.
//
//   g++ -O2 -o target/check check.cpp && target/check

#define main reference_main
#include "reference.cpp"
#undef main
#include "network.h"

static const Real STEP = 1e-7L;
static const double SAME = 1e-12, CLOSE = 1e-8;
static bool right = true;

/** The largest difference of two vectors over the largest entry of the first. */
static double apart(const std::vector<double>& a, const std::vector<double>& b) {
  double off = 0, top = 1e-300;
  for (size_t i = 0; i < a.size(); i++) {
    off = std::max(off, std::fabs(a[i] - b[i]));
    top = std::max(top, std::fabs(a[i]));
  }
  return off / top;
}

/** The largest difference of two Jacobians, each row over its own largest entry. */
static double rowsApart(const std::vector<double>& a, const std::vector<double>& b, int n) {
  double worst = 0;
  for (int i = 0; i < n; i++) {
    std::vector<double> x(n), y(n);
    for (int j = 0; j < n; j++) {
      x[j] = a[i + j * n];
      y[j] = b[i + j * n];
    }
    worst = std::max(worst, apart(x, y));
  }
  return worst;
}

static std::vector<double> doubles(const State& y) { return std::vector<double>(y.begin(), y.end()); }

static State slope(const Field& f, Real t, const State& y, int j) {
  State low = y, high = y, a(y.size()), b(y.size());
  Real h = STEP * (j < 0 ? 1 : std::max(std::fabs(y[j]), (Real) 1e-3L));
  if (j >= 0) {
    low[j] -= h;
    high[j] += h;
  }
  f(j < 0 ? t - h : t, low.data(), a.data());
  f(j < 0 ? t + h : t, high.data(), b.data());
  for (size_t i = 0; i < y.size(); i++) b[i] = (b[i] - a[i]) / (2 * h);
  return b;
}

static void verdict(const char* name, double f, double jac, double dfdt) {
  bool good = f < SAME && jac < CLOSE && dfdt < CLOSE;
  std::printf("%-10s right-hand side %.1e, Jacobian %.1e, time derivative %.1e: %s\n", name, f, jac, dfdt,
              good ? "right" : "WRONG");
  right = right && good;
}

template <class Rhs, class Jac, class Dfdt>
static void check(const char* name, int n, const double* start, Rhs rhs, Jac jac, Dfdt dfdt) {
  Field second = problem(name).field;
  double worst[3] = {0, 0, 0};
  for (int trial = 0; trial < 20; trial++) {
    double t = 1.7 * trial;
    std::vector<double> y(n), f(n), J_(n * n, 0.0), differences(n * n), ft(n);
    for (int i = 0; i < n; i++) {
      y[i] = start[i] * (1 + 0.02 * std::sin(3 * i + trial)) + 0.01 * (1 + std::sin(i + 2 * trial));
    }
    State wide(y.begin(), y.end()), g(n);
    second(t, wide.data(), g.data());
    rhs(t, y.data(), f.data());
    worst[0] = std::max(worst[0], apart(doubles(g), f));
    jac(t, y.data(), J_.data(), 1, n);
    for (int j = 0; j < n; j++) {
      State column = slope(second, t, wide, j);
      for (int i = 0; i < n; i++) differences[i + j * n] = column[i];
    }
    worst[1] = std::max(worst[1], rowsApart(differences, J_, n));
    dfdt(t, y.data(), ft.data());
    std::vector<double> differed = doubles(slope(second, t, wide, -1));
    if (*std::max_element(differed.begin(), differed.end()) != 0 || *std::max_element(ft.begin(), ft.end()) != 0) {
      worst[2] = std::max(worst[2], apart(differed, ft));
    }
  }
  verdict(name, worst[0], worst[1], worst[2]);
}

static void checkNetwork(int n) {
  Network w = network_of(n);
  std::vector<double> start(4 * n);
  network_start(&w, start.data());
  std::string name = "P3-" + std::to_string(n);
  auto dense = [&](double, const double* y, double* jac, int, int ld) {
    std::vector<double> values(w.entries);
    network_jac(&w, y, values.data());
    for (int j = 0; j < ld; j++) {
      for (int e = w.start[j]; e < w.start[j + 1]; e++) jac[w.row[e] + j * ld] = values[e];
    }
  };
  auto ft = [&](double t, const double*, double* d) {
    zero(d, 4 * n);
    double c = std::cos(OMEGA * t), s = std::sin(OMEGA * t);
    for (int i = 0; i < n; i++) d[4 * i] = 0.1 * OMEGA * (c * w.cos6[i] - s * w.sin6[i]);
  };
  auto rhs = [&](double t, const double* y, double* f) { network_rhs(&w, t, y, f); };
  check(name.c_str(), 4 * n, start.data(), rhs, dense, ft);
}

int main() {
#define CHECK(p, end, outputs, atol, whole) check(#p, p##_N, p##_START, p##_rhs, p##_jac, p##_dfdt);
  PROBLEMS(CHECK)
  checkNetwork(10);
  checkNetwork(11);
  return right ? 0 : 1;
}
