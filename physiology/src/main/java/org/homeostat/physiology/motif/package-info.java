/**
 * Small loops that recur: homeostasis by saturated enzymes, antithetic integral control, and control as
 * inference; each beside the law that an engineer would write for it.
 */
package org.homeostat.physiology.motif;
