package org.homeostat.control.framing;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;

/**
 * Whether what two models were before the start corresponds under a mapping, where a delay reads it: pasts
 * that never moved do if the starts do; others are compared as functions of the time.
 */
final class Pasts {
  private final Mapping mapping;
  private final Model source;
  private final Model target;

  Pasts(Mapping mapping) {
    this.mapping = mapping;
    this.source = mapping.source();
    this.target = mapping.target();
  }

  /**
   * What does not correspond at the parameters' values, in words; parameters of both are taken to have one
   * value in both.
   */
  List<String> differing() {
    return remembered().stream().filter(name -> !agrees(name, false) && !agrees(name, true))
        .map(name -> name + " was " + told(name) + " in " + target.name()
            + " before the start, which is not what it was in " + source.name())
        .toList();
  }

  /** The names that histories are written in, where a delay reads them. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    if (mapping.remembers()) {
      Stream.of(source, target).flatMap(model -> model.quantities().stream())
          .flatMap(quantity -> quantity.history().stream()).forEach(course -> names.addAll(Names.of(course)));
    }
    return names;
  }

  private String told(String name) {
    return target.quantity(name).history().map(Text::of).orElse("what it is at the start");
  }

  /** Whether all corresponds for all values of the parameters. */
  boolean agreeForAllValues() {
    return remembered().stream().allMatch(name -> agrees(name, true));
  }

  /** What has a past of its own that counts: states, and auxiliaries with a history. */
  private List<String> remembered() {
    return mapping.remembers()
        ? Stream.concat(target.states().stream(),
            target.auxiliaries().stream().filter(mapping::sharesHistory)).toList()
        : List.of();
  }

  private boolean agrees(String name, boolean general) {
    Expr written = mapping.ofState(name).orElseThrow();
    if (target.quantity(name).history().isEmpty() && !moved(written)) {
      return true;
    }
    Canonical proof = new Canonical();
    PastForms mine = new PastForms(proof, source, BigFraction.ONE,
        parameter -> general ? proof.free(parameter) : proof.number(source.value(parameter)));
    PastForms theirs = new PastForms(proof, target, mapping.clock(), parameter -> general
        ? mapping.counterpart(proof, parameter, mine::of) : proof.number(target.value(parameter)));
    try {
      return Canonical.bounded(() -> mapping.scaled(proof, name, mine.of(written))
          .isSame(theirs.of(new Expr.Name(name)))).orElse(false);
    } catch (Forms.Beyond beyond) {
      return false;
    }
  }

  /** Whether an expression of the source need not have been what it is at the start. */
  private boolean moved(Expr expression) {
    return Names.of(expression).stream().anyMatch(name -> name.equals("t")
        || source.quantity(name).history().isPresent()
        || source.definition(name).map(this::moved).orElse(false));
  }
}
