/** What can be said of a model without running it: where it rests, and how it behaves nearby. */
package org.homeostat.control.analysis;
