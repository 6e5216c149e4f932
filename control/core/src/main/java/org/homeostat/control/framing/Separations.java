package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.unit.Time;
import org.homeostat.control.unit.Unit;

/** Interventions that a proof does not survive, in words, each with what the two models say of it. */
final class Separations {

  /** What is done to a quantity of both. */
  record Doing(String verb, String to, boolean instant, Act act) {

    private String said(String name, double value, Unit unit) {
      return verb + " " + name + " " + to + " " + Numbers.round(value)
          + (unit.isDimensionless() ? "" : " " + unit);
    }
  }

  private interface Act {
    Clause on(Clause when, String name, double value);
  }

  static final Doing SETTING = new Doing("setting", "to", false, Clause::set);
  static final Doing HOLDING = new Doing("holding", "at", false, Clause::hold);
  static final Doing INFUSING = new Doing("infusing", "at", false, Clause::infuse);
  static final Doing PUTTING = new Doing("putting", "at an instant to", true, Clause::set);

  /** What is 0, or nothing yet, is moved to this, and what is not by half of itself. */
  private static final double NUDGE = 0.1;

  /** What does nothing at the start may do something later: at this share of the run. */
  private static final double LATER = 0.25;

  private final Mapping mapping;
  private final Battery battery;
  private final Set<String> inMap;
  private final List<Separation> found = new ArrayList<>();

  Separations(Mapping mapping, Battery battery, Set<String> inMap) {
    this.mapping = mapping;
    this.battery = battery;
    this.inMap = inMap;
  }

  List<Separation> found() {
    return found;
  }

  /** Of what only one model has; a mapped one has a counterpart in the other. */
  void ofOne(Model owner, Model other, String name, boolean mapped) {
    ofOne(owner, other, name, counterpart(owner, other, name, mapped));
  }

  /** Of a parameter of one model that matters once it has been moved. */
  void ofRemembered(Model owner, Model other, String name) {
    ofOne(owner, other, name, ", which a delay remembers otherwise");
  }

  private void ofOne(Model owner, Model other, String name, String aside) {
    boolean parameter = owner.parameters().contains(name);
    Doing doing = parameter ? SETTING : HOLDING;
    double value = parameter ? moved(owner, name) : 0;
    String said = doing.said(name, value, owner.quantity(name).unit()) + " in " + owner.name() + aside;
    add(said, doing, owner, other, when -> doing.act().on(when, name, value), Optional.empty());
  }

  /** Of what both have, where the same is done to both. */
  void ofBoth(Doing doing, String name) {
    Model source = mapping.source();
    boolean rate = doing.equals(INFUSING);
    double value = rate ? moved(source, name) / battery.until().in(source.timeUnit()) : moved(source, name);
    double clock = rate ? mapping.clock().doubleValue() : 1;
    double theirs = value * mapping.factor(name).doubleValue() / clock;
    Unit unit = source.quantity(name).unit();
    String said = doing.said(name, value, rate ? unit.over(source.timeUnit()) : unit) + " in both"
        + (mapping.remembers() ? ", which a delay remembers otherwise in one of them" : "");
    add(said, doing, source, mapping.target(), when -> doing.act().on(when, name, value),
        Optional.of(when -> doing.act().on(when, name, theirs)));
  }

  /** Of a whole protocol that can be done to both. */
  void under(Protocol protocol, String why) {
    found.add(new Separation(protocol.name() + " (" + why + ")",
        new Experiments(mapping, battery).under(protocol)));
  }

  private static double moved(Model owner, String name) {
    double value = owner.evaluate(0, owner.start()).get(name);
    return value == 0 || !Double.isFinite(value) ? NUDGE : value * 1.5;
  }

  /** What would have to be done to the other model at the same time, where the map says so. */
  private String counterpart(Model owner, Model other, String name, boolean mapped) {
    if (mapped) {
      String theirs = counterpart(owner, name);
      return " alone (" + theirs + " of " + other.name() + (theirs.contains(", ")
          ? " are its counterparts and are left where they are)"
          : " is its counterpart and is left where it is)");
    }
    if (owner == mapping.source() && inMap.contains(name)) {
      return mapping.changesOfState().stream().findFirst()
          .map(change -> " (its counterpart in " + other.name() + " follows from " + change + ")").orElse("");
    }
    return "";
  }

  /** What the map makes of a name, or the names of which it is made. */
  private String counterpart(Model owner, String name) {
    return owner == mapping.target() && mapping.entries().containsKey(name)
        ? Text.of(mapping.entries().get(name))
        : mapping.entries().entrySet().stream()
            .filter(entry -> Names.of(entry.getValue()).contains(name)).map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
  }

  /** Notes an intervention with the first experiment in which it is seen: from the start on, or later. */
  private void add(String what, Doing doing, Model owner, Model other, UnaryOperator<Clause> mine,
      Optional<UnaryOperator<Clause>> theirs) {
    Experiments experiments = new Experiments(mapping, battery);
    Time length = battery.until();
    found.add(new Separation(what, Stream.of(0.0, LATER)
        .map(share -> new Time(length.value() * share, length.unit()))
        .map(time -> doing.instant() ? Protocol.at(time) : Protocol.after(time))
        .flatMap(when -> experiments.seen(owner, other, intervention(mine.apply(when)),
            theirs.map(act -> intervention(act.apply(when))).orElse(Protocol.none())).stream())
        .findFirst()));
  }

  private static Protocol intervention(Clause clause) {
    return Protocol.of("the intervention", clause);
  }
}
