package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Text;
import org.homeostat.control.loop.CharacteristicRoots;
import org.homeostat.control.loop.LinearSystem;
import org.homeostat.control.loop.Linearization;
import org.homeostat.control.loop.TransferFunction;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.model.Part;
import org.homeostat.control.trouble.Trouble;

/**
 * One of two models at its stable rest, its loop opened if that is asked for, with its linear system from
 * named inputs to named outputs.
 */
record RestingSide(Model model, Map<String, Double> values, List<String> inputs, List<String> outputs,
    LinearSystem system) {
  private static final String ALL = "all values in the domain";

  static RestingSide of(Model given, Map<String, Double> point, List<String> inputs, List<String> outputs,
      Optional<String> cut) {
    Model put = given;
    for (Map.Entry<String, Double> parameter : point.entrySet()) {
      put = put.let(parameter.getKey(), parameter.getValue());
    }
    Linearization closed = Linearization.of(put).atRest();
    checkStable(closed);
    Map<String, Double> values = closed.values();
    Model model = put;
    List<String> from = new ArrayList<>(inputs);
    List<String> to = new ArrayList<>(outputs);
    if (cut.isPresent()) {
      String back = cut.get() + "_back";
      model = put.held(cut.get(), values.get(cut.get()))
          .with(Part.equations(back + " = " + Text.of(put.definition(cut.get()).orElseThrow())));
      from.add(cut.get());
      to.add(back);
    }
    Map<String, Double> states = new LinkedHashMap<>();
    model.states().forEach(state -> states.put(state, values.get(state)));
    Linearization linear = Linearization.of(model).at(states);
    return new RestingSide(model, linear.values(), from, to,
        linear.from(from.toArray(String[]::new)).to(to.toArray(String[]::new)).system());
  }

  private static void checkStable(Linearization closed) {
    Model model = closed.model();
    CharacteristicRoots roots = CharacteristicRoots.of(closed.loadOn(moving(model)).system());
    if (!roots.isStable()) {
      String unit = model.timeUnit().isDimensionless() ? "" : " /" + model.timeUnit();
      throw new ModelException(model.name(), "it rests where it is not stable: a mode grows by "
          + Numbers.round(roots.growth()) + unit + ", so that nothing stays near this operating point."
          + "\n    Choose another with at(parameter, value), or start the model nearer to a stable rest."
          + Trouble.THE_OPERATING_POINT_IS_UNSTABLE.more());
    }
  }

  private static String moving(Model model) {
    return IntStream.range(0, model.states().size()).filter(i -> !model.held()[i])
        .mapToObj(model.states()::get).findFirst().orElseThrow(() -> new ModelException(model.name(),
            "every state is held, so that nothing moves about a rest."));
  }

  double value(String quantity) {
    return values.get(quantity);
  }

  List<String> hidden() {
    return new HiddenModes(system).found();
  }

  /** The transfer functions in words, input by input; none with delays. */
  List<String> transfers() {
    return system.isDelayed() ? List.of() : outputs.stream().flatMap(output -> inputs.stream().map(input ->
        model.name() + ", " + input + " to " + output + ": "
            + TransferFunction.of(system.from(input).to(output)))).toList();
  }

  /**
   * Whether both are proved to be one system for all values, and so at every point. A parameter that stays
   * is the same in and out of a delay; one that is an input is not, so that with delays nothing is said.
   */
  boolean isProvedIdentical(RestingSide other) {
    return model.delayedQuantities().isEmpty() && other.model.delayedQuantities().isEmpty()
        && Equivalence.between(model, other.model).provedScope().filter(ALL::equals).isPresent();
  }

  /** Whether outputs rest alike and transfer functions are the same, exactly; empty where that is open. */
  Optional<Boolean> isSame(RestingSide other) {
    Optional<ExactPoint> mine = ExactPoint.near(model, values, inputs);
    Optional<ExactPoint> theirs = mine.isEmpty() ? Optional.empty()
        : ExactPoint.near(other.model, other.values, inputs);
    Optional<ExactTransfer> first = mine.flatMap(point -> point.transfer(outputs));
    Optional<ExactTransfer> second = theirs.flatMap(point -> point.transfer(outputs));
    if (first.isEmpty() || second.isEmpty() || outputs.stream().anyMatch(output ->
        mine.get().value(output).isEmpty() || theirs.get().value(output).isEmpty())) {
      return Optional.empty();
    }
    boolean rest = outputs.stream().allMatch(output ->
        mine.get().value(output).equals(theirs.get().value(output)));
    return Optional.of(rest && first.get().isSame(second.get()));
  }
}
