package org.homeostat.control.identify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hipparchus.FieldElement;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.model.Model;

/**
 * The rank of the slopes of the outputs' power series, at random values of the unknowns and of the starts.
 *
 * <p>With states and unknowns together counted as N, coefficients up to order N - 1 span all later ones, so
 * that N of them decide. For rational equations this is done modulo a prime: a full rank is certain, and a
 * deficient one is wrong only if random points happen on zeros of a determinant, each with a chance of its
 * degree in 2^61. For others it is done with 100 digits.
 *
 * @param exact whether it was done modulo a prime
 * @param directions what cannot be told, at the declared values of the unknowns
 * @param hereToo whether the rank at the declared values is the one at random values
 * @param weakest the smallest pivot that was taken with 100 digits
 * @see "Sedoglavic A: A probabilistic algorithm to test local algebraic observability in polynomial time,
 *     Journal of Symbolic Computation 33 (2002) 735-755, doi 10.1006/jsco.2002.0532"
 */
record SeriesRank(
    int rank, boolean exact, int orders, List<Direction> directions, boolean hereToo, double weakest) {

  private static final long SEED = 20260101;
  private static final int POINTS = 3;
  private static final int DIGITS = 100;
  /** What is left of a zero after all cancellation of 100 digits lies far below, and every pivot above. */
  private static final double ZERO = 1e-45;
  private static final int GRAIN = 1000;

  static SeriesRank of(Model model, List<String> measured, List<String> unknowns) {
    int orders = model.states().size() + unknowns.size() + (model.program().dependsOnTime() ? 1 : 0);
    SplittableRandom random = new SplittableRandom(SEED);
    List<Map<String, BigFraction>> near = new ArrayList<>();
    for (int i = 0; i < POINTS; i++) {
      near.add(near(model, unknowns, random, true));
    }
    Scalars<Dfp> decimals = Scalars.real(new DfpField(DIGITS));
    boolean exact = true;
    int rank = 0;
    double weakest = 1;
    try {
      for (int i = 0; i < POINTS; i++) {
        Map<String, BigFraction> point = new HashMap<>();
        near.get(i).keySet().forEach(name -> point.put(name, new BigFraction(1 + random.nextLong(1L << 60))));
        rank = Math.max(rank, Echelon.of(Scalars.modular(),
            new Expansion<>(model, Scalars.modular(), unknowns, point).slopes(measured, orders), 0,
            unknowns.size()).rank());
      }
    } catch (Scalars.NotExact notRational) {
      exact = false;
      for (Map<String, BigFraction> point : near) {
        Echelon<Dfp> form = decimal(decimals, model, measured, unknowns, point, orders);
        rank = Math.max(rank, form.rank());
        weakest = form.rank() == 0 ? weakest : Math.min(weakest, form.pivots().get(form.rank() - 1));
      }
    }
    if (rank == unknowns.size()) {
      return new SeriesRank(rank, exact, orders, List.of(), true, weakest);
    }
    Map<String, BigFraction> declared = near(model, unknowns, random, false);
    Echelon<Dfp> here = decimal(decimals, model, measured, unknowns, declared, orders);
    boolean hereToo = here.rank() == rank;
    Map<String, BigFraction> shown = hereToo ? declared : near.get(0);
    Echelon<Dfp> form = hereToo ? here : decimal(decimals, model, measured, unknowns, shown, orders);
    return new SeriesRank(rank, exact, orders, directions(form, unknowns, shown), hereToo, weakest);
  }

  private static Echelon<Dfp> decimal(Scalars<Dfp> decimals, Model model, List<String> measured,
      List<String> unknowns, Map<String, BigFraction> point, int orders) {
    Dfp[][] rows = new Expansion<>(model, decimals, unknowns, point).slopes(measured, orders);
    for (Dfp[] row : rows) {
      for (int j = 0; j < row.length; j++) {
        row[j] = row[j].multiply(size(decimals, point.get(unknowns.get(j))));
      }
      scale(decimals, row);
    }
    return Echelon.of(decimals, rows, ZERO, unknowns.size());
  }

  private static <T extends FieldElement<T>> T size(Scalars<T> scalars, BigFraction value) {
    return scalars.of(value.getNumerator().signum() == 0 ? BigFraction.ONE : value);
  }

  private static void scale(Scalars<Dfp> decimals, Dfp[] row) {
    Dfp largest = decimals.field().getZero();
    for (Dfp entry : row) {
      if (entry.isNaN() || entry.isInfinite()) {
        throw new Scalars.NotExact("a formula that has no value near the declared values");
      }
      largest = entry.abs().greaterThan(largest) ? entry.abs() : largest;
    }
    for (int j = 0; j < row.length && !largest.isZero(); j++) {
      row[j] = row[j].divide(largest);
    }
  }

  private static List<Direction> directions(
      Echelon<Dfp> form, List<String> unknowns, Map<String, BigFraction> point) {
    double[] sizes = unknowns.stream().mapToDouble(name -> point.get(name).doubleValue())
        .map(value -> value == 0 ? 1 : Math.abs(value)).toArray();
    double[] signs = unknowns.stream().mapToDouble(name -> point.get(name).doubleValue())
        .map(value -> value < 0 ? -1 : 1).toArray();
    List<Direction> directions = new ArrayList<>();
    for (List<Dfp> vector : form.kernel()) {
      double[] shares = vector.stream().mapToDouble(Dfp::toDouble).toArray();
      for (int j = 0; j < shares.length; j++) {
        shares[j] *= signs[j];
      }
      directions.add(Direction.of(unknowns, shares, sizes));
    }
    return directions;
  }

  /** The declared values, and starts near the declared ones; the unknowns too near them or at them. */
  private static Map<String, BigFraction> near(
      Model model, List<String> unknowns, SplittableRandom random, boolean moved) {
    Map<String, BigFraction> point = new HashMap<>();
    double[] start = model.start();
    for (int i = 0; i < start.length; i++) {
      point.put(model.states().get(i), moved(Expansion.exact(start[i]), random));
    }
    for (String name : unknowns) {
      if (!model.states().contains(name)) {
        BigFraction value = Expansion.exact(model.value(name));
        point.put(name, moved ? moved(value, random) : value);
      }
    }
    point.put("t", new BigFraction(1 + random.nextInt(GRAIN), GRAIN));
    return point;
  }

  /** Up to a fifth more or less; of 0, something up to a fifth. */
  private static BigFraction moved(BigFraction value, SplittableRandom random) {
    BigFraction share = new BigFraction(random.nextInt(-GRAIN, GRAIN) * 2 + 1, 10 * GRAIN + 1);
    return value.getNumerator().signum() == 0 ? share.abs() : value.multiply(share.add(1));
  }
}
