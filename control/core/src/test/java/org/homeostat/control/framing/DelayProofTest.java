package org.homeostat.control.framing;

import static org.homeostat.control.model.Part.all;
import static org.homeostat.control.model.Part.auxiliary;
import static org.homeostat.control.model.Part.equations;
import static org.homeostat.control.model.Part.parameter;
import static org.homeostat.control.model.Part.state;
import static org.homeostat.control.model.Part.time;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;
import org.junit.jupiter.api.Test;

/** What is proved of delays, and what somebody tried to have proved and is not the same. */
class DelayProofTest {
  private static final Optional<String> EVERYWHERE = Optional.of("all values in the domain");
  private static final Optional<String> HERE = Optional.of("these values");
  private static final Optional<String> NOT = Optional.empty();
  private static final String Y = "\ndy/dt = -b*y";

  private static Optional<String> scope(Model a, Model b, String... map) {
    Optional<String> scope = Equivalence.between(a, b).given(map).provedScope();
    assertEquals(scope.isPresent(), Equivalence.between(b, a).given(map).provedScope().isPresent(),
        "it does not matter which is named first");
    return scope;
  }

  private static Model model(String name, String text, Part... more) {
    return LateLoops.of(name, text + (text.contains("dy/dt") ? "" : Y), more);
  }

  private static Optional<String> scope(String a, String b) {
    return scope(model("a", a), model("b", b));
  }

  @Test
  void theTwoFramingsOfADelayedLawAreOneSystem() {
    assertEquals(EVERYWHERE, scope(LateLoops.setpoint(), LateLoops.feedback()));
  }

  @Test
  void whatAQuantityWasFollowsFromItsEquation() {
    assertEquals(EVERYWHERE, scope("u = a*x + b*y\ndx/dt = -delay(u, p)",
        "dx/dt = -a*delay(x, p) - b*delay(y, p)"));
    assertEquals(EVERYWHERE, scope("u = x*y/(a + x)\ndx/dt = -delay(u, p)",
        "dx/dt = -delay(x, p)*delay(y, p)/(a + delay(x, p))"));
    assertEquals(EVERYWHERE, scope("u = exp(-x)*pos(y - a)\ndx/dt = -delay(u, p)",
        "dx/dt = -exp(-delay(x, p))*pos(delay(y, p) - a)"));
  }

  @Test
  void lagsOneAfterAnotherAddUp() {
    assertEquals(EVERYWHERE, scope("u = delay(x, p)\nw = a*u\ndx/dt = -delay(w, q)",
        "dx/dt = -a*delay(x, q + p)"));
    assertEquals(EVERYWHERE, scope("u = delay(x, p)\nw = delay(u, p)\nz = delay(w, p)\ndx/dt = -z",
        "dx/dt = -delay(x, 3*p)"));
    assertEquals(NOT, scope("u = delay(x, p)\ndx/dt = -a*delay(u, q)", "dx/dt = -a*delay(x, q*p)"));
  }

  @Test
  void aLagThatMovesIsTakenAsItWasThen() {
    assertEquals(EVERYWHERE, scope("u = delay(x, p*y)\ndx/dt = -delay(u, q)",
        "dx/dt = -delay(x, q + p*delay(y, q))"));
    assertEquals(NOT, scope("u = delay(x, p*y)\ndx/dt = -delay(u, q)", "dx/dt = -delay(x, q + p*y)"));
    assertEquals(EVERYWHERE, scope("dx/dt = -delay(x, p*y + p*y)", "dx/dt = -delay(x, 2*p*y)"));
    assertEquals(NOT, scope("dx/dt = -delay(x, p*y)", "dx/dt = -delay(x, p*x)"));
  }

  @Test
  void theTimeInADelayedQuantityIsTheTimeThen() {
    assertEquals(EVERYWHERE, scope("u = t*x\ndx/dt = -delay(u, p)", "dx/dt = -(t - p)*delay(x, p)"));
    assertEquals(NOT, scope("u = t*x\ndx/dt = -delay(u, p)", "dx/dt = -t*delay(x, p)"));
    assertEquals(EVERYWHERE, scope("u = delay(x, t/2)\ndx/dt = -delay(u, p)",
        "dx/dt = -delay(x, (t + p)/2)"));
  }

  @Test
  void whatDoesNotMoveHasNoPast() {
    assertEquals(EVERYWHERE, scope("dx/dt = -delay(a, p)*x", "dx/dt = -a*x"));
    assertEquals(EVERYWHERE, scope("dx/dt = -delay(x, 0)*a", "dx/dt = -a*x"));
    assertEquals(EVERYWHERE, scope("dx/dt = -delay(x, p - p)*a", "dx/dt = -a*x"));
  }

