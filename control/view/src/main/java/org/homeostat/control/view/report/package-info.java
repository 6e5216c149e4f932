/** The report: one HTML file about a study. */
package org.homeostat.control.view.report;
