package org.homeostat.control.framing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hipparchus.fraction.BigFraction;
import org.homeostat.control.expr.Canonical;
import org.homeostat.control.expr.Expr;
import org.homeostat.control.expr.Names;
import org.homeostat.control.expr.Text;
import org.homeostat.control.model.Model;

/**
 * The noise of two models under a map, in one proof: where dx = ... + s dW, a state z = m(x, y) of the
 * target has m_x s_x dW_x + m_y s_y dW_y. It agrees with the declared one in law if the covariances are the
 * same, and path by path if nothing but its own name's noise reaches it, at the declared intensity and in
 * the same time. A curved map asks for Ito's term in the target's motion, too.
 */
final class NoiseForms {
  private final Canonical proof;
  private final Mapping mapping;
  private final StateMap map;
  private final Map<String, Canonical.Form> mine = new LinkedHashMap<>();
  private final Map<String, Canonical.Form> theirs = new LinkedHashMap<>();
  private final Map<String, Map<String, Canonical.Form>> carried = new LinkedHashMap<>();

  NoiseForms(Canonical proof, Mapping mapping, Forms source, Forms target, StateMap map) {
    this.map = map;
    this.proof = proof;
    this.mapping = mapping;
    intensities(mapping.source()).forEach((state, noise) -> mine.put(state, source.of(noise)));
    intensities(mapping.target()).forEach((state, noise) -> theirs.put(state, target.of(noise)));
    mine.values().removeIf(Canonical.Form::isZero);
    theirs.values().removeIf(Canonical.Form::isZero);
    map.rows().forEach((state, row) -> {
      Map<String, Canonical.Form> parts = new LinkedHashMap<>();
      row.forEach((own, slope) -> {
        if (mine.containsKey(own)) {
          parts.put(own, slope.times(mine.get(own)));
        }
      });
      carried.put(state, parts);
    });
  }

  private static Map<String, Expr> intensities(Model model) {
    Map<String, Expr> found = new LinkedHashMap<>();
    model.noisyStates().forEach(state -> found.put(state, model.noise(state).orElseThrow()));
    return found;
  }

  /**
   * Whether the noise agrees.
   *
   * @param bent whether Ito's term was reckoned with where the motions were compared
   */
  NoiseAgreement agreement(boolean bent) {
    if (mine.isEmpty() && theirs.isEmpty()) {
      return said(NoiseAgreement.Kind.NONE, List.of());
    }
    if (!bent && !map.bent().isEmpty()) {
      return said(NoiseAgreement.Kind.DIFFERENT, map.bent().stream().map(state -> "under a curved map the"
          + " noise adds Ito's term to d" + state + "/dt, which is not there").toList());
    }
    if (carried.keySet().stream().allMatch(this::isOnePath)) {
      return said(NoiseAgreement.Kind.PATHS, List.of());
    }
    List<String> differing = differing();
    return said(differing.isEmpty() ? NoiseAgreement.Kind.LAW : NoiseAgreement.Kind.DIFFERENT, differing);
  }

  private NoiseAgreement said(NoiseAgreement.Kind kind, List<String> differing) {
    Set<String> names = new TreeSet<>();
    mapping.source().noisyStates().forEach(state ->
        collect(mapping.source(), mapping.source().noise(state).orElseThrow(), names));
    Set<String> ofTarget = new TreeSet<>();
    mapping.target().noisyStates().forEach(state ->
        collect(mapping.target(), mapping.target().noise(state).orElseThrow(), ofTarget));
    ofTarget.forEach(name -> names.add(mapping.shares(name) ? name : mapping.ownName(name)));
    return new NoiseAgreement(kind, differing, names, false);
  }

  private static void collect(Model model, Expr expression, Set<String> names) {
    for (String name : Names.of(expression)) {
      if (names.add(name)) {
        model.definition(name).ifPresent(definition -> collect(model, definition, names));
      }
    }
  }

  private boolean isOnePath(String state) {
    Map<String, Canonical.Form> parts = carried.get(state);
    boolean own = Set.of(state).containsAll(parts.keySet());
    return own && own(state).isSame(parts.getOrDefault(state, proof.number(0)))
        && (parts.isEmpty() || mapping.clock().equals(BigFraction.ONE));
  }

  private Canonical.Form own(String state) {
    return theirs.getOrDefault(state, proof.number(0));
  }

  private List<String> differing() {
    List<String> differing = new ArrayList<>();
    List<String> states = new ArrayList<>(carried.keySet());
    for (int i = 0; i < states.size(); i++) {
      String state = states.get(i);
      Canonical.Form declared = own(state).times(own(state)).times(proof.number(mapping.clock()));
      if (!covariance(state, state).isSame(declared)) {
        differing.add("the noise on " + state + " is " + text(mapping.target(), state) + " in "
            + mapping.target().name() + ", and otherwise in " + mapping.source().name());
      }
      for (String other : states.subList(0, i)) {
        if (!covariance(state, other).isZero()) {
          differing.add("one noise acts on " + other + " and " + state + " in " + mapping.source().name()
              + ", and each has its own in " + mapping.target().name());
        }
      }
    }
    return differing;
  }

  private static String text(Model model, String state) {
    return model.noise(state).map(Text::of).orElse("none");
  }

  private Canonical.Form covariance(String state, String other) {
    Canonical.Form sum = proof.number(0);
    for (Map.Entry<String, Canonical.Form> part : carried.get(state).entrySet()) {
      Canonical.Form with = carried.get(other).get(part.getKey());
      sum = with == null ? sum : sum.plus(part.getValue().times(with));
    }
    return sum;
  }
}
