/** Glucose, insulin and beta-cell mass: two published loops whose slow growth law integrates an error. */
package org.homeostat.physiology.glucose;
