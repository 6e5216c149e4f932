package org.homeostat.benchmarks;

import java.util.List;
import java.util.Set;
import org.homeostat.benchmarks.problems.Problem;
import org.homeostat.control.solve.Method;
import org.homeostat.control.solve.Solver;

/**
 * A method of the library under the name it is measured by: its own, or with {@code hipparchus-} before it
 * where the code is Hipparchus'.
 */
record Contender(String name, Method method) {
  private static final Set<String> OF_HIPPARCHUS = Set.of("dp54", "dp853", "gbs", "adams");
  private static final Set<String> STIFF = Set.of("rodas5p", "bdf", "radau");
  /** Chooses among the others: for every problem. */
  private static final String CHOOSING = "auto";
  /** Never the first of these methods on any problem, so only measured if asked for by name. */
  private static final Set<String> ON_REQUEST = Set.of("adams");

  private static Contender of(String method) {
    return new Contender(OF_HIPPARCHUS.contains(method) ? "hipparchus-" + method : method,
        Method.named(method));
  }

  /** All that the library has. */
  static List<Contender> all() {
    return Method.names().stream().map(Contender::of).toList();
  }

  /** The one of that name. */
  static Contender named(String name) {
    return all().stream().filter(contender -> contender.name.equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no solver '" + name
            + "'. The solvers are " + String.join(", ", all().stream().map(Contender::name).toList()) + "."));
  }

  /**
   * Those that make sense on a problem: the one that chooses; of the others, on a stiff one the stiff ones
   * alone, and a stiff one only where the field gives its Jacobian.
   */
  static List<Contender> suiting(Problem problem) {
    return all().stream()
        .filter(contender -> !ON_REQUEST.contains(contender.method.shortName()))
        .filter(contender -> contender.suits(problem))
        .toList();
  }

  private boolean suits(Problem problem) {
    if (method.shortName().equals(CHOOSING)) {
      return true;
    }
    return STIFF.contains(method.shortName()) ? problem.field().hasJacobian() : !problem.isStiff();
  }

  Solver at(Problem problem, double rtol) {
    return new Solver(method, problem.tolerance(rtol));
  }
}
