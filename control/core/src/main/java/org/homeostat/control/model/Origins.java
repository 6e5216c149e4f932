package org.homeostat.control.model;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the quantities of a description come from that are not its own. */
record Origins(Map<String, Origin> known) {

  static final Origins NONE = new Origins(Map.of());

  /** Where a quantity comes from; empty if it is the description's own. */
  Optional<Origin> of(String name) {
    return Optional.ofNullable(known.get(name));
  }

  /** Those of a model's quantities under the names that they have elsewhere. */
  static Origins of(Model model, Map<String, String> names) {
    Map<String, Origin> origins = new LinkedHashMap<>();
    model.quantities().forEach(quantity -> {
      String name = quantity.name();
      origins.put(names.getOrDefault(name, name), Origin.in(model, name));
    });
    return new Origins(origins);
  }

  /** These, and of others those of names that are not among these. */
  Origins and(Origins more) {
    Map<String, Origin> all = new LinkedHashMap<>(more.known);
    all.putAll(known);
    return new Origins(all);
  }

  /**
   * What a reader must be told: which quantities are called otherwise than where they come from, one line for
   * each model, and in it all of one prefix together: {@code from leptin.feedback: wt_..., fat (FM)}.
   */
  List<String> legend(Collection<Quantity> quantities) {
    Map<String, Set<String>> byModel = new LinkedHashMap<>();
    for (Quantity quantity : quantities) {
      String name = quantity.name();
      of(name).filter(origin -> !origin.name().equals(name)).ifPresent(origin ->
          byModel.computeIfAbsent(origin.model(), none -> new LinkedHashSet<>()).add(name.endsWith("_"
              + origin.name()) ? name.substring(0, name.length() - origin.name().length()) + "..."
              : name + " (" + origin.name() + ")"));
    }
    return byModel.entrySet().stream()
        .map(from -> "from " + from.getKey() + ": " + String.join(", ", from.getValue())).toList();
  }
}
