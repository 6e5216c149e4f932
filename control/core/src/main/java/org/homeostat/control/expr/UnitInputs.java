package org.homeostat.control.expr;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the program of one unit among many finds its names. Arrays that hold something for each unit hold all
 * of the first unit, then all of the second, and so on.
 *
 * @param states the unit's own states, {@code y[unit*m + k]} for m of them
 * @param linked states of other units, {@code y[sources[unit*links + k]]}; a negative source is none
 * @param absent for a linked name the shared or own one whose value it has where there is no source; a name
 *     without one has a source in every unit
 * @param gathered what has been worked out from other units, {@code work[unit*workStride + k]}
 * @param shared what all units have in common, {@code shared[k]}
 * @param own what the unit has for itself, {@code own[unit*ownStride + k]}
 * @param ownStride at least the number of {@code own}
 * @param workStride at least the number of {@code gathered}
 */
public record UnitInputs(List<String> states, List<String> linked, Map<String, String> absent,
    List<String> gathered, List<String> shared, List<String> own, int ownStride, int workStride) {

  /** Copies the lists. */
  public UnitInputs {
    states = List.copyOf(states);
    linked = List.copyOf(linked);
    absent = Map.copyOf(absent);
    gathered = List.copyOf(gathered);
    shared = List.copyOf(shared);
    own = List.copyOf(own);
    Set<String> given = new HashSet<>(shared);
    given.addAll(own);
    if (!given.containsAll(absent.values()) || own.size() > ownStride || gathered.size() > workStride) {
      throw new IllegalArgumentException("a stand-in is not given, or a stride is too short");
    }
  }
}
