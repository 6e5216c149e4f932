package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.model.Model;

/**
 * Canonical forms of a model's quantities in those of its states and parameters, auxiliaries eliminated.
 *
 * <p>What a quantity was some time ago follows from its equation, too: as long as the equations are those of
 * the model, {@code delay(f, tau)} with {@code f = g(x, p)} is g of what x and p were tau ago, and what
 * {@code delay(x, s)} was tau ago is what x was tau + s ago, s as it was tau ago. So every delay ends at a
 * state (or at what else is given as a function of time), and every lag is a form of its own. An auxiliary
 * that is said to have been something else before the start is one of those.
 */
final class Forms {
  private final Canonical proof;
  private final Model model;
  private final BigFraction clock;
  private final BiFunction<String, Canonical.Form, Canonical.Form> given;
  private final Canonical.Form now;
  private final boolean before;
  private final Map<String, List<Past>> known = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  /** What a quantity was so long ago. */
  private record Past(Canonical.Form ago, Canonical.Form value) {}

  /** An expansion does not come to its end, so that nothing can be said. */
  static final class Beyond extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Beyond() {
      this("the expansion grew past its bound");
    }

    Beyond(String why) {
      super(why, null, false, false);
    }
  }

  /**
   * Forms in one proof.
   *
   * @param clock how many of the model's time units one of the proof's is
   * @param given the form of what a state, a parameter or {@code t} was some time ago, in the proof's unit
   */
  Forms(Canonical proof, Model model, BigFraction clock,
      BiFunction<String, Canonical.Form, Canonical.Form> given) {
    this(proof, model, clock, given, false);
  }

  private Forms(Canonical proof, Model model, BigFraction clock,
      BiFunction<String, Canonical.Form, Canonical.Form> given, boolean before) {
    this.before = before;
    this.proof = proof;
    this.model = model;
    this.clock = clock;
    this.given = given;
    this.now = proof.number(0);
  }

  /** Forms in which states, parameters and {@code t} stand for themselves, and parameters stay. */
  static Forms plain(Canonical proof, Model model) {
    return new Forms(proof, model, BigFraction.ONE, (name, ago) ->
        name.equals("t") ? proof.free("t").minus(ago)
            : model.parameters().contains(name) ? proof.free(name) : proof.past(name, ago));
  }

  /** The same forms for a time before the start, where histories count from the present on. */
  Forms beforeTheStart() {
    return new Forms(proof, model, clock, given, true);
  }

  /** The form of a quantity. */
  Canonical.Form of(String name) {
    return of(name, now);
  }

  /** The form of an expression in the model's quantities. */
  Canonical.Form of(Expr expression) {
    return of(expression, now);
  }

  /** The form of a state's derivative. */
  Canonical.Form rate(String state) {
    return of(model.rate(state));
  }

  /** The form of what a quantity was so long ago. */
  Canonical.Form of(String name, Canonical.Form ago) {
    List<Past> pasts = known.computeIfAbsent(name, fresh -> new ArrayList<>());
    Optional<Past> found = pasts.stream().filter(past -> past.ago().isSame(ago)).findFirst();
    if (found.isPresent()) {
      return found.get().value();
    }
    Optional<Expr> definition = follows(name, ago) ? model.definition(name) : Optional.empty();
    Canonical.Form made = definition.isPresent()
        ? expanded(name, definition.get(), ago) : given.apply(name, ago);
    pasts.add(new Past(ago, made));
    return made;
  }

  /** Whether a quantity follows from its equation at that time. */
  private boolean follows(String name, Canonical.Form ago) {
    return ago.isZero() && !before || !model.has(name) || model.quantity(name).history().isEmpty();
  }

  /** An auxiliary that comes back while it is expanded reads its own past, and so on without end. */
  private Canonical.Form expanded(String name, Expr definition, Canonical.Form ago) {
    if (!open.add(name)) {
      throw new Beyond(name + " of " + model.name() + " follows from its own past, without end");
    }
    try {
      return of(definition, ago);
    } finally {
      open.remove(name);
    }
  }

  /** The form of what an expression was so long ago. */
  Canonical.Form of(Expr expression, Canonical.Form ago) {
    return proof.of(expression, name -> of(name, ago), (name, lag) -> of(name, ago.plus(inProofTime(lag))))
        .orElseThrow(Beyond::new);
  }

  private Canonical.Form inProofTime(Canonical.Form lag) {
    return lag.times(proof.number(clock.reciprocal()));
  }
}
