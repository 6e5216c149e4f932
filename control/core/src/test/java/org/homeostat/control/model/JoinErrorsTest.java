package org.homeostat.control.model;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Tank.assertRefused;
import static org.homeostat.control.model.Tank.refused;
import static org.homeostat.control.model.Vessels.heat;
import static org.homeostat.control.model.Vessels.loop;
import static org.homeostat.control.model.Vessels.valve;
import static org.homeostat.control.model.Vessels.vessel;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.homeostat.control.trouble.Trouble;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said where two models do not fit: both are named. */
class JoinErrorsTest {

  /** The vessel and its valve, called x. */
  private static Executable joined(UnaryOperator<Join> asked) {
    return () -> asked.apply(Model.join(vessel(), valve())).named("x");
  }

  private static Model law(String name, Part... parts) {
    Part[] all = Arrays.copyOf(parts, parts.length + 1);
    all[parts.length] = input("V", "L", "volume that is seen");
    return Model.of(name, Stream.concat(Stream.of(time("h")), Stream.of(all)).toArray(Part[]::new));
  }

  private static Executable closing(Model law, String... names) {
    return () -> Model.join(vessel(), law).connecting(names).named("x");
  }

  static Stream<Arguments> clashes() {
    return Stream.of(
        refused("all names", () -> Model.join(loop(), loop().named("other")).named("x"), """
            x: both loop and other have 'V', 'in', 'rain', 'k', 'g', 'Vset', 'out'.
                To keep them apart, use prefixed("a", "b"); to make them one, sharing("V", "in", "rain", \
            "k", "g", "Vset", "out")."""),
        refused("of one name", () -> Model.join(loop(), loop()).named("x"), """
            x: both the first loop and the second loop have 'V', 'in', 'rain', 'k', 'g', 'Vset', 'out'.
                To keep them apart, use prefixed("a", "b"); to make them one, sharing("V", "in", "rain", \
            "k", "g", "Vset", "out")."""),
        refused("what could be connected", joined(join -> join.connecting("V")), """
            x: both vessel and valve have 'in'.
                To keep them apart, use prefixed("a", "b"); to make them one, connecting("in")."""),
        refused("a part of the joint", joined(join -> join.connecting("V", "in")
                .with(parameter("k", 1, "1", ""))),
            "x: the joint declares 'k', which vessel has already, as a parameter. Give the new one another"
                + " name."),
        refused("with one prefix", () -> Model.join(heat(), heat().renamed("h", "b_T")).prefixed("b", "")
            .named("x"), """
            x: both b, a heat and the second heat have 'b_T'.
                To keep them apart, use prefixed("a", "b"); to make them one, sharing("b_T")."""),
        refused("prefixes that clash", () -> Model.join(loop(), loop()).prefixed("a", "a").named("x"), """
            x: both a, a loop and a, a loop have 'a_V', 'a_in', 'a_rain', 'a_k', 'a_g', 'a_Vset', 'a_out'.
                To keep them apart, use prefixed("a", "b"); to make them one, sharing("a_V", "a_in", \
            "a_rain", "a_k", "a_g", "a_Vset", "a_out")."""));
  }

  static Stream<Arguments> wrongConnections() {
    return Stream.of(
        refused("no such input", closing(law("tap", equations("heat = 2*V")), "V", "heat"), """
            x: 'heat' cannot be connected: vessel has no 'heat', which in tap is an auxiliary.
                vessel has the inputs in, rain.
                Give it one name in both by renamed(...), or connect an input by an equation, \
            connecting("input = ...")."""),
        refused("no such output", closing(law("tap", equations("inn = 0.1*V")), "V", "in"), """
            x: 'in' cannot be connected: tap has no 'in', which in vessel is an input. Did you mean 'inn'?
                Give it one name in both by renamed(...), or connect an input by an equation, \
            connecting("input = ...")."""),
        refused("neither", joined(join -> join.connecting("v")), """
            x: 'v' cannot be connected: vessel has no 'v', nor has valve. Did you mean 'V'?
                Give it one name in both by renamed(...), or connect an input by an equation, \
            connecting("input = ...")."""),
        refused("nobody gives it",
            () -> Model.join(valve(), valve().named("tap")).connecting("V").named("x"), """
            x: 'V' cannot be connected: it is an input of both valve and tap, and neither gives it.
                To have one input for both, use sharing("V")."""),
        refused("nobody takes it", () -> Model.join(loop(), vessel()).connecting("k").named("x"), """
            x: 'k' cannot be connected: neither model takes it as an input. In loop it is a parameter, in \
            vessel a parameter.
                loop has the input rain.
                vessel has the inputs in, rain."""),
        refused("closed already", () -> Model.join(loop(), valve()).connecting("in").named("x"), """
            x: 'in' cannot be connected: neither model takes it as an input. In loop it is an input that is \
            closed already, in = g*(Vset - V), in valve an auxiliary.
                loop has the input rain.
                valve has the input V."""),
        refused("other units", closing(law("tap", parameter("a", 2, "1", ""), equations("in = a*V")), "V",
            "in"), """
            x: the connection 'in' does not fit.
                in of vessel is L/h, an input
                in of tap is L: in = a*V
                Give both one unit, or connect others."""),
        refused("a factor", closing(law("tap", parameter("in", 2, "mL/min", "")), "in"), """
            x: the connection 'in' does not fit.
                in of vessel is L/h, an input
                in of tap is mL/min
                1 mL/min is 0.06 L/h: give both one unit, or rename one and connect them by an equation with \
            the factor."""));
  }

