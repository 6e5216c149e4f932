/**
 * Formulas: the notation of models, the trees it is parsed into, and what such a tree can mean.
 *
 * <p>An {@link Expr} has one operation, {@code fold}; each meaning (a value, a derivative, a unit, LaTeX) is
 * one small class with one static entry point around one {@link Algebra}. There is no simplifier, and nothing
 * is expanded.
 */
package org.homeostat.control.expr;
