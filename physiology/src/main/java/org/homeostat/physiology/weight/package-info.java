/**
 * Human body weight, each model in two versions: Chow and Hall's two flows on one invariant curve, and
 * Goldbeter's cycling with the set points that its saturated rates imply.
 */
package org.homeostat.physiology.weight;
