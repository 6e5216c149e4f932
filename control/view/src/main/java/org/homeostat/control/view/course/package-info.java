/** Courses on one time axis: what a picture draws, a report tabulates and a document lists. */
package org.homeostat.control.view.course;
