/**
 * White noise: Brownian paths as values, and the methods that integrate dX = f dt + b dW along them, in Ito's
 * sense. A {@link org.homeostat.control.noise.BrownianPath} is determined by a seed and a name;
 * a {@link org.homeostat.control.noise.Noise} says which paths a run takes, by which method and in what
 * steps. The room knows nothing of expressions or models.
 */
package org.homeostat.control.noise;
