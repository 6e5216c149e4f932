package org.homeostat.benchmarks;

import java.util.ArrayList;
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
 * The linear algebra of a network, P3, by ours and by EJML's sparse LU, which finds no order of its own: with
 * the states as they stand, and in the order that ours finds. Times are for each homeostat of four states:
 *
 * <pre>
 * ns                           decomposition                 solution
 * homeostats             10   100   1000  10000     10   100  1000  10000
 * ours                 41.5  42.2   46.3   58.0   22.9  18.6  17.5   21.4
 * EJML, our order       326   368    481    531   33.6  32.5  34.0   37.5
 * EJML, natural order   741  1903  17712          73.1   133   663
 *
 * multiplications      13.9  21.4   26.7   29.1   15.3  18.1  19.3   19.6
 *
 * 2026-11-23, two cores of an AMD EPYC under other load, Linux, JDK 17.0.15, EJML 0.46.1; least of three runs
 * of 60 rounds in which the contenders alternate
 * </pre>
 *
 * Ours is some ten times as fast in decompositions because where the factors have entries is found once for a
 * structure (5 ms of CPU time for 1000 homeostats, 45 ms for 10000, and some more in a JVM that is not
 * warm): after that, a decomposition is a list of multiplications without a search, without an allocation,
 * and with pivots on the diagonal as long as these can be trusted; and the pivots of equal units are worked
 * off side by side. EJML searches for the pattern of each column and for its pivot every time.
 *
 * <pre>
 * java -cp benchmarks/target/benchmarks.jar org.homeostat.benchmarks.SparseDecomposition 10 100 1000 10000
 * </pre>
 */
public final class SparseDecomposition {
  /** About 1/(h*gamma) of a step of a minute, in units of 1/h. */
  private static final double SHIFT = 300;

  /** Past so many homeostats, the natural order fills the matrix up and takes minutes. */
  private static final int MOST_NATURAL = 1000;

  private static final int ROUNDS = 60;

  /** Homeostats that are decomposed in a round, at least. */
  private static final int HOMEOSTATS = 20_000;

  /** A solver and what it calls its two works. */
  private record Peer(String name, int repetitions, Runnable decompose, Runnable solve) {}

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
    int[] order = PivotOrder.of(sparsity);
    int repetitions = Math.max(1, HOMEOSTATS / homeostats);
    List<Peer> peers = new ArrayList<>();
    peers.add(ours(repetitions, sparsity, jacobian));
    peers.add(ejml("EJML, our order", repetitions, sparsity, jacobian, order));
    if (homeostats <= MOST_NATURAL) {
      peers.add(ejml("EJML, natural order", 1, sparsity, jacobian, natural));
    }
    double[][] least = new double[peers.size()][2];
    for (double[] times : least) {
      Arrays.fill(times, Double.POSITIVE_INFINITY);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int k = 0; k < peers.size(); k++) {
        Peer peer = peers.get(k);
        least[k][0] = Math.min(least[k][0], nanos(peer.decompose, peer.repetitions) / homeostats);
        least[k][1] = Math.min(least[k][1], nanos(peer.solve, peer.repetitions) / homeostats);
      }
    }
    for (int k = 0; k < peers.size(); k++) {
      print(homeostats, peers.get(k).name, least[k][0], least[k][1]);
    }
    Multiplications cost = Multiplications.of(sparsity);
    print(homeostats, "multiplications", (double) cost.decomposition() / homeostats,
        (double) cost.solution() / homeostats);
  }

  private static void print(int homeostats, String name, double decomposition, double solution) {
    System.out.printf(
        Locale.ROOT, "%10d  %-24s %14.1f %12.1f%n", homeostats, name, decomposition, solution);
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

  private static Peer ours(int repetitions, Sparsity sparsity, double[] jacobian) {
    LinearSolver solver = LinearSolver.of(sparsity);
    double[] b = right(sparsity.dimension());
    double[] x = new double[b.length];
    return new Peer("ours", repetitions,
        () -> check(solver.decompose(SHIFT, jacobian, 0)), () -> solver.solve(b, x));
  }

  private static Peer ejml(
      String name, int repetitions, Sparsity sparsity, double[] jacobian, int[] order) {
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
    return new Peer(name, repetitions, () -> check(solver.setA(matrix)), () -> solver.solve(b, x));
  }

  private static void check(boolean isDecomposed) {
    if (!isDecomposed) {
      throw new AssertionError("a network is not decomposed");
    }
  }
}
