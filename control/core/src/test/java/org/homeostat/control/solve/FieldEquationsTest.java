package org.homeostat.control.solve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.ode.ODEState;
import org.homeostat.control.linear.Sparsity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Fields as equations of Hipparchus, under our methods as its integrators. */
class FieldEquationsTest {
  private static final double RTOL = 1e-6;

  /** In tolerances: methods are off by some of them. */
  private static final double FAIR = 100;

  static Stream<String> methods() {
    return HomeostatIntegrator.names().stream();
  }

  private static HomeostatIntegrator integrator(String method) {
    return HomeostatIntegrator.of(Solver.named(method).rtol(RTOL));
  }

  /** x' = -1000 (x - cos t), in each of three states that know nothing of each other. */
  private record Apart(List<String> asked) implements VectorField {
    private static final Sparsity DIAGONAL = Sparsity.ofRows(new int[] {0}, new int[] {1}, new int[] {2});

    @Override
    public int dimension() {
      return 3;
    }

    @Override
    public void derivatives(double t, double[] y, double[] dydt) {
      for (int i = 0; i < 3; i++) {
        dydt[i] = -1000 * (y[i] - Math.cos(t));
      }
    }

    @Override
    public Sparsity sparsity() {
      return DIAGONAL;
    }

    @Override
    public boolean hasJacobian() {
      return true;
    }

    @Override
    public void jacobian(double t, double[] y, double[] dfdy) {
      asked.add("jacobian");
      Arrays.fill(dfdy, -1000);
    }

    @Override
    public void timeDerivative(double t, double[] y, double[] dfdt) {
      Arrays.fill(dfdt, -1000 * Math.sin(t));
    }

    @Override
    public String label(int i) {
      return "dx" + i + "/dt";
    }
  }

  @Test
  void theEquationsOfAFieldGiveItsJacobianAndItsSparsity() {
    Solver solver = Solver.named("rodas5p").rtol(RTOL);
    Apart apart = new Apart(new ArrayList<>());
    FieldEquations equations = new FieldEquations(apart);
    double[] start = {1, 2, 3};
    double[] direct = solver.solve(apart, 0, start, 5, List.of()).last();
    int jacobians = apart.asked().size();
    double[] end = HomeostatIntegrator.of(solver).integrate(equations, new ODEState(0, start), 5)
        .getPrimaryState();
    assertArrayEquals(direct, end);
    assertEquals(2 * jacobians, apart.asked().size());
    assertArrayEquals(new double[] {0, -1000, 0}, equations.computeMainStateJacobian(0, start, start)[1]);
  }

  /** The Jacobian in the mirror grows; 1000 times a thousandth of the time is e-fold. */
  @Test
  void aFieldGoesBackwardsWithTheMirroredJacobian() {
    FieldEquations equations = new FieldEquations(new Apart(new ArrayList<>()));
    double[] start = {1, 2, 3};
    HomeostatIntegrator bridge = integrator("rodas5p");
    double[] back = bridge.integrate(equations, new ODEState(0, start), -1e-3).getPrimaryState();
    assertEquals(back[1] + Math.E, back[2], FAIR * RTOL);
    double[] again = bridge.integrate(equations, new ODEState(-1e-3, back), 0).getPrimaryState();
    assertArrayEquals(start, again, FAIR * RTOL);
  }

  /** Up at 1 and down again at 2, once forwards and once backwards from there. */
  private record Relay() implements VectorField {
    @Override
    public int dimension() {
      return 1;
    }

    @Override
    public void derivatives(double t, double[] y, double[] dydt) {
      dydt[0] = (t - 1) * (t - 2) < 0 ? 1 : 0;
    }

    @Override
    public int switches() {
      return 2;
    }

    @Override
    public void switches(double t, double[] y, double[] values) {
      values[0] = t - 1;
      values[1] = t - 2;
    }

    @Override
    public String label(int i) {
      return "dx/dt";
    }
  }

  @ParameterizedTest
  @MethodSource("methods")
  void stepsDoNotCrossTheSwitchesOfAField(String method) {
    FieldEquations relay = new FieldEquations(new Relay());
    double[] start = {0};
    double[] direct = Solver.named(method).rtol(RTOL).solve(new Relay(), 0, start, 4, List.of()).last();
    HomeostatIntegrator bridge = integrator(method);
    double[] end = bridge.integrate(relay, new ODEState(0, start), 4).getPrimaryState();
    assertArrayEquals(direct, end);
    assertEquals(1, end[0], RTOL);
    assertEquals(0, bridge.integrate(relay, new ODEState(4, end), 0).getPrimaryState()[0], RTOL);
  }
}
