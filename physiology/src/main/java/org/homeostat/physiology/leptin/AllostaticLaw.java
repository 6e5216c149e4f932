package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.*;
import static org.homeostat.control.model.Source.Mark.DERIVED;
import static org.homeostat.physiology.leptin.Sources.KLINGENSPOR_2000;
import static org.homeostat.physiology.leptin.StaticLaw.DRIVES;
import static org.homeostat.physiology.leptin.StaticLaw.EFFECTORS;
import static org.homeostat.physiology.leptin.StaticLaw.drives;
import static org.homeostat.physiology.leptin.StaticLaw.plus;

import java.util.List;
import org.homeostat.control.model.Model;
import org.homeostat.control.model.Part;

/**
 * The static law under a calendar: an upper level predicts how much fat the season asks for and moves the
 * level that the lower one defends. Ours, not the paper's; the idea, stability through change, is
 * Sterling's and Eyer's. The season is that of the Djungarian hamster, which slims for the winter and,
 * underfed, returns only to the weight of that time of year: a sliding set point. It is also more sensitive
 * to leptin then, which is how feedback has it.
 *
 * <pre>
 * need   = amplitude*sin(2*pi*(t - phase)/period),  e = Lset + need + shift - S        in setpoint
 * deaf   = amplitude*sin(2*pi*(t - phase)/period),  Ls = S - deaf                      in feedback
 * </pre>
 *
 * <p>The upper level knows the day of the year and nothing else: it does not sense leptin, and is right
 * only as far as one year is like another. The lower level knows leptin and what it is asked for, and not
 * why. In feedback nothing is expected: the sensor is deafer to leptin in summer than in winter.
 *
 * <p>To move {@code need} is to move {@code deaf}. To clamp the error is not to clamp leptin: at e = 0 the
 * animal is blind to both fat and season, while with leptin held where both drives rest the season still
 * comes through; only leptin held at that level plus {@code deaf}, which moves, would do the same.
 *
 * <p>Where {@code need} exceeds what is sensed, as without leptin in summer, the level that the drives go
 * by is cut at 0, so that they stay within 0 and 1. In winter {@code need} takes from the error what leptin
 * would: less is eaten then even without leptin, 31 % less at midwinter, and the fat of a knock-out has
 * seasons; on day 200, in the first autumn, it is 45.3 g where the static law has 51.1. That follows from
 * adding need to the error, as from deafness below 0, which hears what is not there. It is an assumption.
 *
 * <p>Nothing rests under a calendar: the model starts where the animal without one does, in spring, when
 * need is 0.
 *
 * @see "McEwen BS, Wingfield JC: The concept of allostasis in biology and biomedicine, Hormones and
 *     Behavior 43 (2003) 2-15, doi 10.1016/S0018-506X(02)00024-7 (abstract)"
 * @see "Sterling P, Eyer J: Allostasis: a new paradigm to explain arousal pathology, in Fisher S, Reason J
 *     (editors), Handbook of Life Stress, Cognition and Health, Wiley 1988 (not read)"
 */
final class AllostaticLaw {
  private static final String SWING = "assumed to be what makes the mouse's leptin swing from 7.9 to 2.1"
      + " ng/mL; the hamster's is 9.3 in long days and 2.1 after 116 short ones (abstract)";

  private AllostaticLaw() {}

  static Law law() {
    return new Law("allostatic", "static law", "in leptin that is heard less in summer than in winter",
        "in the error against a level that a calendar moves", AllostaticLaw::feedback,
        AllostaticLaw::setpoint).on(AllostaticLaw::animal);
  }

  /** A start that is declared as rest would be refused; so it is the numbers of the static law's. */
  private static Model animal() {
    double[] rest = LeptinLoop.feedback().start();
    return TamPlant.model().startingAt("FM", rest[0]).startingAt("L", rest[1]);
  }

  private static Part[] feedback() {
    return plus(calendar(),
        auxiliary("deaf", "ng/g", "leptin that goes unheard in this season"),
        auxiliary("Ls", "ng/g", "leptin that is heard"),
        equations("""
            deaf   = amplitude*sin(2*pi*(t - phase)/period)
            Ls     = pos(S - deaf)     # no less than none
            """),
        DRIVES,
        EFFECTORS);
  }

  private static Part[] setpoint() {
    return plus(calendar(),
        StaticLaw.setPoint(),
        StaticLaw.shift(),
        StaticLaw.error(),
        auxiliary("need", "ng/g", "need that the calendar predicts"),
        auxiliary("Ls", "ng/g", "leptin that the error implies"),
        equations("""
            need   = amplitude*sin(2*pi*(t - phase)/period)
            e      = Lset + need + shift - S
            Ls     = pos(Lset - e)     # no less than none
            """),
        DRIVES,
        EFFECTORS);
  }

  /** The drives, and what the calendar is made of. */
  private static List<Part> calendar() {
    return List.of(plus(drives(),
        parameter("amplitude", 0.25, "ng/g", "how far the season moves the level").nonNegative()
            .source(KLINGENSPOR_2000.marked(DERIVED, SWING)),
        parameter("period", 365, "d", "length of the year").positive()
            .assumed("a year, the change that is predicted being the season's"),
        parameter("phase", 0, "d", "day in spring on which the level passes its mean")
            .assumed("runs begin in spring, where the level is at its mean, so that the animal begins at the"
                + " rest of the static law")));
  }
}
