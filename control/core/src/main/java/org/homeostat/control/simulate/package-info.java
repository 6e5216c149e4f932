/**
 * Runs a model under a protocol: compiles each phase, restarts at boundaries and crossings, and keeps the
 * whole course.
 */
package org.homeostat.control.simulate;
