/** Pictures of runs and of models, drawn alike as SVG and as PNG. */
package org.homeostat.control.view.picture;
