/**
 * How the library is used: one short main for each question a newcomer has, and the command line {@link
 * org.homeostat.examples.Homeostat}, whose default is the comparison that the library was made for.
 */
package org.homeostat.examples;
