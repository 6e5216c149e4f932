/** How strongly a level is defended: offsets under load, gains, restoring slopes, perfect adaptation. */
package org.homeostat.control.defence;