  static Stream<Arguments> wrongEquations() {
    return Stream.of(
        refused("of no input", joined(join -> join.connecting("V", "in", "k = 2")), """
            x: the connection
                k = 2
                closes 'k', but 'k' of vessel is a parameter and cannot be closed; only inputs can.
                vessel has the inputs in, rain.
                valve has the input V."""),
        refused("of nothing", joined(join -> join.connecting("V", "in", "rein = g*V")), """
            x: the connection
                rein = g*V
                closes 'rein', but neither model has such an input. Did you mean 'rain'?
                vessel has the inputs in, rain.
                valve has the input V."""),
        refused("of a state", joined(join -> join.connecting("V", "in", "dV/dt = 1")), """
            x: the connection
                dV/dt = 1
                gives a derivative; a connection closes an input. Add it by with(...)."""),
        refused("of what is connected", joined(join -> join.connecting("V", "in", "in = g*V")), """
            x: the connection
                in = g*V
                closes an input that connecting("in") closes, too. Keep one of the two."""),
        refused("of another unit", joined(join -> join.connecting("V", "in", "rain = Vset - V")), """
            x: the connection
                rain = Vset - V
                does not fit: rain of vessel is L/h; Vset - V is L, because Vset is L and V is L.
                Vset: Vset of valve is L
                V: V of vessel is L"""),
        refused("whose units do not fit", joined(join -> join.connecting("V", "in", "rain = Vset + k")), """
            x: the connection
                rain = Vset + k
                has units that do not fit.
                the terms of Vset + k have different units.
                Vset is L; k is 1/h.
                Vset: Vset of valve is L
                k: k of vessel is 1/h"""));
  }

  static Stream<Arguments> unfitEquations() {
    return Stream.of(
        refused("with an unknown name", joined(join -> join.connecting("V", "in", "rain = k*Vse")), """
            x: the equation for rain uses 'Vse', which is not declared. Did you mean 'Vset'?
                rain = k*Vse
                         ^^^"""),
        refused("no equation", joined(join -> join.connecting("V", "in", "rain = k*")), """
            x: a value is missing after '*'.
                rain = k*
                         ^"""),
        refused("a circle", joined(join -> join.connecting("V", "in", "rain = in + feel")
            .with(equations("feel = rain"))), """
            x: the equations define each other in a circle: rain <- feel <- rain.
                rain = in + feel   (rain of vessel)
                feel = rain
                Make one of them a state: a loop needs something that remembers."""));
  }

  static Stream<Arguments> openEnds() {
    return Stream.of(
        refused("nobody gives it", () -> Model.join(vessel(), heat()).named("x"), """
            x: the input 'in' of vessel is left open; heat has no 'in'.
                Connect it, or say leavingOpen("in")."""),
        refused("two, prefixed", () -> Model.join(vessel(), law("tap", equations("inn = V/V")))
            .prefixed("a", "b").named("x"), """
            x: the input 'a_in' of vessel is left open; tap has no 'in'. Did you mean its 'inn'?
                the input 'b_V' of tap is left open; vessel has 'V', which connecting("V") would close it by.
                Connect them, or say leavingOpen("a_in", "b_V")."""),
        refused("an input of the joint", () -> Model.join(loop(), heat())
            .with(input("flow", "L/h", "")).named("x"), """
            x: the input 'flow' of the joint is left open.
                Connect it, or say leavingOpen("flow")."""),
        refused("not open", joined(join -> join.connecting("V").connecting("in").leavingOpen("rain")),
            "x: 'rain' is to stay open, but it is no open input. All inputs are closed."),
        refused("not open, but others are", joined(join -> join.connecting("V").prefixed("a", "b")
                .leavingOpen("in")),
            "x: 'in' is to stay open, but it is no open input. Open are a_in."));
  }

