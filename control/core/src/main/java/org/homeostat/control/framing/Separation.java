package org.homeostat.control.framing;

import java.util.Optional;

/**
 * An intervention after which two models are no longer the same.
 *
 * @param intervention what is done, and in which model
 * @param prediction what each says then; empty where the tried protocols show no difference
 */
public record Separation(String intervention, Optional<Prediction> prediction) {

  @Override
  public String toString() {
    return intervention
        + prediction.map(said -> ": " + said + Animals.said(said.animals()))
            .orElse(": no difference under the protocols tried");
  }
}
