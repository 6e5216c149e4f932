package org.homeostat.control.framing;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Clause;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.control.simulate.Trajectory;

/**
 * The runs of the models that a verdict is on, each made once: the proof's check, the table of differences
 * and every prediction ask for them. Runs of models that something was done to are not kept.
 */
final class OwnRuns {
  private final List<Model> models;
  private final Map<Key, Trajectory> made = new ConcurrentHashMap<>();

  private record Key(Model model, String protocol, List<Clause> clauses) {}

  OwnRuns(Model... models) {
    this.models = List.of(models);
  }

  Trajectory of(Model model, Protocol protocol, Supplier<Trajectory> run) {
    return models.contains(model)
        ? made.computeIfAbsent(new Key(model, protocol.name(), protocol.clauses()), missing -> run.get())
        : run.get();
  }
}
