package org.homeostat.control.expr;

/** One line of a {@link Program}: from here on, {@code name} stands for {@code value}. */
public record Assignment(String name, Expr value) {}
