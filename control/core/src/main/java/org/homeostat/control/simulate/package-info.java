/**
 * Runs a model under a protocol: compiles each phase, restarts at boundaries and crossings, stops where a
 * state leaves its declared domain, and keeps the whole course.
 */
package org.homeostat.control.simulate;
