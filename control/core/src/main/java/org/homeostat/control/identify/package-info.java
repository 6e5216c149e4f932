/** Which parameters a measurement can tell: by rank, in words, and by profiles of the likelihood. */
package org.homeostat.control.identify;
