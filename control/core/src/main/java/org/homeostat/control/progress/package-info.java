/**
 * How far a long job is, who looks on, and how it is cancelled without losing what is done.
 */
package org.homeostat.control.progress;
