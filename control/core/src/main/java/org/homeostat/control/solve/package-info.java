/**
 * The one integration core: vector fields in, solutions out. A {@link org.homeostat.control.solve.Method}
 * runs a {@link org.homeostat.control.solve.Problem}: one of our own (Tsit5 and Vern7 for fields that are
 * not stiff, Rodas5P, Radau IIA and BDF for stiff ones, and the automatic choice among them), or any of
 * Hipparchus', which can use ours in turn. The core locates events, keeps steps from crossing
 * discontinuities, remembers what delayed terms read ({@link org.homeostat.control.solve.Delays}; by hand
 * {@link org.homeostat.control.solve.DelayField}), and says why a run could not go on. It knows nothing of
 * expressions or models, and it is the only room that imports {@code org.hipparchus.ode}.
 */
package org.homeostat.control.solve;
