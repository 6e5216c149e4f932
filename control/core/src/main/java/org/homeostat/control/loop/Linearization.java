package org.homeostat.control.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.trouble.Trouble;

/**
 * A model near a point, as a linear system in the deviations from it: exact derivatives of the equations,
 * exact delays. Immutable.
 *
 * <pre>{@code
 * var loop = Linearization.of(LeptinLoop.feedback()).from("rhoFood").loadOn("FM").to("FM", "L");
 * loop.system();        // x' = A x + B u, y = C x + D u
 * loop.opened("N");     // the loop gain, cut where N is read
 * }</pre>
 *
 * <p>The point is the model's start, which has to be a rest; {@link #atRest} looks for one, {@link #at} goes
 * elsewhere. States that the equations hold are constants, and can be inputs. A lag that depends on states
 * has, at rest, no part in the slopes. Without {@link #to}, the outputs are the states.
 */
public final class Linearization {
  private final OperatingPoint point;
  private final boolean moving;
  private final List<String> inputs;
  private final List<String> loads;
  private final List<String> outputs;

  private Linearization(OperatingPoint point, boolean moving, List<String> inputs, List<String> loads,
      List<String> outputs) {
    this.point = point;
    this.moving = moving;
    this.inputs = inputs;
    this.loads = loads;
    this.outputs = outputs;
  }

  /** Of a model whose inputs are closed and whose equations do not depend on t, at its start. */
  public static Linearization of(Model model) {
    return new Linearization(OperatingPoint.start(model), false, List.of(), List.of(), List.of());
  }

  /**
   * At another point: values of some states, and of parameters if they are to change too. Those of
   * auxiliaries follow; what is said of them here is not looked at.
   */
  public Linearization at(Map<String, Double> values) {
    return new Linearization(point.at(values), moving, inputs, loads, outputs);
  }

  /**
   * At the equilibrium that the flow leads to from the point.
   *
   * @throws ModelException where none is reached, which says from where it was looked for
   */
  public Linearization atRest() {
    return new Linearization(point.settled(), moving, inputs, loads, outputs);
  }

  /**
   * At the point although it moves: the slopes hold for a moment. Delayed terms are what their quantities are
   * now.
   */
  public Linearization evenIfMoving() {
    return new Linearization(point, true, inputs, loads, outputs);
  }

  /** With these inputs too: parameters, inputs of the model, or states that are held. */
  public Linearization from(String... names) {
    List<String> more = new ArrayList<>(inputs);
    for (String name : names) {
      checkInput(name);
      more.add(name);
    }
    return new Linearization(point, moving, List.copyOf(more), loads, outputs);
  }

  /**
   * With loads as inputs too, each called {@code load on X}: added to the derivative of a state, in its unit
   * per time, or to what an auxiliary equals.
   */
  public Linearization loadOn(String... names) {
    List<String> more = new ArrayList<>(loads);
    for (String name : names) {
      quantity(name);
      if (isGiven(name) || isHeld(name)) {
        throw error("nothing but its own value makes '" + name + "', so that no load can be added. Take it"
            + " as an input: from(\"" + name + "\").");
      }
      more.add(name);
    }
    return new Linearization(point, moving, inputs, List.copyOf(more), outputs);
  }

  /** With these outputs: states, auxiliaries, or inputs. */
  public Linearization to(String... names) {
    for (String name : names) {
      quantity(name);
    }
    return new Linearization(point, moving, inputs, loads, List.of(names));
  }

  private void checkInput(String name) {
    Quantity quantity = quantity(name);
    if (!isGiven(name) && !isHeld(name)) {
      throw error("'" + name + "' follows from an equation, and cannot be an input; it is "
          + quantity.kind().phrase() + ".\n    Add a load to it with loadOn(\"" + name + "\"), hold it in the"
          + " model, or open the loop there with opened(\"" + name + "\")."
          + Trouble.THE_LOOP_CANNOT_BE_OPENED_THERE.more());
    }
  }

  /** Whether it has a value and no equation. */
  private boolean isGiven(String name) {
    return model().parameters().contains(name);
  }

