package org.homeostat.control.lumping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Equation;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.NotationException;
import org.homeostat.control.expr.Parser;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;

/**
 * The question which sums, classes or linear combinations of a model's states obey closed equations. What is
 * found is exact: decided by algebra over the rational numbers, auxiliaries eliminated, never by runs.
 *
 * <pre>{@code
 * Lumping.of(model).keeping("L").model();          // the fewest linear combinations that determine L
 * Lumping.of(model).forward("L");                  // the coarsest partition whose sums do
 * Lumping.of(model).backward();                    // the coarsest partition whose states stay equal
 * }</pre>
 *
 * <p>Parameters are symbols, so that a lumping holds for all their values; {@link #atValues} puts them to
 * theirs, which may lump more. Equations are rational, or have atoms such as {@code exp(u)} whose slopes are
 * known; what hides in others is left apart, and the answer then says that a smaller one is not excluded.
 */
public final class Lumping {
  private final Model model;
  private final boolean atValues;
  private final Optional<Partition> first;

  private Lumping(Model model, boolean atValues, Optional<Partition> first) {
    this.model = model;
    this.atValues = atValues;
    this.first = first;
  }

  /** Of a model, with its parameters as symbols. */
  public static Lumping of(Model model) {
    return new Lumping(model, false, Optional.empty());
  }

  /** With the parameters at their present values. */
  public Lumping atValues() {
    return new Lumping(model, true, first);
  }

  /**
   * Refining a partition: only states of one block may be lumped. Each text names the states of a block,
   * separated by spaces; states that are not named make up a last one. Without this only states of one unit
   * may be, and for {@link #backward} only those that start equal.
   */
  public Lumping refining(String... blocks) {
    Set<String> left = new LinkedHashSet<>(model.states());
    List<List<String>> all = new ArrayList<>();
    for (String block : blocks) {
      List<String> names = Arrays.asList(block.strip().split("[\\s,]+"));
      names.forEach(name -> {
        model.quantity(name);
        if (!left.remove(name)) {
          throw new ModelException(model.name(), "'" + name + "' is "
              + (model.states().contains(name) ? "in two blocks; name it once."
                  : "not a state; only states are lumped."));
        }
      });
      all.add(names);
    }
    if (!left.isEmpty()) {
      all.add(List.copyOf(left));
    }
    return new Lumping(model, atValues, Optional.of(new Partition(all)));
  }

  private Partition byUnit() {
    return first.orElseGet(() -> Partition.coarsest(model.states()))
        .split((a, b) -> model.quantity(a).unit().isSame(model.quantity(b).unit()));
  }

  /**
   * Forward differential equivalence: the coarsest partition whose block sums obey closed equations and
   * determine these quantities or formulas.
   */
  public Reduction forward(String... kept) {
    Field field = Field.of(model, atValues);
    List<Fractions> functions = functions(field, kept);
    Partition partition = new Equivalences(field).forward(byUnit(), functions);
    Writing writing = new Writing(field);
    partition.blocks().forEach(block -> writing.add(Combination.sum(block)));
    boolean decided = field.isRational() && functions.stream().allMatch(Fractions::isRational);
    return writing.combined(Reduction.Kind.FORWARD, partition.blocks(), decided);
  }

  /**
   * Backward differential equivalence: the coarsest partition whose states start equal and stay equal. One of
   * each class is kept.
   */
  public Reduction backward() {
    Field field = Field.of(model, atValues);
    Equivalences equivalences = new Equivalences(field);
    Partition partition = equivalences.backward(byUnit().split(new EqualStarts(field)));
    return new Writing(field).classes(partition, equivalences.onDiagonal(partition), field.isRational());
  }

  /**
   * Constrained linear lumping: the fewest linear combinations of states, with weights that do not depend on
   * parameters, that obey closed equations and determine these quantities or formulas.
   */
  public Reduction keeping(String... kept) {
    if (kept.length == 0) {
      throw new IllegalArgumentException(
          "name a quantity or a formula to keep; without one, nothing is left.");
    }
    Field field = Field.of(model, atValues);
    List<Fractions> functions = functions(field, kept);
    Rows space = new Constrained(field, functions).smallest();
    Writing writing = new Writing(field);
    Basis.of(field, functions, space).forEach(writing::add);
    return writing.combined(Reduction.Kind.LINEAR, List.of(), true);
  }

  /**
   * The lumping to linear combinations that are given, as {@code "L = L1 + L2"}; a {@link ModelException}
   * where they are not shown to obey closed equations.
   */
  public Reduction by(String... entries) {
    return ifClosed(entries).orElseThrow(() -> new ModelException(model.name(), "these combinations "
        + (Field.of(model, atValues).isRational() ? "obey no" : "are not shown to obey")
        + " closed equations of their own: " + String.join(", ", entries)
        + ".\n    Lumping.of(model).keeping(...) finds what must be added."));
  }

  /** The same; empty where they are not shown to obey closed equations. */
  public Optional<Reduction> ifClosed(String... entries) {
    Field field = Field.of(model, atValues);
    Writing writing = new Writing(field);
    Rows space = new Rows(model.states().size());
    for (String entry : entries) {
      Equation equation = equation(entry);
      BigFraction[] row = Basis.row(field, form(field, Text.of(equation.value()))).orElseThrow(() ->
          new ModelException(model.name(), "'" + entry + "' is not a linear combination of states."));
      if (!space.add(row)) {
        throw new ModelException(model.name(), "'" + entry + "' follows from the entries before it.");
      }
      writing.add(equation.name(), Basis.combination(field, row));
    }
    return Constrained.isClosed(field, space, List.of())
        ? Optional.of(writing.combined(Reduction.Kind.LINEAR, List.of(), false)) : Optional.empty();
  }

  private Equation equation(String entry) {
    try {
      List<Equation> read = Parser.equations(entry);
      if (read.size() == 1 && !read.get(0).derivative()) {
        return read.get(0);
      }
    } catch (NotationException problem) {
      throw new ModelException(model.name(), problem.getMessage());
    }
    throw new ModelException(model.name(), "'" + entry + "' is not of the form name = formula.");
  }

  private List<Fractions> functions(Field field, String... kept) {
    return Arrays.stream(kept).map(text -> form(field, text)).toList();
  }

  private Fractions form(Field field, String text) {
    try {
      Expr formula = Parser.expression(text);
      model.unitOf("what is to be kept", formula);
      return field.of(formula).orElseThrow(() -> new ModelException(model.name(),
          "'" + text + "' cannot be written out in states and parameters."));
    } catch (NotationException problem) {
      throw new ModelException(model.name(), problem.getMessage());
    }
  }
}
