package org.homeostat.control.defence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import org.homeostat.control.analysis.Branch;
import org.homeostat.control.analysis.BranchPoint;
import org.homeostat.control.analysis.ConservedTotal;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.analysis.EquilibriumSearch;
import org.homeostat.control.analysis.RateForms;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Piece;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;

/**
 * Whether the rest of an output returns exactly, whatever a load that stays: robust perfect adaptation. It is
 * decided exactly: with the load d and the output y,
 *
 * <pre>
 * dy/dd at rest = 0 identically   if and only if   det | J b; c d | = 0 at all rests
 * </pre>
 *
 * <p>which is shown where that determinant, an exact canonical form, vanishes everywhere, or is a multiple of
 * a rate, which vanishes at every rest; or where a {@link HiddenIntegrator} is found. A slope that is zero at
 * the operating point only is <em>infinitesimal homeostasis</em>, not adaptation.
 *
 * <p>Where the equations have limits ({@code pos}, {@code min}, {@code if} ...) and that is not shown, it is
 * asked of the {@link Piece} that is in force at the operating point; what is shown then holds as long as its
 * {@link #limits} do, and says so.
 *
 * <p>What returns is the output named here, the sensed quantity, not what it is a measure of.
 */
public final class Adaptation {

  /** What was found. */
  public enum Kind {
    /** The output returns exactly, along the whole branch of rests; proved. */
    PERFECT("returns exactly"),
    /** The same as far as the {@link #limits} hold, which say which piece of the equations is in force. */
    WITHIN_LIMITS("returns exactly within limits"),
    /** The slope vanishes at the operating point, and not beside it; measured. */
    AT_THIS_POINT("returns to first order at this operating point only (infinitesimal homeostasis)"),
    /** The slope does not vanish; measured. */
    NONE("does not return"),
    /** The slopes at the operating point have no inverse, and no rest was seen to move. */
    SINGULAR("is not decided: at this operating point the slopes have no inverse, and tell nothing"),
    /** The load does not act on the output at all; proved. */
    NOT_REACHED("is not reached by the load, so that there is nothing to adapt to"),
    /** The slope vanishes as far as can be seen, and that is not proved. */
    UNDECIDED("seems to return, which is not proved: undecided");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** In words, of the output. */
    public String text() {
      return text;
    }
  }

  /** An output that moves less than this beside the state that moves most stands still. */
  private static final double STILL = 1e-9;

  private final Model model;
  private final String output;
  private final Load load;
  private final Equilibrium point;
  private final OptionalDouble slope;
  private final Proof proof;
  private final Kind kind;
  private final Beside beside;

  private Adaptation(Equilibrium point, String output, Load load) {
    this.model = point.model();
    this.output = output;
    this.load = load;
    this.point = point;
    Model loaded = load.model();
    beside = new Beside(point, output, load);
    RestShift here = new RestShift(loaded, output, load.name(), point.state(), totals(loaded));
    RestShift shift =
        beside.sides().stream().max(Comparator.comparingDouble(RestShift::size)).orElse(here);
    slope = shift.value();
    boolean still = shift.isRegular() && shift.isStill(STILL);
    proof = still ? proof() : Proof.NONE;
    kind = !proof.reached ? Kind.NOT_REACHED
        : proof.found() ? (proof.limits.isEmpty() ? Kind.PERFECT : Kind.WITHIN_LIMITS)
        : !shift.isRegular() ? singular() : !still ? Kind.NONE
        : isSteepBeside() ? Kind.AT_THIS_POINT : Kind.UNDECIDED;
  }

  /**
   * What exact algebra says.
   *
   * @param reached whether the load acts on the output; true in doubt
   * @param apart the names that must not be zero for the determinant to vanish, if it does
   * @param forAllValues whether the parameters stood for all their values
   * @param limits as far as which it goes; everywhere, without any
   */
  private record Proof(boolean reached, Optional<Set<String>> apart, Optional<HiddenIntegrator> integrator,
      boolean forAllValues, List<Piece.Limit> limits) {
    static final Proof NONE = new Proof(true, Optional.empty(), Optional.empty(), false, List.of());

    boolean found() {
      return apart.isPresent() || integrator.isPresent();
    }

    /** What an integrator proves needs no determinant, nor the limits of that. */
    Proof within(List<Piece.Limit> those) {
      return new Proof(reached, integrator.isPresent() ? Optional.empty() : apart, integrator, forAllValues,
          those);
    }
  }

  /**
   * Of the piece of the equations that is in force at the operating point, where that shows an integrator,
   * which may be one wherever the output itself meets no limit; else everywhere; else of the piece.
   */
  private Proof proof() {
    Model loaded = load.model();
    Piece piece = Piece.at(loaded.program(), loaded.evaluate(0, point.state())::get);
    if (piece.limits().isEmpty()) {
      return everywhere();
    }
    Proof general = proof(RateForms.of(loaded, piece), true);
    Proof local = general.found() ? general
        : proof(RateForms.at(loaded, piece, Set.of(load.name())), false);
    if (local.integrator.isPresent()) {
      return local.within(isEverywhere(local) ? piece.limitsOf(List.of(new Expr.Name(output)))
          : limits(piece, local));
    }
    Proof everywhere = everywhere();
    return everywhere.found() || !everywhere.reached || !local.found() ? everywhere
        : local.within(limits(piece, local));
  }

