package org.homeostat.control.identify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;
import org.homeostat.control.analysis.Sensitivities;
import org.homeostat.control.analysis.Sensitivity;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.progress.Job;
import org.homeostat.control.simulate.Simulation;

/**
 * A model fitted to measurements: the values of some parameters and starts at which the squared deviations,
 * each over its standard deviation, are least; by Levenberg and Marquardt's method on exact sensitivities,
 * from the declared values. Other minima are not looked for.
 *
 * @see "More JJ: The Levenberg-Marquardt algorithm: implementation and theory, Lecture Notes in Mathematics
 *     630 (1978) 105-116, doi 10.1007/BFb0067700"
 */
public final class Fit {
  private static final double RTOL = 1e-10;
  private static final double SETTLED = 1e-12;
  private static final int MOST = 300;
  /** The deviation of a run that cannot be done at some values: a step there is taken back. */
  private static final double IMPOSSIBLE = 1e8;

  private final Simulation simulation;
  private final List<Measured> data;
  private final List<Coordinate> unknowns;
  private final double[] places;
  private final double chiSquared;

  private Fit(Simulation simulation, List<Measured> data, List<Coordinate> unknowns, double[] from) {
    this.simulation = simulation;
    this.data = data;
    this.unknowns = unknowns;
    try (Job job = Job.open("fit of " + simulation.model().name(), "runs")) {
      possible(from);
      this.places = optimised(from, -1);
      this.chiSquared = chiSquared(places);
    }
  }

  /** The question, before it is said what is unknown. */
  public static final class Question {
    private final Simulation simulation;
    private final List<Measured> data;

    private Question(Simulation simulation, List<Measured> data) {
      this.simulation = simulation;
      this.data = data;
    }

    /** With these unknown: parameters, and states for their starts. */
    public Fit to(String... names) {
      List<String> distinct = Arrays.stream(names).distinct().toList();
      if (distinct.isEmpty()) {
        throw new IllegalArgumentException(
            "nothing is unknown; name parameters, or states for their starts.");
      }
      distinct.forEach(name -> Sensitivity.of(simulation).size(name, 1));
      List<Coordinate> unknowns =
          distinct.stream().map(name -> Coordinate.of(simulation.model(), name)).toList();
      Model model = simulation.model();
      double[] from = unknowns.stream().mapToDouble(unknown -> unknown.place(unknown.isStart()
          ? model.start()[model.states().indexOf(unknown.name())] : model.value(unknown.name()))).toArray();
      return new Fit(simulation, data, unknowns, from);
    }
  }

  /** Of a run, to measurements along it. */
  public static Question of(Simulation simulation, Measured... data) {
    List<Measured> all = List.of(data);
    Model model = simulation.model();
    double until = simulation.until().in(model.timeUnit());
    if (all.isEmpty()) {
      throw new ModelException(model.name(), "nothing is measured.\n    Give measurements to fit it to.");
    }
    for (Measured one : all) {
      if (!model.states().contains(one.quantity()) && !model.auxiliaries().contains(one.quantity())) {
        throw new ModelException(model.name(), "'" + one.quantity()
            + "' is no state and no auxiliary, and cannot be measured.");
      }
      double last = Arrays.stream(one.times()).max().orElseThrow();
      if (last > until) {
        throw new IllegalArgumentException(one.quantity() + " is measured at " + Numbers.show(last)
            + ", and the run ends at " + Numbers.show(until) + ". Run longer: until(" + Numbers.show(last)
            + ").");
      }
    }
    double rtol = Math.min(RTOL, simulation.solver().tolerance().rtol());
    return new Question(simulation.with(simulation.solver().rtol(rtol)), all);
  }

  /** The model, as run. */
  Simulation simulation() {
    return simulation;
  }

  List<Coordinate> unknowns() {
    return unknowns;
  }

  double[] places() {
    return places.clone();
  }

  /** The best values, in their units. */
  public Map<String, Double> values() {
    Map<String, Double> values = new LinkedHashMap<>();
    for (int i = 0; i < places.length; i++) {
      values.put(unknowns.get(i).name(), unknowns.get(i).value(places[i]));
    }
    return values;
  }

  /** The sum of squared deviations there, each over its standard deviation. */
  public double chiSquared() {
    return chiSquared;
  }

  /** The number of values measured. */
  public int samples() {
    return data.stream().mapToInt(one -> one.times().length).sum();
  }

  /** The model at the best values. */
  public Model model() {
    return model(places);
  }

  private Model model(double[] at) {
    Model model = simulation.model();
    for (int i = 0; i < at.length; i++) {
      model = unknowns.get(i).in(model, at[i]);
    }
    return model;
  }

