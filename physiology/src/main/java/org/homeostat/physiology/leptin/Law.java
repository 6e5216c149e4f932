package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.physiology.leptin.LeptinLoop.map;
import static org.homeostat.physiology.leptin.StaticLaw.plus;

import java.util.List;
import java.util.function.Supplier;
import org.homeostat.control.framing.Equivalence;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;

/**
 * A law of the leptin loop: how the leptin that is sensed drives intake and expenditure. One law, written in
 * two framings, which are twins: {@link #feedback} in sensed leptin S, {@link #setpoint} in the error against
 * an expected level.
 */
public final class Law {
  private static final String STATIC = "static";

  private final String name;
  private final String description;
  private final String inFeedback;
  private final String inSetpoint;
  private final Supplier<Part[]> feedback;
  private final Supplier<Part[]> setpoint;
  private final Supplier<Model> plant;

  Law(String name, String description, String inFeedback, String inSetpoint,
      Supplier<Part[]> feedback, Supplier<Part[]> setpoint) {
    this(name, description, inFeedback, inSetpoint, feedback, setpoint, LeptinLoop::plant);
  }

  private Law(String name, String description, String inFeedback, String inSetpoint,
      Supplier<Part[]> feedback, Supplier<Part[]> setpoint, Supplier<Model> plant) {
    this.name = name;
    this.description = description;
    this.inFeedback = inFeedback;
    this.inSetpoint = inSetpoint;
    this.feedback = feedback;
    this.setpoint = setpoint;
    this.plant = plant;
  }

  /** The same law, closing another plant. */
  Law on(Supplier<Model> other) {
    return new Law(name, description, inFeedback, inSetpoint, feedback, setpoint, other);
  }

  /** One word: {@code static}, {@code lag}, {@code integral} ... */
  public String name() {
    return name;
  }

  /** What the law is, and how the feedback framing writes it, in one line. */
  public String feedbackDescription() {
    return description + " " + inFeedback;
  }

  /** What the law is, and how the setpoint framing writes it, in one line. */
  public String setpointDescription() {
    return description + " " + inSetpoint;
  }

  /** The name of {@link #feedback}: {@code leptin.lag.feedback}. */
  public String feedbackName() {
    return modelName("feedback");
  }

  /** The name of {@link #setpoint}: {@code leptin.lag.setpoint}. */
  public String setpointName() {
    return modelName("setpoint");
  }

  /** The plant closed by this law as written in sensed leptin: {@code leptin.lag.feedback}. */
  public Model feedback() {
    return LeptinLoop.closed(plant.get(), feedbackAlone()).named(feedbackName());
  }

  /** The plant closed by this law as written in the error: {@code leptin.lag.setpoint}. */
  public Model setpoint() {
    return LeptinLoop.closed(plant.get(), setpointAlone()).named(setpointName());
  }

  /** The law without the plant, in sensed leptin: a part with open inputs S and BM, which gives FI and EE. */
  public Model feedbackAlone() {
    return alone("feedback", feedback.get());
  }

  /** The law without the plant, in the error: a part with open inputs S and BM, which gives FI and EE. */
  public Model setpointAlone() {
    return alone("setpoint", setpoint.get());
  }

  private Model alone(String framing, Part... parts) {
    return Model.of(name + " law, " + framing, plus(List.of(
        time("d"),
        input("S",  "ng/g", "sensed leptin"),
        input("BM", "g",    "body mass")), parts));
  }

  /** The question whether the two framings are one system, its map stated. */
  public Equivalence twins() {
    Model left = setpoint();
    Model right = feedback();
    return Equivalence.between(left, right).given(map(left, right).toArray(String[]::new));
  }

  private String modelName(String framing) {
    return name.equals(STATIC) ? "leptin." + framing : "leptin." + name + "." + framing;
  }

  @Override
  public String toString() {
    return name + ": " + description;
  }
}
