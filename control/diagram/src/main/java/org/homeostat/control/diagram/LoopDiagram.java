package org.homeostat.control.diagram;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.control.framing.Comparison;
import org.homeostat.control.model.Model;
import org.homeostat.control.view.picture.Picture;

/**
 * Who drives whom: the quantities of a model, and an arrow from each to those in whose equations it stands,
 * with the sign of its influence. Immutable.
 *
 * <p>A sign is that of a partial derivative. It is proved, by the domains of states and inputs at the present
 * values of the parameters; or, in brackets, it is that at rest; or {@code ?}, where it changes. Of
 * parameters only those are nodes that an error compares with, unless {@link #withParameters} is asked for.
 *
 * <p>Several models stand side by side in one layout: what they share is at the same place in each.
 *
 * <pre>{@code
 * LoopDiagram.of(LeptinLoop.setpoint(), LeptinLoop.feedback()).picture().write(Path.of("loop.svg"));
 * }</pre>
 */
public final class LoopDiagram {
  private final List<Wires> panels;

  private LoopDiagram(List<Wires> panels) {
    this.panels = panels;
  }

  /** Of a model, or of several side by side; inputs may be open. */
  public static LoopDiagram of(Model... models) {
    if (models.length == 0) {
      throw new IllegalArgumentException("a diagram of no model shows nothing; give one, or several.");
    }
    return new LoopDiagram(Stream.of(models).map(model -> Wires.of(model, false)).toList());
  }

  /** Of the models of a study, side by side. */
  public static LoopDiagram of(Comparison study) {
    return of(study.models().toArray(Model[]::new));
  }

  /** With a node for each parameter. */
  public LoopDiagram withParameters() {
    return new LoopDiagram(panels.stream().map(panel -> Wires.of(panel.model(), true)).toList());
  }

  /** The arrows of each model, in the order of its equations. */
  public Map<Model, List<Influence>> influences() {
    return panels.stream()
        .collect(Collectors.toUnmodifiableMap(Wires::model, Wires::influences, (a, b) -> a));
  }

  /** The quantities of any of the models that are errors: reference less sensed. */
  public List<String> errors() {
    return panels.stream().flatMap(panel -> panel.nodes().stream())
        .filter(Node::error).map(Node::name).distinct().toList();
  }

  /** The drawing. */
  public Picture picture() {
    List<String> names = panels.stream().map(panel -> panel.model().name()).toList();
    Drawing drawing = Drawing.of(panels);
    return Picture.drawn("who drives whom in " + String.join(" and in ", names), toString(),
        drawing.width(), drawing.height(), drawing::paint);
  }

  /** What drives each quantity, with the signs. */
  @Override
  public String toString() {
    return panels.stream().map(Wires::text).collect(Collectors.joining("\n"));
  }
}
