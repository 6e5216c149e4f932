package org.homeostat.control.solve;

/**
 * What a run that goes on where another ended need not find out again.
 *
 * @param method the method in use, or empty
 * @param stiff whether that is the stiff one
 * @param votes how many votes there were for the other one
 * @param patience how many votes the stiff one needs; 0 for as many as usual
 * @param spent what the stiff one has cost since it took over, in explicit steps
 * @param saved how many explicit steps it has spared, less its cost
 */
record Standing(String method, boolean stiff, int votes, int patience, double spent, double saved) {

  /** Nothing is known. */
  static final Standing START = new Standing("", false, 0, 0, 0, 0);

  Standing with(String other) {
    return new Standing(other, stiff, votes, patience, spent, saved);
  }
}
