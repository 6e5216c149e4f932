package org.homeostat.physiology.leptin;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;

/** The models and protocols by name, each with a line of description: what a command line lists and takes. */
public final class Catalogue {

  private static final List<Entry<Model>> MODELS = List.of(
      new Entry<>("leptin.feedback", "static law in sensed leptin (settling point)", LeptinLoop::feedback),
      new Entry<>("leptin.setpoint", "static law in the error against Lset", LeptinLoop::setpoint),
      new Entry<>("leptin.lag.feedback", "static law behind a sensor that lags by tau",
          LeptinLoop::lagFeedback),
      new Entry<>("leptin.lag.setpoint", "static law behind an error neuron that lags by tau",
          LeptinLoop::lagSetpoint),
      new Entry<>("leptin.integral.feedback", "integral law in sensed leptin", LeptinLoop::integralFeedback),
      new Entry<>("leptin.integral.setpoint", "proportional and integral law in the error against Lset",
          LeptinLoop::integralSetpoint),
      new Entry<>("leptin.delay.feedback", "static law in sensed leptin that arrives D late",
          LeptinLoop::delayFeedback),
      new Entry<>("leptin.delay.setpoint", "static law in an error that arrives D late",
          LeptinLoop::delaySetpoint),
      new Entry<>("leptin.reducedDelay", "fat mass alone, linear, delayed by D: swings for ever at 31.736 d",
          LeptinLoop::reducedDelay));

  private static final List<Entry<Protocol>> PROTOCOLS = List.of(
      new Entry<>("none", "nothing is done", LeptinProtocols::none),
      new Entry<>("fast", "no food from day 10 to day 12", LeptinProtocols::fast),
      new Entry<>("fast-then-diet", "no food from day 10 to day 12, food of 4.07 kcal/g from day 20 on",
          LeptinProtocols::fastThenDiet),
      new Entry<>("diet", "food of 4.07 kcal/g", LeptinProtocols::diet),
      new Entry<>("infusion", "leptin infused at 100 ng/d", LeptinProtocols::infusion),
      new Entry<>("knockout", "fat secretes no leptin (ob/ob)", LeptinProtocols::knockout),
      new Entry<>("silence-N", "the NPY/AgRP drive N is silenced", LeptinProtocols::silenceN),
      new Entry<>("clamp-e", "the error is clamped at 0", LeptinProtocols::clampE),
      new Entry<>("shift", "the set point is moved up by 0.1 ng/g", LeptinProtocols::shift),
      new Entry<>("sensor-bias", "the sensor reads brain leptin too low by 0.1 ng/g",
          LeptinProtocols::sensorBias));

  private Catalogue() {}

  /** A name, what stands behind it in one line, and how it is made. */
  public record Entry<T>(String name, String description, Supplier<T> maker) {
    /** What the name stands for, made afresh. */
    public T make() {
      return maker.get();
    }

    @Override
    public String toString() {
      return name + ": " + description;
    }
  }

  /** All models, in the order in which to show them. */
  public static List<Entry<Model>> models() {
    return MODELS;
  }

  /** All protocols, in the order in which to show them. */
  public static List<Entry<Protocol>> protocols() {
    return PROTOCOLS;
  }

  /**
   * The model of that name; an {@link IllegalArgumentException} with the nearest name where there is none.
   */
  public static Model model(String name) {
    return find("model", MODELS, name).make();
  }

  /**
   * The protocol of that name; an {@link IllegalArgumentException} with the nearest name where there is none.
   */
  public static Protocol protocol(String name) {
    return find("protocol", PROTOCOLS, name).make();
  }

  private static <T> Entry<T> find(String kind, List<Entry<T>> entries, String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(kind, entries, name)));
  }

  private static <T> String unknown(String kind, List<Entry<T>> entries, String name) {
    List<String> names = entries.stream().map(Entry::name).toList();
    return "There is no " + kind + " '" + name + "'."
        + Nearest.of(name, names).map(near -> " Did you mean '" + near + "'?").orElse("")
        + names.stream().collect(Collectors.joining("\n      ", "\n    The " + kind + "s are\n      ", ""));
  }
}