  private boolean isHeld(String name) {
    int place = model().states().indexOf(name);
    return place >= 0 && model().held()[place];
  }

  private Quantity quantity(String name) {
    return model().quantity(name);
  }

  private ModelException error(String what) {
    return new ModelException(model().name(), what);
  }

  /** The model, at the values of the point. */
  public Model model() {
    return point.model();
  }

  /** All quantities at the point, delayed terms by their text. */
  public Map<String, Double> values() {
    return Map.copyOf(point.values());
  }

  /**
   * The linear system, its time in the model's unit.
   *
   * @throws ModelException where the point is no rest or on a switch, or a slope is infinite
   */
  public LinearSystem system() {
    return system(equations(), Optional.empty(), outputs.isEmpty() ? free() : outputs);
  }

  private List<String> free() {
    return model().states().stream().filter(state -> !isHeld(state)).toList();
  }

  private LocalEquations equations() {
    if (!moving) {
      point.checkRest();
    }
    point.checkSmooth();
    return new LocalEquations(point);
  }

  private LinearSystem system(LocalEquations equations, Optional<Elimination.Cut> cut, List<String> to) {
    to.stream().filter(name -> (isGiven(name) || isHeld(name)) && !inputs.contains(name)).findFirst()
        .ifPresent(constant -> {
          throw error("'" + constant + "' is constant, and no output. Make it an input too with from(\""
              + constant + "\"), or leave it out.");
        });
    return new Elimination(equations, model().auxiliaries(), inputs, loads, cut)
        .system(to, model().timeUnit());
  }

  /**
   * The loop opened where a quantity is read: everything that reads it gets a signal from outside, and the
   * gain L is minus what comes back. The inputs and outputs said before do not matter here.
   *
   * @param quantity an auxiliary, a state, or a delayed term by its text, as {@code delay(L, D)}; of a state
   *     its own derivative gets the signal too
   * @throws ModelException where no loop passes there
   */
  public LoopGain opened(String quantity) {
    LocalEquations equations = equations();
    return opened(equations, quantity, equations.readers(known(equations, quantity)));
  }

  /**
   * The same, but only in the equations of these readers: states for their derivatives, auxiliaries, delayed
   * terms by their text.
   */
  public LoopGain opened(String quantity, String... readers) {
    LocalEquations equations = equations();
    List<String> all = equations.readers(known(equations, quantity));
    for (String reader : readers) {
      if (!all.contains(reader)) {
        throw error("'" + quantity + "' is not read in the equation for '" + reader + "'. "
            + (all.isEmpty() ? "Nothing reads it." : "It is read by " + String.join(", ", all) + "."));
      }
    }
    return opened(equations, quantity, List.of(readers));
  }

  private String known(LocalEquations equations, String quantity) {
    if (!equations.terms().contains(quantity)) {
      if (quantity.startsWith("delay(")) {
        throw error("there is no delayed term '" + quantity + "'."
            + Nearest.of(quantity, equations.terms()).map(near -> " Did you mean '" + near + "'?")
                .orElse(" There are: " + String.join(", ", equations.terms()) + "."));
      }
      quantity(quantity);
    }
    return quantity;
  }

  private LoopGain opened(LocalEquations equations, String quantity, List<String> readers) {
    if (!equations.leads(readers, quantity)) {
      throw error("no loop passes through '" + quantity + "'" + (readers.isEmpty() ? ", which nothing reads"
          : " here: what reads it, " + String.join(", ", readers) + ", does not lead back to it")
          + ".\n    Open the loop elsewhere." + Trouble.THE_LOOP_CANNOT_BE_OPENED_THERE.more());
    }
    var plain = new Linearization(point, moving, List.of(), List.of(), List.of());
    Optional<Elimination.Cut> cut = Optional.of(new Elimination.Cut(quantity, readers));
    return LoopGain.of(plain.system(equations, cut, List.of(quantity)).times(-1));
  }

  /** The point, the system there, and whether it is stable with its delays. */
  @Override
  public String toString() {
    LinearSystem system = system();
    return model().name() + " near " + point + ": " + system + "\n  " + CharacteristicRoots.of(system);
  }
}
