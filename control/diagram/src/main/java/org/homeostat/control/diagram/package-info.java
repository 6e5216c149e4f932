/** Who drives whom in a model, drawn as a diagram. */
package org.homeostat.control.diagram;
