package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.replace;

import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;
import org.homeostat.control.solve.SteadyState;

/**
 * What of leptin a mouse lacks. Each genotype turns a model of {@link LeptinLoop}, of any law and framing,
 * into its animal, which starts where it rests on chow, with all that its law remembers: the wild type at
 * 6.336 g of fat, the other two, under the static law, at 51.346 g. Under a calendar it starts where it would
 * rest if the first day lasted.
 */
public enum Genotype {
  /** Secretes leptin and senses it. */
  WILD_TYPE("wt") {
    @Override
    Model lacking(Model animal) {
      return animal;
    }
  },

  /** ob/ob: secretes none. */
  OB_OB("ob") {
    @Override
    Model lacking(Model animal) {
      return animal.let("Rsyn", 0);
    }
  },

  /** db/db: secretes it and senses none, for it lacks the receptor. */
  DB_DB("db") {
    @Override
    Model lacking(Model animal) {
      return animal.with(replace("S = 0   # no receptor"));
    }
  };

  private final String code;

  Genotype(String code) {
    this.code = code;
  }

  /** Two letters: {@code wt}, {@code ob} or {@code db}. */
  public String code() {
    return code;
  }

  abstract Model lacking(Model animal);

  /** The animal of this genotype, grown up: at rest. */
  public Model of(Model animal) {
    if (!animal.has("Rsyn") || !animal.has("S")) {
      throw new ModelException(animal.name(), "no animal that secretes leptin (Rsyn) and senses it (S), so"
          + " that it cannot lack either.\n    Take one like leptin.feedback.");
    }
    Model lacking = lacking(animal);
    double[] rest = rest(lacking);
    for (int i = 0; i < rest.length; i++) {
      lacking = lacking.startingAt(lacking.states().get(i), rest[i]);
    }
    return lacking;
  }

  /** Of all states, also of those that a law declares to start elsewhere, as a set point that drifts. */
  private static double[] rest(Model animal) {
    double[] start = animal.start();
    return SteadyState.reachedFrom(animal.field(), start, new boolean[start.length])
        .orElseThrow(() -> new ModelException(animal.name(), "it comes to no rest, so that no animal of this"
            + " genotype grows up.\n    Take another law, or other values."))
        .state();
  }
}