  static Stream<Arguments> wrongSharing() {
    return Stream.of(
        refused("another value", () -> Model.join(loop(), loop().named("other").let("k", 0.2))
            .prefixed("a", "b").sharing("k").named("x"), """
            x: 'k' cannot be shared, because the two models differ in its value.
                loop: a parameter, in 1/h, k = 0.1, k > 0
                other: a parameter, in 1/h, k = 0.2, k > 0
                Make them agree, or keep both, with prefixes."""),
        refused("another unit and domain", () -> Model.join(loop(),
            Model.of("other", time("h"), parameter("k", 0.1, "1", ""), state("y", 1, "1", ""),
                equations("dy/dt = 0"))).sharing("k").named("x"), """
            x: 'k' cannot be shared, because the two models differ in its unit, domain.
                loop: a parameter, in 1/h, k = 0.1, k > 0
                other: a parameter, in pure numbers, k = 0.1
                Make them agree, or keep both, with prefixes."""),
        refused("another rest", () -> Model.join(loop().let("Vset", 10), loop().let("Vset", 10).atRest())
            .sharing("V", "in", "rain", "k", "out", "g", "Vset").named("x"), """
            x: 'V' cannot be shared, because the two models differ in its rest.
                the first loop: a state, in L, V >= 0, dV/dt = in + rain - out, starts at rest(1), at 4
                the second loop: a state, in L, V >= 0, dV/dt = in + rain - out, starts at rest(1), at 8
                Make them agree, or keep both, with prefixes."""),
        refused("an equation in other names", () -> Model.join(loop(), loop().named("other"))
            .prefixed("a", "b").sharing("out").named("x"), """
            x: 'out' cannot be shared, because the two models differ in its equation.
                loop: an auxiliary, in L/h, out = a_k*a_V
                other: an auxiliary, in L/h, out = b_k*b_V
                Make them agree, or keep both, with prefixes."""),
        refused("an input that the other gives", joined(join -> join.sharing("in", "V")),
            "x: 'in' cannot be shared: it is an input of vessel, and valve gives it. To close the input by"
                + " it, use connecting(\"in\")."),
        refused("what one has", () -> Model.join(loop(), heat()).sharing("V").named("x"), """
            x: 'V' cannot be shared: heat has no 'V', which in loop is a state.
                heat has no inputs to close.
                Give it one name in both by renamed(...), or leave it out."""));
  }

  static Stream<Arguments> circles() {
    Model pipe = Model.of("pipe", time("h"), state("V", 1, "L", ""), input("in", "L/h", ""),
        equations("through = 2*in\ndV/dt = through"));
    Model pump = Model.of("pump", time("h"), input("through", "L/h", ""), equations("in = -through"));
    return Stream.of(refused("through both",
        () -> Model.join(pipe, pump).connecting("in", "through").named("x"), """
            x: the equations define each other in a circle: through <- in <- through.
                through = 2*in   (through of pipe)
                in = -through   (in of pump)
                Make one of them a state: a loop needs something that remembers."""));
  }

  static Stream<Arguments> otherClocks() {
    Model day = Model.of("daily", time("d"), state("y", 1, "1", ""), equations("dy/dt = 0"));
    Model pure = Model.of("pure", time("1"), state("y", 1, "1", ""), equations("dy/dt = 0"));
    return Stream.of(
        refused("days", () -> Model.join(loop(), day).named("x"), """
            x: the two models count time differently: loop in h, daily in d; 1 d is 24 h.
                Write one of them in the other's unit: its time(...), and every quantity that is per \
            time."""),
        refused("no unit", () -> Model.join(loop(), pure).named("x"), """
            x: the two models count time differently: loop in h, pure in pure numbers.
                Write one of them in the other's unit: its time(...), and every quantity that is per \
            time."""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"clashes", "wrongConnections", "wrongEquations", "openEnds", "wrongSharing", "otherClocks"})
  void whatDoesNotFitIsRefused(String what, Executable joining, String message) {
    assertRefused(message + Trouble.JOINING_TWO_MODELS_IS_REFUSED.more(), joining);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"unfitEquations", "circles"})
  void equationsAreCheckedAsThoseOfAnyModel(String what, Executable joining, String message) {
    assertRefused(message, joining);
  }
}
