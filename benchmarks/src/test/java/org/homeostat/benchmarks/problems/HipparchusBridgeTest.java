package org.homeostat.benchmarks.problems;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.homeostat.control.solve.FieldEquations;
import org.homeostat.control.solve.HomeostatIntegrator;
import org.homeostat.control.solve.Method;
import org.homeostat.control.solve.Solver;
import org.homeostat.control.solve.VectorField;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The problems under our methods, as Hipparchus' integrators and directly: equal to the last bit. */
class HipparchusBridgeTest {
  private static final double RTOL = 1e-6;

  /** In hours: a day; and where 800 evaluations make a Jacobian, the first fast phase. */
  private static final double DAY = 24;
  private static final double SHORT = 1e-4;

  private static final List<String> METHODS = List.of("auto", "rodas5p", "bdf", "radau");

  static Stream<Arguments> cases() {
    List<String> problems = List.of("P1", "P2", "P3-10", "P3-100", "rober", "hires", "vdp");
    return problems.stream().flatMap(problem -> Method.names().stream().filter(METHODS::contains)
        .map(method -> Arguments.of(problem, method)));
  }

  private static double end(Problem problem) {
    return problem.name().startsWith("P") ? DAY : problem.end();
  }

  private static Solver solver(Problem problem, String method) {
    return Solver.named(method).with(problem.tolerance(RTOL));
  }

  /** With all that the field gives: its Jacobian, its sparsity, its derivative by time. */
  @ParameterizedTest
  @MethodSource("cases")
  void aProblemEndsWhereItDoesDirectly(String name, String method) {
    Problem problem = Problems.named(name);
    Solver solver = solver(problem, method);
    double[] direct =
        solver.solve(problem.field(), 0, problem.start(), end(problem), List.of()).last();
    double[] bridged = HomeostatIntegrator.of(solver).integrate(
        new FieldEquations(problem.field()), new ODEState(0, problem.start()), end(problem))
        .getPrimaryState();
    assertArrayEquals(direct, bridged);
  }

  /** As one writes it for Hipparchus: a right-hand side and nothing else, so all by differences. */
  @ParameterizedTest
  @MethodSource("cases")
  void aPlainEquationEndsWhereThePlainFieldDoes(String name, String method) {
    Problem problem = Problems.named(name);
    Solver solver = solver(problem, method);
    Plain plain = new Plain(problem.field());
    double end = name.equals("P3-100") ? SHORT : end(problem);
    double[] direct = solver.solve(plain, 0, problem.start(), end, List.of()).last();
    double[] bridged = HomeostatIntegrator.of(solver).integrate(
        plain.equation(), new ODEState(0, problem.start()), end).getPrimaryState();
    assertArrayEquals(direct, bridged);
  }

  /** The right-hand side of a field, and nothing else. */
  private record Plain(VectorField field) implements VectorField {
    @Override
    public int dimension() {
      return field.dimension();
    }

    @Override
    public void derivatives(double t, double[] y, double[] dydt) {
      field.derivatives(t, y, dydt);
    }

    OrdinaryDifferentialEquation equation() {
      return new OrdinaryDifferentialEquation() {
        @Override
        public int getDimension() {
          return field.dimension();
        }

        @Override
        public double[] computeDerivatives(double t, double[] y) {
          double[] rates = new double[y.length];
          field.derivatives(t, y, rates);
          return rates;
        }
      };
    }
  }
}
