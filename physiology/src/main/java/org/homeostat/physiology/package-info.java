/**
 * Published models of regulation, each value with its unit, meaning and source; {@link
 * org.homeostat.physiology.Catalogue} has all of them by name.
 */
package org.homeostat.physiology;
