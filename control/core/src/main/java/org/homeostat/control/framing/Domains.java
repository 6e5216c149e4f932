package org.homeostat.control.framing;

import org.homeostat.control.model.Domain;

/** What a domain says about a sign. */
final class Domains {
  private Domains() {}

  /** 2 where every value is positive, 1 where none is negative, else 0. */
  static int sign(Domain domain) {
    return domain.low() > 0 || domain.low() == 0 && !domain.lowIncluded() ? 2 : domain.low() == 0 ? 1 : 0;
  }
}
