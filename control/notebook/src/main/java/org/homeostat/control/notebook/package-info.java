/** Pictures, reports and progress inside a Jupyter notebook. */
package org.homeostat.control.notebook;
