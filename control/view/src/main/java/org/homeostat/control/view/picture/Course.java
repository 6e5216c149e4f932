package org.homeostat.control.view.picture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.homeostat.control.model.Quantity;
import org.homeostat.control.simulate.Trajectory;
import org.homeostat.control.unit.Unit;

/** What is drawn of one model: its run as a line, or its many runs as a band. */
record Course(String name, Ink ink, List<Trajectory> runs) {

  Course {
    runs = List.copyOf(runs);
  }

  /** A line for each run. */
  static List<Course> each(List<Trajectory> runs) {
    List<Ink> inks = Ink.of(runs.stream().map(run -> run.model().name()).toList());
    List<Course> courses = new ArrayList<>();
    for (int i = 0; i < inks.size(); i++) {
      courses.add(new Course(runs.get(i).model().name(), inks.get(i), List.of(runs.get(i))));
    }
    return courses;
  }

  /** A band for the runs of each model, by their names. */
  static List<Course> together(List<Trajectory> runs) {
    Map<String, List<Trajectory>> groups = new LinkedHashMap<>();
    runs.forEach(run -> groups.computeIfAbsent(run.model().name(), name -> new ArrayList<>()).add(run));
    List<Ink> inks = Ink.of(List.copyOf(groups.keySet()));
    List<Course> courses = new ArrayList<>();
    groups.forEach((name, members) -> courses.add(new Course(name, inks.get(courses.size()), members)));
    return courses;
  }

  /** Whether there is more than one run. */
  boolean isBand() {
    return runs.size() > 1;
  }

  /** The one run, or the first of many. */
  Trajectory run() {
    return runs.get(0);
  }

  /** Whether the model has a quantity, in a unit that goes with another one. */
  boolean has(String quantity, Unit unit) {
    return has(quantity) && declared(quantity).unit().isCommensurable(unit);
  }

  boolean has(String quantity) {
    return run().names().contains(quantity);
  }

  Quantity declared(String quantity) {
    return run().model().quantity(quantity);
  }

  /** What the legend says. */
  String label() {
    return isBand() ? name + ", median of " + runs.size() + " runs" : name;
  }
}
