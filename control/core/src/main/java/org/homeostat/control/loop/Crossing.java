package org.homeostat.control.loop;

/**
 * A frequency at which a loop gain crosses the unit circle or the negative real axis.
 *
 * @param frequency in radians per unit of time; 0 and infinity are possible on the axis
 * @param margin at the circle the phase margin in degrees, between -180 and 180; at the axis the factor of
 *     the gain that puts the crossing on -1
 */
public record Crossing(double frequency, double margin) {}
