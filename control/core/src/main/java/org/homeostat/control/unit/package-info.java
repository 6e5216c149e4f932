/**
 * Units of measurement: what a quantity is counted in, so that formulas can be checked and times converted.
 *
 * <p>A unit keeps the symbols its author wrote ({@code ng/mL/d}); dimension and scale are derived from them
 * when two units are compared. Nothing is rewritten to SI behind the reader's back.
 */
package org.homeostat.control.unit;
