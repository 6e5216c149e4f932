package org.homeostat.physiology.leptin;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.homeostat.control.model.Numbers;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Intervention;
import org.homeostat.control.protocol.Protocol;

/**
 * Something done to the animal of the {@link LeptinLoop}, and what that means in each framing. Its protocol
 * can be done to every law that has what it acts on; where a law or a framing lacks that, the protocol's note
 * says who has it and what to do instead.
 *
 * @param protocol what is done, and when; it has the manipulation's name
 * @param description what it is, in one line without a stop at its end
 * @param inFeedback what it means where a law is written in sensed leptin
 * @param inSetpoint what it means where a law is written in the error
 * @param counterpart who has it, and what does the same where it is lacking
 * @param numbers the numbers that its protocol is made of, each with a source or the reason of an assumption
 */
public record Manipulation(
    Protocol protocol, String description, String inFeedback, String inSetpoint, String counterpart,
    List<Quantity> numbers) {

  /** What is said of a manipulation of what all laws and both framings have. */
  static final String SHARED = "both framings have it";

  /** What is said where a model does not sense leptin as the laws do. */
  static final String SENSED = "the laws of the leptin loop sense S; gutBrain senses Lrel, 1 at rest";

  private static final int WIDTH = 100;
  private static final int DIGITS = 8;
  private static final String LABELLED = "  %-13s";

  /** Copies the list. */
  public Manipulation {
    numbers = List.copyOf(numbers);
  }

  /** One that all laws have in both framings. */
  static Manipulation shared(
      Protocol protocol, String description, String inFeedback, String inSetpoint, Quantity... numbers) {
    return new Manipulation(
        noted(protocol), description, inFeedback, inSetpoint, SHARED, List.of(numbers));
  }

  /** What all laws have is noted as theirs, where nothing else is noted. */
  private static Protocol noted(Protocol protocol) {
    Protocol noted = protocol;
    for (Clause clause : protocol.clauses()) {
      for (Intervention act : clause.interventions()) {
        noted = noted.note(act.quantity()).isPresent() ? noted
            : noted.noting(act.quantity(), "the laws of the leptin loop have it");
      }
    }
    return noted;
  }

  /** One that needs a counterpart where it is lacking. */
  static Manipulation with(String counterpart,
      Protocol protocol, String description, String inFeedback, String inSetpoint, Quantity... numbers) {
    return new Manipulation(protocol, description, inFeedback, inSetpoint, counterpart, List.of(numbers));
  }

  /** The name, as the command line takes it. */
  public String name() {
    return protocol.name();
  }

  /** Whether all laws have it in both framings. */
  public boolean isShared() {
    return counterpart.equals(SHARED);
  }

  /** What it is, does and means, and where its numbers come from. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>(List.of(name() + ": " + description));
    lines.addAll(labelled("done", protocol.clauses().stream().map(Clause::toString)));
    lines.add(labelled("in feedback", inFeedback));
    lines.add(labelled("in setpoint", inSetpoint));
    lines.add(labelled("counterpart", counterpart));
    lines.addAll(labelled("with", numbers.stream().map(Manipulation::told)));
    return String.join("\n", lines);
  }

  private static String told(Quantity number) {
    String unit = number.unit().isDimensionless() ? "" : " " + number.unit();
    return number.name() + " = " + Numbers.round(number.value().orElseThrow(), DIGITS) + unit + ", "
        + number.meaning() + ": " + number.source().orElseThrow();
  }

  /** The texts behind a label that stands at the first of them. */
  private static List<String> labelled(String label, Stream<String> texts) {
    List<String> lines = new ArrayList<>();
    texts.forEach(text -> lines.add(labelled(lines.isEmpty() ? label : "", text)));
    return lines;
  }

  /** The text behind a label, in lines that fit a terminal. */
  private static String labelled(String label, String text) {
    StringBuilder all = new StringBuilder();
    StringBuilder line = new StringBuilder(String.format(LABELLED, label));
    for (String word : text.split(" ")) {
      if (line.length() + word.length() >= WIDTH) {
        all.append(line).append("\n");
        line = new StringBuilder(String.format(LABELLED, ""));
      }
      line.append(" ").append(word);
    }
    return all.append(line).toString();
  }
}
