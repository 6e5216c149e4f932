package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;

/**
 * The question whether two models, linearised at rest, are one system from named inputs to named outputs:
 * whether the outputs rest alike and the transfer functions are the same. What a controller's small signals
 * cannot tell apart has one linear behaviour, whatever it does farther from rest.
 *
 * <pre>{@code
 * LinearBehaviour.between(a, b).from("rhoFood").to("FM").result();
 * LinearBehaviour.between(a, b).from("rhoFood").to("FM").at("rhoFood", 4.07).result();
 * LinearBehaviour.between(a, b).opened("N").result();         // the loop gains at N
 * }</pre>
 *
 * <p>The operating point is the stable rest that the flow leads to from the start. Where both rest at exact
 * rational values and the slopes there are rational, transfer functions are compared exactly, delays too, as
 * quotients of sums of s^k e^(-s tau); identical models have one at every point. Else they are compared by
 * numbers, and the evidence is measured.
 */
public final class LinearBehaviour {
  private final Model a;
  private final Model b;
  private final List<String> inputs;
  private final List<String> outputs;
  private final Map<String, Double> point;
  private final Optional<String> cut;

  private LinearBehaviour(Model a, Model b, List<String> inputs, List<String> outputs,
      Map<String, Double> point, Optional<String> cut) {
    this.a = a;
    this.b = b;
    this.inputs = List.copyOf(inputs);
    this.outputs = List.copyOf(outputs);
    this.point = new LinkedHashMap<>(point);
    this.cut = cut;
    if (!a.timeUnit().isSame(b.timeUnit())) {
      throw new ModelException(both(), "the time is in " + a.timeUnit() + " and in " + b.timeUnit()
          + ". Declare both in one unit, so that their transfer functions are of one s.");
    }
  }

  /** Between two models; say {@link #from} what and {@link #to} what. */
  public static LinearBehaviour between(Model a, Model b) {
    return new LinearBehaviour(a, b, List.of(), List.of(), Map.of(), Optional.empty());
  }

  /** From these inputs, which may be parameters; both models have them. */
  public LinearBehaviour from(String... names) {
    check(names);
    return new LinearBehaviour(a, b, List.of(names), outputs, point, cut);
  }

  /** To these states or auxiliaries, which both models have. */
  public LinearBehaviour to(String... names) {
    check(names);
    return new LinearBehaviour(a, b, inputs, List.of(names), point, cut);
  }

  /** With another value of a parameter, or of an input with a default; both models rest there anew. */
  public LinearBehaviour at(String parameter, double value) {
    check(parameter);
    Map<String, Double> changed = new LinkedHashMap<>(point);
    changed.put(parameter, value);
    return new LinearBehaviour(a, b, inputs, outputs, changed, cut);
  }

  /**
   * With the loop opened at an auxiliary, or an input that an equation closes: it stays where it rests, is an
   * input, and what it would be is an output.
   */
  public LinearBehaviour opened(String name) {
    check(name);
    for (Model model : List.of(a, b)) {
      if (model.definition(name).isEmpty()) {
        throw new ModelException(model.name(), "'" + name + "' has no equation at which the loop could be"
            + " opened. Open it at an auxiliary: " + String.join(", ", model.auxiliaries()) + ".");
      }
    }
    return new LinearBehaviour(a, b, inputs, outputs, point, Optional.of(name));
  }

  private void check(String... names) {
    for (String name : names) {
      if (!a.quantity(name).unit().isSame(b.quantity(name).unit())) {
        throw new ModelException(both(), "'" + name + "' is in " + a.quantity(name).unit() + " and in "
            + b.quantity(name).unit() + ". Declare it in one unit.");
      }
    }
  }

  private String both() {
    return a.name() + " and " + b.name();
  }

  /** The comparison at the operating point. */
  public LinearAgreement result() {
    if (cut.isEmpty() && (inputs.isEmpty() || outputs.isEmpty())) {
      throw new IllegalArgumentException("say from which inputs and to which outputs, or where the loop is"
          + " opened: between(a, b).from(\"load\").to(\"y\"), or .opened(\"u\").");
    }
    RestingSide first = RestingSide.of(a, point, inputs, outputs, cut);
    RestingSide second = RestingSide.of(b, point, inputs, outputs, cut);
    List<LinearAgreement.Rest> rests = first.outputs().stream().map(name -> new LinearAgreement.Rest(name,
        first.model().quantity(name).unit(), first.value(name), second.value(name))).toList();
    List<String> hidden = new ArrayList<>();
    first.hidden().forEach(mode -> hidden.add("a mode of " + a.name() + " cancels: " + mode));
    second.hidden().forEach(mode -> hidden.add("a mode of " + b.name() + " cancels: " + mode));
    List<String> transfers = new ArrayList<>(first.transfers());
    transfers.addAll(second.transfers());
    Optional<Boolean> exact = first.isProvedIdentical(second) ? Optional.of(true) : first.isSame(second);
    if (exact.orElse(false)) {
      return new LinearAgreement(a.name(), b.name(), where(), way(first), rests, true, Evidence.PROOF, 0,
          Optional.empty(), "", hidden, transfers, Optional.empty());
    }
    Responses responses = new Responses(first.system(), second.system());
    boolean measured =
        responses.isSame() && rests.stream().allMatch(rest -> rest.relative() < Responses.SAME);
    return new LinearAgreement(a.name(), b.name(), where(), way(first), rests, exact.orElse(measured),
        exact.isPresent() ? Evidence.PROOF : Evidence.MEASURED, responses.difference(), responses.nuGap(),
        responses.noGap(), hidden, transfers,
        exact.isPresent() ? new LinearWitness(first, second).found() : Optional.empty());
  }

  private String where() {
    return point.isEmpty() ? ", at rest" : ", at rest with " + point.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + Numbers.show(entry.getValue()))
        .collect(Collectors.joining(", "));
  }

  private String way(RestingSide side) {
    return "from " + String.join(", ", side.inputs()) + " to " + String.join(", ", side.outputs())
        + cut.map(name -> ", opened at " + name).orElse("");
  }

  /** The comparisons at several values of a parameter, each model resting anew at each. */
  public LinearSweep sweep(String parameter, double... values) {
    check(parameter);
    return new LinearSweep(parameter, a.quantity(parameter).unit(), values,
        Arrays.stream(values).mapToObj(value -> at(parameter, value).result()).toList());
  }

  /**
   * Proved or refuted where the comparison is exact, and where a difference is seen at rest or after a unit
   * step of an input; else undecided, with what was measured.
   */
  public Verdict verdict() {
    LinearAgreement result = result();
    String statement = both() + (result.holds() ? " have one linear behaviour " : " differ in their linear"
        + " behaviour ") + result.detail() + ".";
    Account account = new Account(a.name(), b.name(), Relation.LINEAR, "these values", statement,
        List.of("signals are small enough for the linear equations to hold"), List.of(), List.of(),
        List.of(result.finding()), OptionalDouble.empty());
    return result.evidence() == Evidence.PROOF && result.holds() ? new Verdict.Proved(account)
        : result.seen().<Verdict>map(shown -> new Verdict.Refuted(account, shown))
            .orElseGet(() -> new Verdict.Undecided(account));
  }
}
