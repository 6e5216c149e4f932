/**
 * The one integration core: vector fields in, solutions out. It knows nothing of expressions or models, and
 * it is the only room that imports {@code org.hipparchus.ode}.
 */
package org.homeostat.control.solve;
