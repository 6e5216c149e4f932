package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;

/**
 * Looks for a map under which two models are one. States of one name in both are one state; for each of the
 * others formulas in the states of the first model are guessed from runs ({@link Ansatz}), and then put to
 * the proof that a stated map has to pass. Parameters are found one by one, by their values; what is not
 * found stays at its value.
 */
final class Search {
  /** No more maps than this are put to the proof. */
  private static final int MOST_MAPS = 64;
  /** No more ways of writing the numbers in a map as parameters are. */
  private static final int MOST_GENERAL = 24;

  private static final String KINDS = "for each state that has no name in common, up to three states of the"
      + " other model, scaled, added and shifted, their logarithms and exponentials, and products of their"
      + " powers";

  private final Model source;
  private final Model target;
  private final Battery battery;
  private int guessed;
  private int tried;

  Search(Model source, Model target, Battery battery) {
    this.source = source;
    this.target = target;
    this.battery = battery;
  }

  /** The test of a map that is proved, the one that holds most generally. */
  Optional<Trial> found() {
    if (source.states().size() != target.states().size()) {
      return Optional.empty();
    }
    List<String> unnamed = target.states().stream()
        .filter(state -> !source.states().contains(state)).toList();
    Map<String, List<Ansatz.Guess>> guesses = guesses(unnamed);
    for (Map<String, Ansatz.Guess> chosen : combinations(unnamed, guesses)) {
      Map<String, Expr> entries = new LinkedHashMap<>();
      chosen.forEach((state, guess) -> entries.put(state, guess.formula()));
      tried++;
      if (provedAtValues(entries)) {
        Optional<Trial> trial = general(entries, chosen);
        if (trial.isPresent()) {
          return trial;
        }
      }
    }
    return Optional.empty();
  }

  /** What was tried, in words. */
  String said() {
    return source.states().size() != target.states().size()
        ? source.name() + " has " + source.states().size() + " states and " + target.name() + " has "
            + target.states().size() + ", so that no map between them is invertible"
        : "the search tried " + KINDS + "; " + guessed + (guessed == 1 ? " formula" : " formulas")
            + " fitted the runs and " + tried + (tried == 1 ? " map was" : " maps were")
            + " put to the proof";
  }

  private Map<String, List<Ansatz.Guess>> guesses(List<String> unnamed) {
    Map<String, List<Ansatz.Guess>> guesses = new LinkedHashMap<>();
    if (!unnamed.isEmpty()) {
      MatchedRuns runs = MatchedRuns.of(source, target, battery);
      for (String state : unnamed) {
        int place = target.states().indexOf(state);
        double[] wanted = runs.ofB().stream().mapToDouble(point -> point[place]).toArray();
        List<Ansatz.Guess> found = new Ansatz(source, runs.ofA(), wanted).guesses();
        guesses.put(state, found);
        guessed += found.size();
      }
    }
    return guesses;
  }

  private static List<Map<String, Ansatz.Guess>> combinations(
      List<String> states, Map<String, List<Ansatz.Guess>> guesses) {
    List<Map<String, Ansatz.Guess>> all = List.of(Map.of());
    for (String state : states) {
      List<Map<String, Ansatz.Guess>> longer = new ArrayList<>();
      for (Map<String, Ansatz.Guess> chosen : all) {
        for (Ansatz.Guess guess : guesses.get(state)) {
          if (longer.size() < MOST_MAPS) {
            Map<String, Ansatz.Guess> more = new LinkedHashMap<>(chosen);
            more.put(state, guess);
            longer.add(more);
          }
        }
      }
      all = longer;
    }
    return all;
  }

  private boolean provedAtValues(Map<String, Expr> entries) {
    return holds(entries, everything(entries));
  }

  /** All parameters of the source, and those of the target that have no counterpart there. */
  private Set<String> everything(Map<String, Expr> entries) {
    Mapping mapping = new Mapping(source, target, entries);
    Set<String> all = new LinkedHashSet<>(source.parameters());
    target.parameters().stream().filter(name -> !entries.containsKey(name) && !mapping.shares(name))
        .forEach(name -> all.add(mapping.ownName(name)));
    return all;
  }

  private boolean holds(Map<String, Expr> entries, Set<String> fixed) {
    try {
      return new IdentityAttempt(new Mapping(source, target, entries), fixed, Set.of(),
          !source.noisyStates().isEmpty()).holds();
    } catch (Forms.Beyond | IdentityAttempt.Structure | ModelException none) {
      return false;
    }
  }

  /** A map that is proved at the present values, with parameters for numbers as far as that can be proved. */
  private Optional<Trial> general(Map<String, Expr> entries, Map<String, Ansatz.Guess> chosen) {
    Map<String, Expr> withParameters = new LinkedHashMap<>(entries);
    withParameters.putAll(parameters(entries));
    List<Map<String, Expr>> ways = new ArrayList<>(List.of(withParameters));
    chosen.forEach((state, guess) -> {
      for (Map<String, Expr> way : List.copyOf(ways)) {
        guess.general().stream().filter(formula -> ways.size() < MOST_GENERAL).forEach(formula -> {
          Map<String, Expr> other = new LinkedHashMap<>(way);
          other.put(state, formula);
          other.putAll(parameters(other));
          ways.add(other);
        });
      }
    });
    ways.add(entries);
    Optional<Trial> first = Optional.empty();
    for (Map<String, Expr> way : ways) {
      Optional<Trial> trial = trial(way);
      if (trial.isPresent() && trial.get().scope(trial.get().noise()).equals(Trial.EVERYWHERE)) {
        return trial;
      }
      first = first.or(() -> trial);
    }
    return first;
  }

  private Optional<Trial> trial(Map<String, Expr> entries) {
    try {
      return Optional.of(new Trial(new Mapping(source, target, entries))).filter(Trial::holds);
    } catch (ModelException singular) {
      return Optional.empty();
    }
  }

  /**
   * For parameters of the target alone, what they are in those of the source: of what has their value, the
   * first for which the proof goes through when it is set free and all else stays at its value.
   */
  private Map<String, Expr> parameters(Map<String, Expr> entries) {
    Map<String, Expr> found = new LinkedHashMap<>();
    for (String parameter : target.parameters()) {
      if (source.parameters().contains(parameter) || entries.containsKey(parameter)) {
        continue;
      }
      List<Expr> candidates = new Coefficient(target.value(parameter), 8 * Math.ulp(1.0)).parameters(source);
      for (Expr candidate : candidates) {
        Map<String, Expr> other = new LinkedHashMap<>(entries);
        other.put(parameter, candidate);
        Set<String> fixed = everything(other);
        fixed.removeAll(Names.of(candidate));
        if (holds(other, fixed)) {
          found.put(parameter, candidate);
          break;
        }
      }
    }
    return found;
  }
}