  private Proof everywhere() {
    Proof symbolic = proof(RateForms.of(load.model()), true);
    return symbolic.found() || !symbolic.reached ? symbolic
        : proof(RateForms.at(load.model(), Set.of(load.name())), false);
  }

  /** Whether the integrator of a piece is one whichever piece is in force. */
  private boolean isEverywhere(Proof local) {
    return (local.forAllValues ? RateForms.of(load.model())
            : RateForms.at(load.model(), Set.of(load.name()))).flatMap(this::slopes)
        .map(exact -> new IntegratorSearch(exact, point, output).confirms(local.integrator.orElseThrow()))
        .orElse(false);
  }

  /** The limits that a proof depends on: an integrator and what it holds need no others. */
  private List<Piece.Limit> limits(Piece piece, Proof proof) {
    List<Expr> used = new ArrayList<>(List.of(new Expr.Name(output)));
    List<String> states = load.model().states();
    states.stream().filter(state -> proof.integrator.map(one ->
            one.weights().containsKey(state) || one.logarithmic().containsKey(state)).orElse(true))
        .forEach(state -> used.add(piece.program().results().get(states.indexOf(state))));
    return piece.limitsOf(used);
  }

  private Proof proof(Optional<RateForms> forms, boolean forAllValues) {
    Optional<ExactSlopes> exact = forms.flatMap(this::slopes);
    if (exact.isEmpty()) {
      return Proof.NONE;
    }
    if (!exact.get().isReached()) {
      return new Proof(false, Optional.empty(), Optional.empty(), forAllValues, List.of());
    }
    Optional<Set<String>> apart = exact.filter(ExactSlopes::isContinuous)
        .flatMap(slopes -> slopes.vanishing(totals(load.model()))).filter(this::isAway);
    return new Proof(true, apart, new IntegratorSearch(exact.get(), point, output).found(), forAllValues,
        List.of());
  }

  /**
   * The adaptation of an output to a load on a state's derivative, on an input, or by a parameter, at the
   * rest that the start leads to.
   */
  public static Adaptation of(Model model, String output, String load) {
    Equilibrium rest = Equilibrium.reachedFrom(model, model.start())
        .orElseGet(() -> EquilibriumSearch.in(model).orThrow().get(0));
    return of(rest, output, load);
  }

  /** The same at an equilibrium. */
  public static Adaptation of(Equilibrium point, String output, String load) {
    Model model = point.model();
    if (model.parameters().contains(model.quantity(output).name())) {
      throw new ModelException(model.name(), "'" + output + "' is a parameter, which nothing moves; name a"
          + " state or an auxiliary.");
    }
    return new Adaptation(point, output, Load.of(model, load));
  }

  private Optional<ExactSlopes> slopes(RateForms forms) {
    return ExactSlopes.of(forms, load.model(), load.name(), output);
  }

  private List<ConservedTotal> totals(Model loaded) {
    return point.totals().isEmpty() ? List.of() : ConservedTotal.of(loaded);
  }

  /** Whether none of these is zero at the operating point. */
  private boolean isAway(Set<String> names) {
    return names.stream().allMatch(name -> value(name) != 0);
  }

  private double value(String name) {
    return model.has(name) ? point.value(name) : load.model().value(name);
  }

  /** Whether the slope is seen not to vanish at another value of the load. */
  private boolean isSteepBeside() {
    return beside.rests().stream().map(beside::shift)
        .anyMatch(shift -> shift.isRegular() && !shift.isStill(Math.sqrt(STILL)));
  }

  /** What rests at other loads tell where slopes tell nothing; without a rest, that nothing returns. */
  private Kind singular() {
    return beside.isElsewhere() || slope.isEmpty() && beside.rests().isEmpty() ? Kind.NONE : Kind.SINGULAR;
  }

  /** What was found. */
  public Kind kind() {
    return kind;
  }

  /** Whether the output returns exactly along the whole branch of rests, proved. */
  public boolean isPerfect() {
    return kind == Kind.PERFECT;
  }

  /** Whether the output returns exactly, proved, be it {@link #limits within limits} only. */
  public boolean isExact() {
    return kind == Kind.PERFECT || kind == Kind.WITHIN_LIMITS;
  }

  /** As far as which it returns: {@code hunger < k4}. None where it returns whatever happens, or does not. */
  public List<String> limits() {
    return proof.limits.stream().map(Piece.Limit::text).distinct().toList();
  }

  /** How far the rest of the output moves per unit of the load, to first order; infinite without a rest. */
  public double slope() {
    return isExact() ? 0 : slope.orElse(Double.POSITIVE_INFINITY);
  }

