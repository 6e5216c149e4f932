/**
 * What a study looks like to others: pictures, a report in one file, and a document for other programs. Core
 * draws nothing and writes no JSON; this package reads core's values and changes none.
 */
package org.homeostat.control.view;
