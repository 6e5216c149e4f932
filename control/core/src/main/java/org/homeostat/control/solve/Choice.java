package org.homeostat.control.solve;

/**
 * A method that {@link Solver#auto} chose while it ran.
 *
 * @param time from when on it was used
 * @param method its name
 * @param reason why it was taken instead of the one before; of the first, why the run started with it
 */
public record Choice(double time, String method, String reason) {}
