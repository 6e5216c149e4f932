package org.homeostat.examples;

import java.util.Comparator;
import java.util.List;
import org.homeostat.physiology.Catalogue;

/** A name of which only the end was written, like {@code feedback}, answered with the shortest whole one. */
final class Tail {
  private Tail() {}

  /** Refuses the tail of a known name; whatever else is unknown is left to the catalogue. */
  static <T> void check(String kind, List<Catalogue.Entry<T>> entries, String name) {
    List<String> names = entries.stream().map(Catalogue.Entry::name).toList();
    if (names.contains(name)) {
      return;
    }
    names.stream().filter(whole -> whole.endsWith("." + name) || whole.endsWith("-" + name))
        .min(Comparator.comparingInt(String::length))
        .ifPresent(whole -> {
          throw new IllegalArgumentException("There is no " + kind + " '" + name + "'. Did you mean '" + whole
              + "'?\n    '" + kind + "s' lists them all.");
        });
  }
}
