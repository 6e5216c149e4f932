/**
 * A model as data: declared quantities and text equations, validated in full on construction, that compile to
 * a vector field.
 */
package org.homeostat.control.model;
