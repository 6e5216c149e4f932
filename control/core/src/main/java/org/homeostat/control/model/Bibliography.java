package org.homeostat.control.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The publications behind the quantities of a model, each once, then what was assumed and of which
 * quantities.
 */
final class Bibliography {
  private final Set<String> publications = new LinkedHashSet<>();
  private final Map<String, List<String>> assumptions = new LinkedHashMap<>();

  private Bibliography() {}

  static List<String> of(Collection<Quantity> quantities) {
    Bibliography bibliography = new Bibliography();
    quantities.forEach(quantity ->
        quantity.source().ifPresent(source -> bibliography.add(quantity.name(), source)));
    List<String> lines = new ArrayList<>(bibliography.publications);
    bibliography.assumptions.forEach((reason, names) ->
        lines.add(String.join(", ", names) + ": assumed, " + reason));
    return List.copyOf(lines);
  }

  private void add(String name, Source source) {
    if (!source.authors().isEmpty()) {
      publications.add(source.reference());
    }
    if (source.mark() == Source.Mark.ASSUMED || source.authors().isEmpty()) {
      String reason = source.note().isEmpty() ? source.title() : source.note();
      assumptions.computeIfAbsent(reason, none -> new ArrayList<>()).add(name);
    }
  }
}
