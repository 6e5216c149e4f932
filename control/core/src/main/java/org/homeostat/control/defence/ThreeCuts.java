package org.homeostat.control.defence;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.model.Numbers;

/**
 * The three questions that share the words "set point" and "settling point", answered apart: whether a level
 * is defended actively or passively, whether integrally or proportionally, and whether a reference is
 * written.
 *
 * <p>The first two are about the law. The third is about the writing: what is found here is whether the
 * equations name an error; that a pair of models with and without one are the same system is for a verdict to
 * say, whose sentence {@link #framed} puts in its place.
 */
public final class ThreeCuts {
  private final Defence defence;
  private final Adaptation adaptation;
  private final List<WrittenReference> references;
  private final Optional<String> framing;

  private ThreeCuts(Defence defence, Adaptation adaptation, Optional<String> framing) {
    this.defence = defence;
    this.adaptation = adaptation;
    this.references = WrittenReference.in(defence.model());
    this.framing = framing;
  }

  /** Of a model: how a level of it is defended, and whether what is sensed adapts. */
  public static ThreeCuts of(Defence defence, Adaptation adaptation) {
    Model model = defence.model();
    if (!model.name().equals(adaptation.operatingPoint().model().name())) {
      throw new ModelException(model.name(), "the defence is of this model and the adaptation of "
          + adaptation.operatingPoint().model().name() + "; give both of one model.");
    }
    return new ThreeCuts(defence, adaptation, Optional.empty());
  }

  /** With what a verdict says of the third question. */
  public ThreeCuts framed(String sentence) {
    return new ThreeCuts(defence, adaptation, Optional.of(sentence));
  }

  /** How strongly the level is defended, and by what. */
  public Defence defence() {
    return defence;
  }

  /** Whether what is sensed returns exactly. */
  public Adaptation adaptation() {
    return adaptation;
  }

  /** The errors that the equations write. */
  public List<WrittenReference> references() {
    return references;
  }

  /** The answer to the first question. */
  public String activeOrPassive() {
    double passive = defence.passiveSlope();
    double active = defence.activeSlope();
    String how = passive == 0 ? "active alone: the plant has no leak of its own"
        : defence.offset() == 0 ? "active: the loop removes all of it"
        : active == 0 ? "passive alone: the loop adds nothing"
        : active < 0 ? "passive, and the loop works against it: it adds "
            + percent(-defence.share()) + " to the displacement"
        : "both: the loop removes " + percent(defence.share()) + " of the displacement, "
            + "the plant alone would hold the rest";
    return how + " (" + defence.quantity() + ", load on " + defence.load().text() + ", opened at "
        + String.join(", ", defence.opened()) + ")";
  }

  /** The answer to the second question. */
  public String integralOrProportional() {
    String how = switch (adaptation.kind()) {
      case PERFECT, WITHIN_LIMITS -> "integral: " + adaptation.output() + " returns exactly under "
          + adaptation.loadText()
          + adaptation.integrator().map(one -> ", held by phi = " + one.phi()).orElse("")
          + (adaptation.limits().isEmpty() ? ""
              : ", as long as " + String.join(" and ", adaptation.limits()));
      case NONE, AT_THIS_POINT -> "proportional: " + adaptation.output() + " "
          + adaptation.kind().text() + " under " + adaptation.loadText() + ": " + adaptation.moves();
      case NOT_REACHED, SINGULAR, UNDECIDED -> adaptation.output() + " " + adaptation.kind().text();
    };
    return how + (adaptation.isExact() && !adaptation.output().equals(defence.quantity())
        ? "; what is held is " + adaptation.output() + ", not " + defence.quantity() : "");
  }

  /** The answer to the third question. */
  public String written() {
    return framing.orElseGet(() -> references.isEmpty()
        ? "no error is written; a twin that writes one is the same law"
        : "written: " + references.stream().map(WrittenReference::equation)
            .collect(Collectors.joining("; ")) + "; a twin without it is the same law");
  }

  private static String percent(double share) {
    return Numbers.round(100 * share, 3) + " %";
  }

  @Override
  public String toString() {
    return defence.model().name() + ": three cuts, which are not one"
        + "\n  active or passive:        " + activeOrPassive()
        + "\n  integral or proportional: " + integralOrProportional()
        + "\n  reference written or not: " + written();
  }
}
