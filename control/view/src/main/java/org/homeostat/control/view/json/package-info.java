/** A study as a document for other programs. */
package org.homeostat.control.view.json;
