package org.homeostat.benchmarks.problems;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Wiring.*;

import org.homeostat.control.model.Model;
import org.homeostat.control.model.Network;

/**
 * P3: homeostats on a ring, each with a set point that its parent in a binary tree moves, under a daily
 * rhythm; the time is in hours.
 */
final class Homeostats {
  /** The angular frequency of a day. */
  private static final double W = 2 * Math.PI / 24;
  private static final double GOLDEN = 0.6180339887498949;

  private Homeostats() {}

  static Network network(int size) {
    return unit().replicate(size,
        each("f", i -> i * GOLDEN - Math.floor(i * GOLDEN)),
        link("left",  "x", i -> i > 0 ? i - 1 : size - 1),
        link("right", "x", i -> i < size - 1 ? i + 1 : 0),
        link("above", "x", i -> i > 0 ? (i - 1) / 2 : NONE));
  }

  private static Model unit() {
    return Model.of("P3", time("1"),
        state("x", "f", "1", "what is regulated"),
        state("s", "f", "1", "sensed"),
        state("e", 0,   "1", "error"),
        state("q", 0,   "1", "accumulated error"),

        parameter("w",  W,     "1", "angular frequency of a day, per h"),
        parameter("f",  0,     "1", "what makes one homeostat another"),
        parameter("ts", 0.1,   "1", "lag of the sensor, h"),
        parameter("te", 0.001, "1", "lag of the error, h"),

        input("left",     "1", "x of the one before"),
        input("right",    "1", "x of the one after"),
        input("above", 0, "1", "x of the parent"),

        equations("""
            r     = 0.5 + 0.5*f + 0.1*above               # set point
            v     = q + e
            u     = v/sqrt(1 + v^2)
            drive = sin(w*t)*cos(6*f) + cos(w*t)*sin(6*f)
            dx/dt = -0.2*(1 + 0.5*f)*x + u + 0.1*(left - 2*x + right) + 0.1*drive
            ds/dt = (x - s)/ts
            de/dt = (r - s - e)/te
            dq/dt = 0.5*e - 0.01*q
            """));
  }
}
