package org.homeostat.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.homeostat.control.analysis.Equilibrium;
import org.homeostat.control.analysis.EquilibriumSearch;
import org.homeostat.control.defence.Adaptation;
import org.homeostat.control.defence.Defence;
import org.homeostat.control.defence.ThreeCuts;
import org.homeostat.control.loop.CharacteristicRoots;
import org.homeostat.control.loop.LinearSystem;
import org.homeostat.control.loop.Linearization;
import org.homeostat.control.loop.LoopGain;
import org.homeostat.control.loop.Norms;
import org.homeostat.control.loop.PolesAndZeros;
import org.homeostat.control.model.Model;

/**
 * What can be said of a loop without running it, by parts: rests always, the others where what they need is
 * named.
 *
 * @param response how the load acts on what is looked at
 * @param opened the loop gain where the loop is opened
 */
record Analysis(List<Equilibrium> rests, Optional<LinearSystem> response, Optional<LoopGain> opened,
    Optional<Defence> defence, Optional<ThreeCuts> cuts) {

  /** Of a model; what is not named is null. */
  static Analysis of(Model model, String from, String to, String open) {
    List<Equilibrium> rests = apart(model, EquilibriumSearch.in(model).orThrow());
    Optional<String> load = Optional.ofNullable(from);
    Optional<String> level = Optional.ofNullable(to);
    Optional<String> place = Optional.ofNullable(open);
    Linearization near = Linearization.of(model).atRest();
    Optional<Defence> defence = level.map(name -> Defence.of(model, name))
        .map(one -> load.map(one::against).orElse(one)).map(one -> place.map(one::openedAt).orElse(one));
    return new Analysis(rests,
        load.flatMap(input -> level.map(output -> near.from(input).to(output).system())),
        place.map(near::opened),
        defence,
        load.flatMap(input -> place.flatMap(sensed -> defence.map(
            one -> ThreeCuts.of(one, Adaptation.of(one.operatingPoint(), sensed, input))))));
  }

  /** Of a line of rests, the point that the model goes to. */
  private static List<Equilibrium> apart(Model model, List<Equilibrium> rests) {
    Optional<Equilibrium> reached =
        Equilibrium.reachedFrom(model, model.start()).filter(Equilibrium::isNeutral);
    return reached.isEmpty() ? rests : Stream.concat(
        reached.stream(), rests.stream().filter(rest -> !rest.isNeutral())).toList();
  }

  /** What to print on a terminal. */
  String text() {
    List<String> parts = new ArrayList<>();
    parts.add("WHERE IT RESTS, AND WHETHER IT STAYS THERE");
    rests.forEach(rest -> parts.add(rest.toString()));
    response.ifPresent(system -> parts.add(String.join("\n",
        "\nHOW " + system.inputs().get(0) + " ACTS ON " + system.outputs().get(0),
        (system.isDelayed() ? CharacteristicRoots.of(system) : PolesAndZeros.of(system)).toString(),
        Norms.h2(system).toString(), Norms.hInfinity(system).toString())));
    opened.ifPresent(loop ->
        parts.add("\nTHE LOOP, OPENED AT " + loop.system().inputs().get(0) + "\n" + loop));
    defence.ifPresent(one -> parts.add("\nHOW STRONGLY IT IS DEFENDED\n" + one));
    cuts.ifPresent(one -> parts.add("\nTHREE QUESTIONS THAT SHARE THE WORDS SET POINT\n" + one));
    return Wrap.lines(String.join("\n", parts)) + "\n";
  }

  /** The same as one JSON document. */
  String json() {
    return new AnalysisJson(this).text();
  }
}
