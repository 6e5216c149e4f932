/**
 * What is done to a model while it runs: interventions over windows of time or at crossings, as data that
 * prints and can be tested without a solver. A protocol rewrites a model; it never integrates one.
 */
package org.homeostat.control.protocol;
