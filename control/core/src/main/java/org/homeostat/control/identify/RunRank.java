package org.homeostat.control.identify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.hipparchus.util.MathArrays;
import org.homeostat.control.analysis.Sensitivities;
import org.homeostat.control.analysis.Sensitivity;
import org.homeostat.control.simulate.Simulation;

/**
 * The rank of the sensitivities of the outputs, sampled along one run at the declared values. Rows are
 * measured by the largest value of their quantity, columns by the size of their unknown.
 *
 * <p>The run and its sensitivities are integrated to 1e-10, so that an entry is wrong by about 1e-9 of the
 * largest, and a singular value by at most that times the square root of the number of entries. Singular
 * values above 1e-5 of the largest count as different from 0, below 1e-7 as 0, and between as undecided.
 *
 * @param rank the number of singular values that are different from 0
 * @param most the number of those that are not surely 0
 * @param singular all of them, over the largest
 */
record RunRank(int rank, int most, List<Double> singular, List<Direction> directions, int samples) {
  private static final double RTOL = 1e-10;
  private static final double CLEAR = 1e-5;
  private static final double NOISE = 1e-7;

  static RunRank of(Simulation simulation, double every, List<String> measured, List<String> unknowns) {
    Simulation tight = simulation.with(simulation.solver().rtol(RTOL));
    Sensitivities found = Sensitivity.of(tight).to(unknowns.toArray(String[]::new));
    double[] times = found.trajectory().grid(every);
    double last = found.end();
    double[] reached = Arrays.stream(times).filter(t -> t <= last).toArray();
    double[][] rows = found.matrix(reached, measured.toArray(String[]::new));
    double[] sizes = sizes(simulation, unknowns);
    for (int k = 0; k < measured.size(); k++) {
      double largest = found.trajectory().series(measured.get(k), reached).largest();
      for (int i = k; i < rows.length; i += measured.size()) {
        for (int j = 0; j < sizes.length; j++) {
          rows[i][j] *= sizes[j] / (largest == 0 ? 1 : largest);
        }
      }
    }
    return of(rows, unknowns, sizes, reached.length);
  }

  private static double[] sizes(Simulation simulation, List<String> unknowns) {
    var model = simulation.model();
    double[] start = model.start();
    return unknowns.stream().mapToDouble(name -> model.states().contains(name)
            ? start[model.states().indexOf(name)] : model.value(name))
        .map(value -> value == 0 ? 1 : Math.abs(value)).toArray();
  }

  private static RunRank of(double[][] rows, List<String> unknowns, double[] sizes, int samples) {
    double[] values = new SingularValueDecomposition(MatrixUtils.createRealMatrix(rows)).getSingularValues();
    List<Double> shares = new ArrayList<>();
    int rank = 0;
    int most = 0;
    for (double value : values) {
      shares.add(values[0] == 0 ? 0 : value / values[0]);
      rank += value > CLEAR * values[0] ? 1 : 0;
      most += value > NOISE * values[0] ? 1 : 0;
    }
    Binary64[][] copy = MathArrays.buildArray(Binary64Field.getInstance(), rows.length, unknowns.size());
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < unknowns.size(); j++) {
        copy[i][j] = new Binary64(rows[i][j]);
      }
    }
    List<Direction> directions = new ArrayList<>();
    Echelon.of(Scalars.real(Binary64Field.getInstance()), copy, 0, rank).kernel().forEach(vector ->
        directions.add(Direction.of(
            unknowns, vector.stream().mapToDouble(Binary64::getReal).toArray(), sizes)));
    return new RunRank(rank, most, List.copyOf(shares), directions, samples);
  }
}