  @Test
  void anotherLagIsAnotherSystem() {
    assertEquals(NOT, scope("dx/dt = -delay(x, p)", "dx/dt = -delay(x, q)"));
    assertEquals(NOT, scope("dx/dt = -delay(x, p)", "dx/dt = -x"));
    assertEquals(NOT, scope("dx/dt = -delay(x, 0.25)", "dx/dt = -delay(x, 0.2500001)"));
    Model late = model("a", "dx/dt = -delay(x, p)");
    assertEquals(NOT, scope(late, late.named("b").let("p", 0)));
    assertEquals(EVERYWHERE, scope(model("a", "dx/dt = -delay(x, s)", parameter("s", 0, "1", "a lag")),
        model("b", "dx/dt = -x")), "with s = 0");
    assertEquals(HERE, scope(model("a", "dx/dt = -delay(x, p)"), model("b", "dx/dt = -delay(x, 0.25)")));
  }

  @Test
  void aParameterThatOnlyOneOfTheTwoReadsCountsThere() {
    Model numbered = model("numbered", "dx/dt = -delay(x, 0.25)");
    Model named = model("named", "dx/dt = -delay(x, p)");
    assertEquals(HERE, scope(numbered, named));
    assertEquals(NOT, scope(numbered, named.let("p", 0.75)));
  }

  @Test
  void anotherQuantityIsAnotherSystem() {
    assertEquals(NOT, scope("dx/dt = -delay(x, p)", "dx/dt = -delay(y, p)"));
    assertEquals(NOT, scope("u = a*x\ndx/dt = -delay(u, p)", "dx/dt = -delay(x, p)"));
  }

  @Test
  void aProductOfPiecesWithDifferentLagsIsNotAProductDelayed() {
    assertEquals(NOT, scope("u = x*y\ndx/dt = -delay(u, p)", "dx/dt = -delay(x, p)*delay(y, q)"));
    assertEquals(NOT, scope("u = x*y\ndx/dt = -delay(u, p)", "dx/dt = -delay(x, p)*y"));
    assertEquals(NOT, scope("u = x*x\ndx/dt = -delay(u, p)", "dx/dt = -x*delay(x, p)"));
  }

  @Test
  void whatWasCannotBeReadOffWhatIsByAMap() {
    Model a = model("a", "u = delay(x, p)\ndx/dt = -u");
    Model b = model("b", "du/dt = -a*u", state("u", 1.5, "1", "a state"));
    assertEquals(NOT, scope(a, b));
    Model c = model("c", "dv/dt = -delay(v, p)", state("v", 1.5, "1", "a state"));
    assertEquals(NOT, scope(model("a", "dx/dt = -delay(x, p)"), c, "v = delay(x, p)"));
  }

  @Test
  void renamedStatesNeedAMapAndHaveIt() {
    Model a = model("a", "dx/dt = -a*delay(x, p)*y");
    Model b = model("b", "dz/dt = -a*delay(z, p)*y", state("z", 1.5, "1", "a state").nonNegative());
    assertEquals(NOT, scope(a, b));
    assertEquals(EVERYWHERE, scope(a, b, "z = x"));
    Model doubled = model("b", "dz/dt = -a*delay(z, p)*y", state("z", 3, "1", "a state").nonNegative());
    assertEquals(EVERYWHERE, scope(a, doubled, "z = 2*x"));
    assertEquals(NOT, scope(a, doubled, "z = x"));
  }

  @Test
  void anErrorAsAStateIsTheLevelUnderItsMap() {
    Model level = late("level", "dy/dt = -a*delay(y, p)", state("y", 2, "1", "level"));
    Model error = late("error", "y = r - e\nde/dt = a*delay(y, p)", state("e", "r - 2", "1", "error"),
        parameter("r", 3, "1", "reference"));
    assertEquals(EVERYWHERE, scope(level, error));
    Model later = late("error", "y = r - e\nde/dt = a*delay(y, q)", state("e", "r - 2", "1", "error"),
        parameter("r", 3, "1", "reference"));
    assertEquals(NOT, scope(level, later));
  }

  private static Model late(String name, String text, Part... parts) {
    return Model.of(name, all(Stream.concat(
        Stream.of(parts), Stream.of(
            time("1"), parameter("a", 0.5, "1", "a number"),
            parameter("p", 0.25, "1", "a lag"), parameter("q", 0.5, "1", "a lag"),
            equations(text))).toList()));
  }

