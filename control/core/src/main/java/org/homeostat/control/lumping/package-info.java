/** Which sums, differences and classes of a model's states obey closed equations of their own. */
package org.homeostat.control.lumping;
