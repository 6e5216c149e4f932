package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Source.Mark.ABSTRACT;
import static org.homeostat.control.model.Source.Mark.DERIVED;
import static org.homeostat.control.model.Source.Mark.READ;

import org.homeostat.control.model.Source;

/** The publications that the numbers of the leptin loop come from. */
final class Sources {

  /**
   * The model. Its equations and values were read in {@link #MANES_2015}; the paper's own tables were not
   * seen.
   */
  static final Source TAM_2009 = Source.of(
          "Tam J, Fukumura D, Jain RK", 2009,
          "A mathematical model of murine metabolic regulation by leptin: energy balance and defense of a"
              + " stable body weight",
          "Cell Metabolism 9(1):52-63", "10.1016/j.cmet.2008.11.005")
      .marked(READ, "as transcribed by Manes 2015");

  /** An implementation that names the paper's equations and lists its values. */
  static final Source MANES_2015 = Source.of(
      "Manes C", 2015,
      "leptin_model.m and mod_parameters.m, an Octave implementation of Tam et al. 2009",
      "Repository JorgeGuerraPires/ebookbiomathmodels, branch leptin-dynamics-v1", "");

  /** Leptin secretion, measured in rats; its abstract was read. */
  static final Source ZENG_1997 = Source.of(
          "Zeng J, Patterson BW, Klein S, Martin DR, Dagogo-Jack S, Kohrt WM, Miller SB, Landt M", 1997,
          "Whole body leptin kinetics and renal metabolism in vivo",
          "American Journal of Physiology - Endocrinology and Metabolism 273(6):E1102-E1106", "")
      .marked(DERIVED, "3.6 ng per 100 g of rat fat and minute, times 1440 min/d; so used by Tam et al.");

  /** Firing rates of AgRP cells and of those that they inhibit, in the mouse. */
  static final Source MANDELBLAT_CERF_2015 = Source.of(
      "Mandelblat-Cerf Y, Ramesh RN, Burgess CR, Patella P, Yang Z, Lowell BB, Andermann ML", 2015,
      "Arcuate hypothalamic AgRP and putative POMC neurons show opposite changes in spiking across multiple"
          + " timescales",
      "eLife 4:e07122", "10.7554/eLife.07122");

  /** Leptin and body mass of the Djungarian hamster in long and in short days; its abstract was read. */
  static final Source KLINGENSPOR_2000 = Source.of(
          "Klingenspor M, Niggemann H, Heldmaier G", 2000,
          "Modulation of leptin sensitivity by short photoperiod acclimation in the Djungarian hamster,"
              + " Phodopus sungorus",
          "Journal of Comparative Physiology B 170:37-43", "")
      .marked(ABSTRACT, "");

  private Sources() {}

  /** An equation of the model's paper. */
  static Source eq(int number) {
    return TAM_2009.at("Eq " + number);
  }
}