  @Test
  void historiesMustCorrespondToo() {
    String text = "dy/dt = -a*delay(y, p)";
    Model constant = late("constant", text, state("y", 1, "1", "level"));
    Model waving = late("waving", text, state("y", 1, "1", "level").before("cos(a*t)"));
    Model same = late("same", text, state("y", 1, "1", "level").before("cos(t*a)"));
    Model other = late("other", text, state("y", 1, "1", "level").before("cos(2*a*t)"));
    Model numbered = late("numbered", text, state("y", 1, "1", "level").before("1 + t"));
    assertEquals(EVERYWHERE, scope(waving, same));
    assertEquals(NOT, scope(constant, waving));
    assertEquals(NOT, scope(waving, other));
    assertEquals(NOT, scope(waving, numbered));
    Model flat = late("flat", text, state("y", 1, "1", "level").before("1"));
    assertEquals(EVERYWHERE, scope(constant, flat));
    Model half = late("half", text, state("y", 1, "1", "level").before("1 + (a - 0.5)*t"));
    assertEquals(HERE, scope(constant, half));
    assertEquals(NOT, scope(constant, half.let("a", 0.75)));
    Model prompt = late("prompt", "dy/dt = -a*y", state("y", 1, "1", "level").before("1 + t"));
    assertEquals(EVERYWHERE, scope(prompt, late("b", "dy/dt = -a*y", state("y", 1, "1", "level"))),
        "a past that nothing reads does not count");
  }

  @Test
  void anAuxiliaryWithAHistoryIsKnownByNameAndHistory() {
    String text = "u = a*x\ndx/dt = -delay(u, p)" + Y;
    Model following = model("following", text);
    Model silent = model("silent", text, auxiliary("u", "1", "signal").before("0"));
    Model quiet = model("quiet", "u = x/(1/a)\ndx/dt = -delay(u, p)",
        auxiliary("u", "1", "signal").before("t - t"));
    Model loud = model("loud", text, auxiliary("u", "1", "signal").before("1"));
    Model eliminated = model("eliminated", "dx/dt = -a*delay(x, p)");
    assertEquals(EVERYWHERE, scope(following, eliminated));
    assertEquals(EVERYWHERE, scope(silent, quiet));
    assertEquals(NOT, scope(silent, following));
    assertEquals(NOT, scope(silent, eliminated));
    assertEquals(NOT, scope(silent, loud));
  }

  @Test
  void whatFollowsFromItsOwnPastIsProvedByItsNameAlone() {
    String text = "u = a*delay(u, p) + x\ndx/dt = -u";
    Part signal = auxiliary("u", "1", "signal").before("0");
    Model circle = model("a", text, signal);
    assertEquals(EVERYWHERE, scope(circle, model("b", "u = x + delay(u, p)*a\ndx/dt = -u", signal)));
    assertEquals(NOT, scope(circle, model("b", "u = x + delay(u, q)*a\ndx/dt = -u", signal)));
    assertEquals(NOT, scope(circle,
        model("b", "w = a*delay(w, p) + x\ndx/dt = -w", auxiliary("w", "1", "signal").before("0"))));
  }

  @Test
  void aHistoryIsCarriedThroughTheMap() {
    Model level = late("level", "dy/dt = -a*delay(y, p)", state("y", 2, "1", "level").before("2 - t"));
    Part r = parameter("r", 3, "1", "reference");
    String error = "y = r - e\nde/dt = a*delay(y, p)";
    assertEquals(EVERYWHERE, scope(level,
        late("error", error, r, state("e", "r - 2", "1", "error").before("r - 2 + t"))));
    assertEquals(NOT, scope(level,
        late("error", error, r, state("e", "r - 2", "1", "error").before("r - 2 - t"))));
    assertEquals(NOT, scope(level, late("error", error, r, state("e", "r - 2", "1", "error"))));
  }

  @Test
  void anotherUnitOfTimeCountsInLagsAndHistories() {
    Model days = Model.of("days", time("d"),
        state("y", 2, "g", "level").before("y0 + t*w"), parameter("k", 12, "1/d", "rate"),
        parameter("y0", 2, "g", "level"),
        parameter("w", 24, "g/d", "slope"), parameter("D", 1, "d", "lag"),
        equations("dy/dt = -k*delay(y, D)"));
    Model hours = Model.of("hours", time("h"),
        state("y", 2, "g", "level").before("y0 + t*w"), parameter("k", 0.5, "1/h", "rate"),
        parameter("y0", 2, "g", "level"),
        parameter("w", 1, "g/h", "slope"), parameter("D", 24, "h", "lag"),
        equations("dy/dt = -k*delay(y, D)"));
    assertEquals(EVERYWHERE, scope(days, hours));
    assertEquals(NOT, scope(days, hours.let("D", 1)));
    assertEquals(EVERYWHERE, scope(days.let("w", 0.1), hours.let("w", 0.1 / 24)), "conversion rounds");
    assertEquals(NOT, scope(days.let("w", 0.1), hours.let("w", 0.1)));
  }
}
