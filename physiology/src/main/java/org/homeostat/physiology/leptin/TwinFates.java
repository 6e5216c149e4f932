package org.homeostat.physiology.leptin;

import java.util.List;
import java.util.stream.Collectors;
import org.homeostat.control.protocol.Intervention;
import org.homeostat.control.protocol.Protocol;

/**
 * What became of the twins of one law under one protocol. What acts on a node that a framing lacks is not
 * done to it.
 *
 * @param notInSetpoint what could not be done to the setpoint twin, in words; empty if all was
 * @param notInFeedback what could not be done to the feedback twin
 */
public record TwinFates(Law law, Protocol protocol, Fate setpoint, Fate feedback,
    List<String> notInSetpoint, List<String> notInFeedback) {

  /** Copies the lists. */
  public TwinFates {
    notInSetpoint = List.copyOf(notInSetpoint);
    notInFeedback = List.copyOf(notInFeedback);
  }

  /** Whether the law has no such node in either framing: then the experiment does not exist for it. */
  public boolean isNowhere() {
    return !notInSetpoint.isEmpty() && !notInFeedback.isEmpty();
  }

  /** Whether the experiment tells the twins apart: by its result, or by being possible in one only. */
  public boolean partCompany() {
    return !isNowhere() && (!setpoint.isLike(feedback) || !notInSetpoint.equals(notInFeedback));
  }

  /** The two in one line: {@code static, shift: setpoint 7.9926*, feedback (6.3360)*}. */
  @Override
  public String toString() {
    return law.name() + ", " + protocol.name() + ": setpoint " + setpointText()
        + ", feedback " + feedbackText();
  }

  String setpointText() {
    return text(setpoint, notInSetpoint);
  }

  String feedbackText() {
    return text(feedback, notInFeedback);
  }

  private String text(Fate fate, List<String> notDone) {
    String shown = isNowhere() ? "-" : notDone.isEmpty() ? fate.toString() : "(" + fate + ")";
    return shown + (partCompany() ? "*" : " ");
  }

  static List<String> words(List<Intervention> missing) {
    return missing.stream().map(Intervention::toString).collect(Collectors.toList());
  }
}
