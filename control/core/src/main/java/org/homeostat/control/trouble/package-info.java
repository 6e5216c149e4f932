/** Where a reader of an error finds more. */
package org.homeostat.control.trouble;
