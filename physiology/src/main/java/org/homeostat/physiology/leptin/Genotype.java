package org.homeostat.physiology.leptin;

import static org.homeostat.control.model.Part.replace;

import org.homeostat.control.model.Model;
import org.homeostat.control.model.ModelException;

/**
 * What of leptin a mouse lacks. Each genotype turns a model of {@link LeptinLoop}, of any law and framing,
 * into its animal, which starts where it rests on chow: the wild type at 6.336 g of fat, the other two at
 * 51.346 g.
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
    return lacking(animal).atRest();
  }
}
