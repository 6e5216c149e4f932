/** A model near a point, as a linear system with named inputs and outputs: loops, margins, norms, roots. */
package org.homeostat.control.loop;
