package org.homeostat.benchmarks;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.data.DMatrixSparseTriplet;
import org.ejml.interfaces.linsol.LinearSolverSparse;
import org.ejml.ops.DConvertMatrixStruct;
import org.ejml.sparse.FillReducing;
import org.ejml.sparse.csc.factory.LinearSolverFactory_DSCC;
import org.homeostat.benchmarks.problems.Problem;
import org.homeostat.benchmarks.problems.Problems;
import org.homeostat.control.linear.LinearSolver;
import org.homeostat.control.linear.Multiplications;
import org.homeostat.control.linear.PivotOrder;
import org.homeostat.control.linear.Sparsity;
import org.homeostat.control.solve.VectorField;

/**
 * The linear algebra of a network, P3, by ours and by EJML's sparse LU 0.46.1, which orders no columns itself:
 * with the states as they stand, and in the order that ours finds.
 *
 * <pre>
 * java -cp benchmarks/target/benchmarks.jar org.homeostat.benchmarks.SparseDecomposition 10 100 1000 10000
 * </pre>
 *
 * TABLE
 *
 * Ours wins because where the factors have entries is found once for a structure, so that each decomposition
 * after the first is a list of multiplications without a search, without an allocation and with pivots on the
 * diagonal as long as these can be trusted; and because pivots of equal units are worked off side by side.
 * EJML searches for the pattern of each column and for its pivot every time.
 */
public final class SparseDecomposition {
  /** About 1/(h*gamma) of a step of a minute, in units of 1/h. */
  private static final double SHIFT = 300;

  /** Past so many homeostats, the natural order fills the matrix up and takes minutes. */
  private static final int MOST_NATURAL = 1000;

  private static final int ROUNDS = 60;

  /** Homeostats that are decomposed in a round, at least. */
  private static final int HOMEOSTATS = 20_000;

  /** A way to decompose and to solve. */
  private interface Contender {
    boolean decompose();

    void solve();
  }

  private SparseDecomposition() {}

  public static void main(String[] args) {
    System.out.printf(Locale.ROOT, "%10s  %-24s %14s %12s%n", "homeostats", "ns per homeostat",
        "decomposition", "solution");
    for (String size : args) {
      race(Integer.parseInt(size));
    }
  }

  private static void race(int homeostats) {
    Problem problem = Problems.named("P3-" + homeostats);
    VectorField field = problem.field();
    Sparsity sparsity = field.sparsity();
    double[] jacobian = new double[sparsity.size()];
    field.jacobian(0, problem.start(), jacobian);
    int[] natural = IntStream.range(0, field.dimension()).toArray();
    long begin = System.nanoTime();
    int[] order = PivotOrder.of(Sparsity.ofRows(rows(sparsity)));
    double ordering = (System.nanoTime() - begin) * 1e-6;
    List<String> names = homeostats > MOST_NATURAL
        ? List.of("ours", "EJML, our order") : List.of("ours", "EJML, our order", "EJML, natural order");
    List<Contender> contenders = names.stream().map(name -> name.equals("ours")
        ? ours(sparsity, jacobian)
        : ejml(sparsity, jacobian, name.contains("natural") ? natural : order)).toList();
    double[][] least = new double[contenders.size()][2];
    for (double[] times : least) {
      Arrays.fill(times, Double.POSITIVE_INFINITY);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int k = 0; k < contenders.size(); k++) {
        Contender contender = contenders.get(k);
        boolean isSlow = names.get(k).contains("natural");
        int repetitions = Math.max(1, (isSlow ? MOST_NATURAL : HOMEOSTATS) / homeostats);
        least[k][0] = Math.min(least[k][0], nanos(contender::decompose, repetitions) / homeostats);
        least[k][1] = Math.min(least[k][1], nanos(contender::solve, repetitions) / homeostats);
      }
    }
    for (int k = 0; k < contenders.size(); k++) {
      System.out.printf(Locale.ROOT, "%10d  %-24s %14.1f %12.1f%n", homeostats, names.get(k), least[k][0],
          least[k][1]);
    }
    Multiplications cost = Multiplications.of(sparsity);
    System.out.printf(Locale.ROOT, "%10d  %-24s %14.1f %12.1f  (ordered in %.1f ms)%n", homeostats,
        "multiplications", (double) cost.decomposition() / homeostats, (double) cost.solution() / homeostats,
        ordering);
  }

  private static int[][] rows(Sparsity sparsity) {
    return IntStream.range(0, sparsity.dimension())
        .mapToObj(i -> IntStream.range(sparsity.start(i), sparsity.start(i + 1)).map(sparsity::column).toArray())
        .toArray(int[][]::new);
  }

  private static double nanos(Runnable work, int repetitions) {
    long begin = System.nanoTime();
    for (int repetition = 0; repetition < repetitions; repetition++) {
      work.run();
    }
    return (double) (System.nanoTime() - begin) / repetitions;
  }

  private static double[] right(int n) {
    return IntStream.range(0, n).mapToDouble(Math::sin).toArray();
  }

  private static Contender ours(Sparsity sparsity, double[] jacobian) {
    LinearSolver solver = LinearSolver.of(sparsity);
    double[] b = right(sparsity.dimension());
    double[] x = new double[b.length];
    return new Contender() {
      @Override
      public boolean decompose() {
        return worked(solver.decompose(SHIFT, jacobian, 0));
      }

      @Override
      public void solve() {
        solver.solve(b, x);
      }
    };
  }

  private static Contender ejml(Sparsity sparsity, double[] jacobian, int[] order) {
    int n = sparsity.dimension();
    int[] place = new int[n];
    for (int p = 0; p < n; p++) {
      place[order[p]] = p;
    }
    DMatrixSparseTriplet entries = new DMatrixSparseTriplet(n, n, sparsity.size());
    for (int i = 0; i < n; i++) {
      for (int k = sparsity.start(i); k < sparsity.start(i + 1); k++) {
        int j = sparsity.column(k);
        entries.addItem(place[i], place[j], (i == j ? SHIFT : 0) - jacobian[k]);
      }
    }
    DMatrixSparseCSC matrix = DConvertMatrixStruct.convert(entries, (DMatrixSparseCSC) null);
    matrix.sortIndices(null);
    LinearSolverSparse<DMatrixSparseCSC, DMatrixRMaj> solver =
        LinearSolverFactory_DSCC.lu(FillReducing.IDENTITY);
    DMatrixRMaj b = DMatrixRMaj.wrap(n, 1, right(n));
    DMatrixRMaj x = new DMatrixRMaj(n, 1);
    return new Contender() {
      @Override
      public boolean decompose() {
        return worked(solver.setA(matrix));
      }

      @Override
      public void solve() {
        solver.solve(b, x);
      }
    };
  }

  private static boolean worked(boolean isDecomposed) {
    if (!isDecomposed) {
      throw new AssertionError("a network is not decomposed");
    }
    return true;
  }
}
