package org.homeostat.control.view.report;

import java.util.List;

/**
 * A parameter that a reader of the page can move.
 *
 * @param value where it stands, in its unit, as are {@code low} and {@code high}
 * @param models the places of the models in the study that have it
 * @param gauge whether the verdict says that nothing moves with it that both models have
 */
record Slider(String name, String meaning, String unit, double value, double low, double high,
    List<Integer> models, boolean gauge) {}
