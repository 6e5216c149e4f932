package org.homeostat.control.framing;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.model.Model;

/**
 * A model at an equilibrium with exact rational coordinates, and its exact linearisation there: parameters
 * put to their decimals, some of them inputs. Empty where the coordinates are not rational, or where the
 * equations have slopes without an exact form.
 */
final class ExactPoint {

  /** A coordinate is tried as a fraction with a denominator up to this; whether it is one is proved. */
  private static final int LARGEST_DENOMINATOR = 1_000_000;

  /** How near a fraction must be to be tried, relative. */
  private static final double NEAR = 1e-9;

  private final Canonical proof = new Canonical();
  private final Model model;
  private final List<String> inputs;
  private final Map<String, BigFraction> point = new HashMap<>();
  private final Map<String, Past> pasts = new LinkedHashMap<>();
  private final Forms forms;

  /** A quantity so long ago, under a name of its own. */
  private record Past(String quantity, BigFraction lag, String name) {}

  private ExactPoint(Model model, Map<String, BigFraction> states, List<String> inputs) {
    this.model = model;
    this.inputs = inputs;
    point.putAll(states);
    model.parameters().forEach(name -> point.put(name, exact(model.value(name))));
    this.forms = new Forms(proof, model, BigFraction.ONE, this::quantity);
  }

  private Canonical.Form quantity(String name, Canonical.Form ago) {
    if (!model.states().contains(name) && !inputs.contains(name)) {
      if (!point.containsKey(name)) {
        throw new Forms.Beyond(name + " has no value at rest");
      }
      return proof.number(point.get(name));
    }
    if (ago.isZero()) {
      return proof.free(name);
    }
    BigFraction lag = ago.constant().orElseThrow(() -> new Forms.Beyond("a lag moves"));
    String own = name + " " + lag + " ago";
    pasts.put(own, new Past(name, lag, own));
    point.put(own, point.get(name));
    return proof.free(own);
  }

  private static BigFraction exact(double value) {
    return new Canonical().number(value).constant().orElseThrow();
  }

  /** The model at states that are near these; empty where it does not rest at rational ones, exactly. */
  static Optional<ExactPoint> near(Model model, Map<String, Double> rest, List<String> inputs) {
    Map<String, BigFraction> states = new HashMap<>();
    for (String state : model.states()) {
      Optional<BigFraction> value = fraction(rest.get(state));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      states.put(state, value.get());
    }
    try {
      ExactPoint exact = new ExactPoint(model, states, inputs);
      boolean rests = model.states().stream().allMatch(state -> exact.value(exact.forms.rate(state))
          .filter(rate -> rate.getNumerator().signum() == 0).isPresent());
      return rests ? Optional.of(exact) : Optional.empty();
    } catch (Forms.Beyond beyond) {
      return Optional.empty();
    }
  }

  private static Optional<BigFraction> fraction(double value) {
    double size = Math.max(1, Math.abs(value));
    try {
      BigFraction near = new BigFraction(value, NEAR * size, 100);
      return near.getDenominator().bitLength() <= 20
          && near.getDenominatorAsInt() <= LARGEST_DENOMINATOR ? Optional.of(near) : Optional.empty();
    } catch (MathIllegalStateException none) {
      return Optional.empty();
    }
  }

  private Optional<BigFraction> value(Canonical.Form form) {
    return Canonical.bounded(() -> form.at(name -> Optional.ofNullable(point.get(name))
        .orElseThrow(() -> new ArithmeticException(name + " has no exact value")))).flatMap(found -> found);
  }

  /** The exact value of a quantity; empty where it has none. */
  Optional<BigFraction> value(String quantity) {
    try {
      return value(forms.of(quantity));
    } catch (Forms.Beyond beyond) {
      return Optional.empty();
    }
  }

  /** The transfer matrix from the inputs to these quantities; empty where a slope has no exact value. */
  Optional<ExactTransfer> transfer(List<String> outputs) {
    try {
      List<Canonical.Form> rates = model.states().stream().map(forms::rate).toList();
      List<Canonical.Form> values = outputs.stream().map(forms::of).toList();
      return Optional.of(new ExactTransfer(slopes(rates, model.states()), slopes(rates, inputs),
          slopes(values, model.states()), slopes(values, inputs)));
    } catch (Forms.Beyond beyond) {
      return Optional.empty();
    }
  }

  private QuasiPolynomial[][] slopes(List<Canonical.Form> functions, List<String> by) {
    QuasiPolynomial[][] slopes = ExactTransfer.zeros(functions.size(), by.size());
    for (int i = 0; i < functions.size(); i++) {
      for (int j = 0; j < by.size(); j++) {
        slopes[i][j] = slope(functions.get(i), by.get(j));
      }
    }
    return slopes;
  }

  /** The slope by what a quantity is, and by what it was at each lag. */
  private QuasiPolynomial slope(Canonical.Form function, String quantity) {
    QuasiPolynomial sum = QuasiPolynomial.of(slopeBy(function, quantity), 0, BigFraction.ZERO);
    for (Past past : pasts.values()) {
      if (past.quantity().equals(quantity)) {
        sum = sum.plus(QuasiPolynomial.of(slopeBy(function, past.name()), 0, past.lag()));
      }
    }
    return sum;
  }

  private BigFraction slopeBy(Canonical.Form function, String name) {
    return Canonical.bounded(() -> function.derivative(name)).flatMap(found -> found).flatMap(this::value)
        .orElseThrow(() -> new Forms.Beyond("a slope has no exact value"));
  }
}
