package org.homeostat.control.loop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.homeostat.control.expr.Nearest;

/** What the inputs, outputs, states and delayed terms of a system are called, and where they stand. */
record Ports(List<String> states, List<String> inputs, List<String> outputs, List<String> delayed) {

  Ports {
    states = distinct("state", states);
    inputs = distinct("input", inputs);
    outputs = distinct("output", outputs);
    delayed = distinct("delayed term", delayed);
  }

  /** Names x1, x2 and so on; a single one has no number. */
  static Ports numbered(int states, int inputs, int outputs) {
    return new Ports(numbered("x", states), numbered("u", inputs), numbered("y", outputs), List.of());
  }

  private static List<String> numbered(String letter, int count) {
    return count == 1 ? List.of(letter) : IntStream.rangeClosed(1, count).mapToObj(i -> letter + i).toList();
  }

  private static List<String> distinct(String what, List<String> names) {
    Set<String> seen = new HashSet<>();
    names.stream().filter(name -> !seen.add(name)).findFirst().ifPresent(twice -> {
      throw new IllegalArgumentException(
          "two " + what + "s are called '" + twice + "'. Give each a name of its own.");
    });
    return List.copyOf(names);
  }

  Ports withStates(List<String> names) {
    checkCount("states", names, states);
    return new Ports(names, inputs, outputs, delayed);
  }

  Ports withInputs(List<String> names) {
    checkCount("inputs", names, inputs);
    return new Ports(states, names, outputs, delayed);
  }

  Ports withOutputs(List<String> names) {
    checkCount("outputs", names, outputs);
    return new Ports(states, inputs, names, delayed);
  }

  Ports withDelayed(List<String> names) {
    return new Ports(states, inputs, outputs, names);
  }

  private static void checkCount(String what, List<String> names, List<String> old) {
    if (names.size() != old.size()) {
      throw new IllegalArgumentException("there are " + old.size() + " " + what + ", "
          + String.join(", ", old) + ", and " + names.size() + " names for them. Give each one name.");
    }
  }

  /** Those of both, side by side; a name of the other's that is taken gets a prime. */
  Ports with(Ports other) {
    return new Ports(apart(states, other.states), apart(inputs, other.inputs),
        apart(outputs, other.outputs), apart(delayed, other.delayed));
  }

  static List<String> apart(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    for (String name : second) {
      String free = name;
      while (all.contains(free)) {
        free += "'";
      }
      all.add(free);
    }
    return all;
  }

  /** Where the named ones stand; an error with the nearest name for one that is not there. */
  static int[] places(String what, List<String> wanted, List<String> known) {
    return wanted.stream().mapToInt(name -> place(what, name, known)).toArray();
  }

  static int place(String what, String name, List<String> known) {
    int place = known.indexOf(name);
    if (place < 0) {
      Optional<String> near = Nearest.of(name, known);
      throw new IllegalArgumentException("there is no " + what + " '" + name + "'. "
          + near.map(one -> "Did you mean '" + one + "'?")
              .orElse("The " + what + "s are " + String.join(", ", known) + "."));
    }
    return place;
  }
}