  /** What returns, or does not. */
  public String output() {
    return output;
  }

  String loadText() {
    return "a load on " + load.text();
  }

  /** How its rest moves, in words. */
  String moves() {
    String unit = model.quantity(output).unit() + " per " + load.model().quantity(load.name()).unit();
    return slope.isEmpty() ? "nothing comes to rest under the load, or its rest moves without bound"
        : "its rest moves by " + Numbers.round(slope.getAsDouble())
            + (unit.equals("1 per 1") ? "" : " " + unit);
  }

  /** The rest at which it was looked. */
  public Equilibrium operatingPoint() {
    return point;
  }

  /** The integral of a function of the output alone, where one was found. */
  public Optional<HiddenIntegrator> integrator() {
    return proof.integrator;
  }

  /** Whether the proof is for all values of the parameters, and not for the present ones only. */
  public boolean isForAllValues() {
    return isExact() && proof.forAllValues;
  }

  /** The names that must not be zero for it to hold. */
  public Set<String> apart() {
    Set<String> names = new TreeSet<>(
        proof.integrator.map(one -> one.logarithmic().keySet()).orElse(Set.of()));
    proof.apart.ifPresent(names::addAll);
    return names;
  }

  /** What it depends on, each line beginning with whether that is so here. */
  public List<String> conditions() {
    List<String> lines = new ArrayList<>();
    if (isExact()) {
      lines.add((point.isStable() ? "holds: the rest is stable" : "fails: the rest is unstable, and not where"
          + " the model goes") + " (" + Phrases.at(point) + ")");
      proof.integrator.ifPresent(one -> lines.add("holds: the integrator has no leak, and " + load.text()
          + " enters neither it nor what it senses"));
      apart().forEach(name -> lines.add("holds: " + name + " is not 0"));
      limits().forEach(limit -> lines.add("holds: " + limit));
      lines.add(reach());
      lost().forEach(lines::add);
    }
    return List.copyOf(lines);
  }

  /** How far the load can go with the rest still there. */
  private String reach() {
    double here = load.model().value(load.name());
    if (here == 0) {
      return "not tried: how large a load can be met";
    }
    double low = Math.min(here / 2, here * 2);
    double high = Math.max(here / 2, here * 2);
    if (!load.model().quantity(load.name()).domain().contains(low)
        || !load.model().quantity(load.name()).domain().contains(high)) {
      return "not tried: how large a load can be met";
    }
    Branch branch = Branch.through(point, load.name(), low, high);
    boolean whole = branch.ends().stream().allMatch(end -> end.endsWith("the end of the range"));
    String range = load.text() + " from " + Numbers.round(low) + " to " + Numbers.round(high);
    Optional<BranchPoint> beyond =
        branch.points().stream().filter(tried -> !isWithin(tried.rest())).min(Comparator.comparingDouble(
            tried -> Math.abs(Math.log(tried.at() / here))));
    return beyond.isPresent() ? "ends: a limit is reached before " + load.text() + " = "
            + Numbers.round(beyond.get().at())
        : whole ? "holds: a rest " + (proof.limits.isEmpty() ? "" : "within the limits ") + "is there for "
            + range
        : "ends: " + String.join("; ", branch.ends());
  }

  private boolean isWithin(Equilibrium rest) {
    return proof.limits.stream().allMatch(limit -> limit.holds(rest::value));
  }

  private List<String> lost() {
    double level = point.value(output);
    return EquilibriumSearch.in(model).found().stream()
        .filter(other -> Math.abs(other.value(output) - level)
            > Math.sqrt(STILL) * Math.max(Math.abs(level), Double.MIN_NORMAL))
        .map(other -> (apart().stream().anyMatch(name -> model.has(name) && other.value(name) == 0)
            ? "lost at another rest, " : "other level at another rest, ")
            + (other.isStable() ? "stable: " : "unstable: ") + Phrases.at(other))
        .toList();
  }

  /** What was found, its proof, the integrator, and the conditions. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(model.name()).append(": under a load on ").append(load.text())
        .append(" that stays, ").append(output).append(" ").append(kind.text());
    if (kind == Kind.NONE || kind == Kind.AT_THIS_POINT) {
      text.append("\n  ").append(moves()).append(" at ").append(Phrases.at(point)).append(" (measured)");
    }
    if (isExact()) {
      text.append("\n  proved for ").append(proof.forAllValues ? "all values of the parameters"
          : "the present values of the parameters").append(proof.limits.isEmpty() ? ""
          : ", as long as " + String.join(" and ", limits())).append(proof.apart.isPresent()
          ? ": the determinant of the bordered Jacobian vanishes at every rest"
          : ": every rest is one of the integrator");
      text.append(proof.integrator.map(one -> "\n  integrator: " + one)
          .orElse("\n  no integrator was found among sums of states and of their logarithms"));
      conditions().forEach(line -> text.append("\n  ").append(line));
    }
    return text.toString();
  }
}
