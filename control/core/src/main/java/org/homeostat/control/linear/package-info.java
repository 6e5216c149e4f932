/** Systems of linear equations with a field's Jacobian: where it has entries, and how they are decomposed. */
package org.homeostat.control.linear;
