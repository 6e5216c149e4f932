package org.homeostat.control.lumping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.model.ModelException;

/**
 * The smallest space of linear combinations of states that determines given functions and is closed: mapped
 * into itself by the Jacobian at every point. It grows from the gradients of the functions at points with
 * exact coordinates, each of which it must hold, until the whole is shown to be closed by exact algebra.
 *
 * @see <a href="https://doi.org/10.1093/bioinformatics/btab010">Ovchinnikov, Perez Verona, Pogudin,
 *     Tribastone, CLUE: exact maximal reduction of kinetic models by constrained lumping of differential
 *     equations, Bioinformatics 37 (2021) 1732-1738</a>
 */
final class Constrained {
  private static final int MOST_POINTS = 40;
  private static final int LARGEST_COORDINATE = 60;
  private static final long SEED = 20_210_211;

  private final Field field;
  private final List<Fractions> functions;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final List<List<Fractions>> jacobian = new ArrayList<>();
  private final List<List<Fractions>> gradients = new ArrayList<>();

  Constrained(Field field, List<Fractions> functions) {
    this.field = field;
    this.functions = functions;
    field.states().forEach(state -> jacobian.add(gradient("d" + state + "/dt", field.rate(state))));
    functions.forEach(function -> gradients.add(gradient("what is to be kept", function)));
  }

  private List<Fractions> gradient(String what, Fractions function) {
    return field.states().stream().map(state -> field.slope(function, state).orElseThrow(() ->
        new ModelException(field.model().name(), "the slope of " + what + " along " + state + " has no exact"
            + " form here. Linear combinations are sought where it has one: in rational equations.")))
        .toList();
  }

  /** The space, in echelon form; all states where nothing smaller is closed. */
  Rows smallest() {
    int n = field.states().size();
    Rows space = new Rows(n);
    List<BigFraction[][]> samples = new ArrayList<>();
    for (int tried = 0; tried < MOST_POINTS; tried++) {
      Map<String, BigFraction> point = new HashMap<>();
      Optional<BigFraction[][]> sample = at(jacobian, point);
      Optional<BigFraction[][]> rows = at(gradients, point);
      if (sample.isPresent() && rows.isPresent()) {
        samples.add(sample.get());
        List.of(rows.get()).forEach(space::add);
        close(space, samples);
        if (space.size() == n || isClosed(field, space, functions)) {
          return space;
        }
      }
    }
    throw new ModelException(field.model().name(), "no closed set of linear combinations was found: a divisor"
        + " vanished at nearly every point that was tried.");
  }

  private Optional<BigFraction[][]> at(List<List<Fractions>> forms, Map<String, BigFraction> point) {
    BigFraction[][] values = new BigFraction[forms.size()][field.states().size()];
    for (int i = 0; i < values.length; i++) {
      for (int j = 0; j < values[i].length; j++) {
        Optional<BigFraction> value = forms.get(i).get(j).at(name -> point.computeIfAbsent(name,
            fresh -> new BigFraction(random.nextInt(1, LARGEST_COORDINATE))));
        if (value.isEmpty()) {
          return Optional.empty();
        }
        values[i][j] = value.get();
      }
    }
    return Optional.of(values);
  }

  private static void close(Rows space, List<BigFraction[][]> samples) {
    int before;
    do {
      before = space.size();
      for (BigFraction[] row : space.echelon()) {
        samples.forEach(sample -> space.add(Rows.times(row, sample)));
      }
    } while (space.size() > before);
  }

  /** Whether the derivatives of the combinations, and the functions, follow from the combinations alone. */
  static boolean isClosed(Field field, Rows space, List<Fractions> functions) {
    List<BigFraction[]> kernel = space.kernel();
    List<Fractions> all = new ArrayList<>(functions);
    space.echelon().forEach(row -> all.add(field.rate(Basis.combination(field, row))));
    return all.stream().allMatch(function ->
        kernel.stream().allMatch(direction -> field.isConstantAlong(function, direction)));
  }
}
