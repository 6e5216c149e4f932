/** The problems that methods are compared on: as text, and some written by hand in Java as well. */
package org.homeostat.benchmarks.problems;
