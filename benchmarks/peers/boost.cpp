// Boost.odeint on the common problems: boost-dopri5, boost-dopri5-dense, boost-fehlberg78, boost-bs (non-stiff)
// and boost-rosenbrock4 (stiff; with Boost's coefficient d4 put right).
//
//   g++ -O3 -march=native -DNDEBUG -o target/boost boost.cpp
//   REFERENCES=target/references target/boost P1 P2
//   target/boost --order           (orders of rosenbrock4 with Boost's coefficients and with ours)
//
// dopri5 is measured twice, since either may be better: controlled (steps end at the output times) and with dense
// output. States are std::array, right-hand sides are inlined. Error control is Boost's own at its defaults.

#include "measure.h"
#include "problems.h"
#undef J
#undef IN

#include <algorithm>
#include <array>
#include <utility>
#include <vector>
#include <boost/numeric/odeint.hpp>

namespace odeint = boost::numeric::odeint;

static long evaluations, steps;

/** A problem as a type. */
#define TYPE(p, end_, outputs_, atol_, whole_) \
  struct p { \
    static constexpr int N = p##_N, OUTPUTS = outputs_, WHOLE = whole_; \
    static constexpr double END = end_, ATOL = atol_; \
    static constexpr const char* NAME = #p; \
    static const double* start() { return p##_START; } \
    static void rhs(double t, const double* y, double* f) { p##_rhs(t, y, f); } \
    static void jac(double t, const double* y, double* j) { p##_jac(t, y, j, p##_N, 1); } \
    static void dfdt(double t, const double* y, double* f) { p##_dfdt(t, y, f); } \
  };
PROBLEMS(TYPE)

/**
 * RODAS of Hairer and Wanner, Solving Ordinary Differential Equations II, order 4(3), as Boost writes it, but with
 * d4 = -0.0362...: Boost (1.74 at least) has lost the minus, which leaves order 1 where f depends on t.
 */
struct Rodas {
  typedef double value_type;
  typedef unsigned short order_type;
  static const order_type stepper_order = 4, error_order = 3;
  const double gamma = 0.25;
  const double d1 = 0.25, d2 = -0.1043, d3 = 0.1035, d4 = -0.3620000000000023e-01;
  const double c2 = 0.386, c3 = 0.21, c4 = 0.63;
  const double c21 = -0.5668800000000000e+01;
  const double a21 = 0.1544000000000000e+01;
  const double c31 = -0.2430093356833875e+01, c32 = -0.2063599157091915e+00;
  const double a31 = 0.9466785280815826e+00, a32 = 0.2557011698983284e+00;
  const double c41 = -0.1073529058151375e+00, c42 = -0.9594562251023355e+01, c43 = -0.2047028614809616e+02;
  const double a41 = 0.3314825187068521e+01, a42 = 0.2896124015972201e+01, a43 = 0.9986419139977817e+00;
  const double c51 = 0.7496443313967647e+01, c52 = -0.1024680431464352e+02, c53 = -0.3399990352819905e+02;
  const double c54 = 0.1170890893206160e+02;
  const double a51 = 0.1221224509226641e+01, a52 = 0.6019134481288629e+01, a53 = 0.1253708332932087e+02;
  const double a54 = -0.6878860361058950e+00;
  const double c61 = 0.8083246795921522e+01, c62 = -0.7981132988064893e+01, c63 = -0.3152159432874371e+02;
  const double c64 = 0.1631930543123136e+02, c65 = -0.6058818238834054e+01;
  const double d21 = 0.1012623508344586e+02, d22 = -0.7487995877610167e+01, d23 = -0.3480091861555747e+02;
  const double d24 = -0.7992771707568823e+01, d25 = 0.1025137723295662e+01;
  const double d31 = -0.6762803392801253e+00, d32 = 0.6087714651680015e+01, d33 = 0.1643084320892478e+02;
  const double d34 = 0.2476722511418386e+02, d35 = -0.6594389125716872e+01;
};

// ------------------------------------------------------------------------------------------------------- one run

template <class P>
static std::vector<double> outputTimes() {
  std::vector<double> times;
  for (int k = 0; k <= P::OUTPUTS; k++) times.push_back(P::END * k / P::OUTPUTS);
  return times;
}

static double firstStep(double end) { return std::min(1e-6 * end, 1e-5); }

/** Runs and keeps the states at the output times; `stepper` is made by the caller for each run. */
template <class P, class Stepper, class System, class State>
static void integrate(Stepper stepper, const System& system, State y, std::vector<double>& states) {
  static const std::vector<double> times = outputTimes<P>();
  int k = -1;
  auto keep = [&](const State& x, double) {
    if (k >= 0) std::copy(x.begin(), x.end(), states.begin() + k * P::N);
    k++;
  };
  std::copy(P::start(), P::start() + P::N, y.begin());
  steps = odeint::integrate_times(stepper, system, y, times.begin(), times.end(), firstStep(P::END), keep);
}

/** Returns the seconds of one run. */
template <class P, class Run>
static double measure(const char* solver, double tol, Run run) {
  std::vector<double> states(P::OUTPUTS * P::N);
  auto once = [&] { run(states); };
  evaluations = 0;
  double began = cpu_seconds();
  try {
    once();
  } catch (const std::exception& failure) {
    std::fprintf(stderr, "%s %s %g: %s\n", P::NAME, solver, tol, failure.what());
    return 0;
  }
  double first = cpu_seconds() - began;
  long counted = evaluations;
  Reference ref = reference(P::NAME, P::N, P::OUTPUTS);
  double err = achieved(&ref, states.data(), P::WHOLE);
  double seconds = median_seconds(first, [](void* with) { (*static_cast<decltype(once)*>(with))(); }, &once);
  report(P::NAME, solver, tol, err, seconds, counted, steps);
  return seconds;
}

/** A curve ends after a run of this many seconds: rosenbrock4 takes millions of steps on P2 at tight tolerances. */
static const double LONG = 2;

// ------------------------------------------------------------------------------------------------- explicit ones

template <class P>
struct Explicit {
  typedef std::array<double, P::N> State;

  struct System {
    void operator()(const State& y, State& f, double t) const {
      evaluations++;
      P::rhs(t, y.data(), f.data());
    }
  };

  template <class Make>
  static void curve(const char* solver, Make make) {
    double seconds = 0;
    for (int k = 0; !std::isnan(tolerance(k)) && seconds < LONG; k++) {
      double tol = tolerance(k);
      seconds = measure<P>(solver, tol, [&](std::vector<double>& states) {
        integrate<P>(make(P::ATOL * tol, tol), System(), State(), states);
      });
    }
  }

  static void all() {
    using namespace odeint;
    typedef runge_kutta_dopri5<State> Dopri5;
    typedef runge_kutta_fehlberg78<State> Fehlberg78;
    typedef bulirsch_stoer_dense_out<State> BulirschStoer;
    curve("boost-dopri5", [](double atol, double rtol) { return make_controlled(atol, rtol, Dopri5()); });
    curve("boost-dopri5-dense", [](double atol, double rtol) { return make_dense_output(atol, rtol, Dopri5()); });
    curve("boost-fehlberg78", [](double atol, double rtol) { return make_controlled(atol, rtol, Fehlberg78()); });
    curve("boost-bs", [](double atol, double rtol) { return BulirschStoer(atol, rtol); });
  }
};

// ---------------------------------------------------------------------------------------------- the implicit one

template <class P>
struct Implicit {
  typedef boost::numeric::ublas::vector<double> State;
  typedef boost::numeric::ublas::matrix<double> Matrix;

  struct System {
    void operator()(const State& y, State& f, double t) const {
      evaluations++;
      P::rhs(t, &y[0], &f[0]);
    }
  };

  struct Jacobian {
    void operator()(const State& y, Matrix& j, const double& t, State& dfdt) const {
      std::fill(j.data().begin(), j.data().end(), 0.0);
      P::jac(t, &y[0], &j.data()[0]);
      P::dfdt(t, &y[0], &dfdt[0]);
    }
  };

  static void all() {
    typedef odeint::rosenbrock4<double, Rodas> Stepper;
    typedef odeint::rosenbrock4_controller<Stepper> Controller;
    double seconds = 0;
    for (int k = 0; !std::isnan(tolerance(k)) && seconds < LONG; k++) {
      double tol = tolerance(k);
      seconds = measure<P>("boost-rosenbrock4", tol, [&](std::vector<double>& states) {
        odeint::rosenbrock4_dense_output<Controller> dense(Controller(P::ATOL * tol, tol, Stepper()));
        integrate<P>(dense, std::make_pair(System(), Jacobian()), State(P::N), states);
      });
    }
  }
};

// ------------------------------------------------------------------------------------------------- order of RODAS

/** y' = -2 y (y - cos t) - sin t, whose solution is cos t, by fixed steps over [0, 1]. */
template <class Coefficients>
static void order(const char* label) {
  typedef boost::numeric::ublas::vector<double> State;
  typedef boost::numeric::ublas::matrix<double> Matrix;
  auto f = [](const State& y, State& d, double t) { d[0] = -2 * y[0] * (y[0] - std::cos(t)) - std::sin(t); };
  auto jac = [](const State& y, Matrix& j, const double& t, State& dfdt) {
    j(0, 0) = -4 * y[0] + 2 * std::cos(t);
    dfdt[0] = -2 * y[0] * std::sin(t) - std::cos(t);
  };
  double before = 0;
  for (int n = 10; n <= 160; n *= 2) {
    odeint::rosenbrock4<double, Coefficients> stepper;
    State y(1);
    y[0] = 1;
    for (int i = 0; i < n; i++) stepper.do_step(std::make_pair(f, jac), y, 1.0 * i / n, 1.0 / n);
    double error = std::fabs(y[0] - std::cos(1.0));
    double slope = before == 0 ? 0 : std::log2(before / error);
    std::printf("%s: %d steps, error %.3e, order %.2f\n", label, n, error, slope);
    before = error;
  }
}

int main(int argc, char** argv) {
  if (argc > 1 && strcmp(argv[1], "--order") == 0) {
    order<odeint::default_rosenbrock_coefficients<double>>("Boost's");
    order<Rodas>("ours");
    return 0;
  }
  if (asked("P1", argc, argv)) { Explicit<P1>::all(); Implicit<P1>::all(); }
  if (asked("P2", argc, argv)) Implicit<P2>::all();
  if (asked("rober", argc, argv)) Implicit<rober>::all();
  if (asked("hires", argc, argv)) Implicit<hires>::all();
  if (asked("vdp", argc, argv)) Implicit<vdp>::all();
  if (asked("pleiades", argc, argv)) Explicit<pleiades>::all();
  if (asked("arenstorf", argc, argv)) Explicit<arenstorf>::all();
}
