/**
 * Whether two descriptions of a loop are the same loop: proofs by exact algebra, refutations with a witness,
 * and runs side by side.
 */
package org.homeostat.control.framing;