  /**
   * Fisher's information on the unknowns, in their units, in the order asked for: the inverse of the
   * covariance that the best values have for many samples.
   */
  public double[][] information() {
    RealMatrix slopes = deviations(places).getSecond().copy();
    for (int j = 0; j < places.length; j++) {
      slopes.setColumnVector(
          j, slopes.getColumnVector(j).mapDivide(unknowns.get(j).slope(places[j])));
    }
    return slopes.transpose().multiply(slopes).getData();
  }

  /** The profile of one of the unknowns. */
  public Profile profile(String name) {
    return Profile.of(this, name);
  }

  /** The same fit from another place. */
  Fit from(double[] other) {
    return new Fit(simulation, data, unknowns, other);
  }

  double chiSquared(double[] at) {
    RealVector deviations = deviations(at).getFirst();
    return deviations.dotProduct(deviations);
  }

  /** The best places, that of {@code fixed} staying where it is; -1 fixes none. */
  double[] optimised(double[] from, int fixed) {
    int[] free = IntStream.range(0, from.length).filter(j -> j != fixed).toArray();
    if (free.length == 0) {
      return from.clone();
    }
    var problem = new LeastSquaresBuilder()
        .start(Arrays.stream(free).mapToDouble(j -> from[j]).toArray())
        .target(new double[samples()])
        .model(point -> {
          Pair<RealVector, RealMatrix> all = deviations(filled(from, free, point));
          int[] rows = IntStream.range(0, samples()).toArray();
          return new Pair<>(all.getFirst(), all.getSecond().getSubMatrix(rows, free));
        })
        .parameterValidator(point -> {
          RealVector admitted = point.copy();
          for (int j = 0; j < free.length; j++) {
            admitted.setEntry(j, unknowns.get(free[j]).admitted(point.getEntry(j)));
          }
          return admitted;
        })
        .maxEvaluations(MOST).maxIterations(MOST).build();
    try {
      return filled(from, free, new LevenbergMarquardtOptimizer().withCostRelativeTolerance(SETTLED)
          .withParameterRelativeTolerance(SETTLED).optimize(problem).getPoint());
    } catch (MathRuntimeException unsettled) {
      return from.clone();
    }
  }

  private static double[] filled(double[] whole, int[] free, RealVector point) {
    double[] filled = whole.clone();
    for (int j = 0; j < free.length; j++) {
      filled[free[j]] = point.getEntry(j);
    }
    return filled;
  }

  /**
   * All deviations over their standard deviations, and their slopes by the places; large where the run cannot
   * be done.
   */
  private Pair<RealVector, RealMatrix> deviations(double[] at) {
    try {
      return possible(at);
    } catch (IllegalArgumentException | ModelException impossible) {
      return new Pair<>(MatrixUtils.createRealVector(new double[samples()]).mapAdd(IMPOSSIBLE),
          MatrixUtils.createRealMatrix(samples(), at.length));
    }
  }

  private Pair<RealVector, RealMatrix> possible(double[] at) {
    double[] values = new double[samples()];
    double[][] slopes = new double[values.length][at.length];
    Simulation there = Simulation.of(model(at)).under(simulation.protocol()).until(simulation.until())
        .with(simulation.solver());
    Sensitivities found =
        Sensitivity.of(there).to(unknowns.stream().map(Coordinate::name).toArray(String[]::new));
    Job.check();
    int row = 0;
    for (Measured one : data) {
      double[] times = one.times();
      double[] predicted = found.trajectory().series(one.quantity(), times).values();
      double[][] matrix = found.matrix(times, one.quantity());
      for (int i = 0; i < times.length; i++, row++) {
        values[row] = (predicted[i] - one.values()[i]) / one.sds()[i];
        for (int j = 0; j < at.length; j++) {
          slopes[row][j] = matrix[i][j] * unknowns.get(j).slope(at[j]) / one.sds()[i];
        }
      }
    }
    return new Pair<>(MatrixUtils.createRealVector(values), MatrixUtils.createRealMatrix(slopes));
  }

  /** The best values and the sum of squares. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    values().forEach((name, value) -> lines.add(name + " = " + Numbers.round(value) + " "
        + simulation.model().quantity(name).unit()));
    return simulation.model().name() + ", fitted to "
        + data.stream().map(Measured::toString).collect(Collectors.joining("; ")) + "\n  "
        + String.join("\n  ", lines) + "\n  chi2 " + Numbers.round(chiSquared, 4) + " of " + samples()
        + " values";
  }
}
