package org.homeostat.control.lumping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** A division of states into blocks, each in the order of declaration. */
record Partition(List<List<String>> blocks) {

  Partition {
    blocks = blocks.stream().map(List::copyOf).toList();
  }

  /** All states in one block. */
  static Partition coarsest(List<String> states) {
    return new Partition(List.of(states));
  }

  /** The partition into the classes of those that are alike inside each block; alike is an equivalence. */
  Partition split(BiPredicate<String, String> alike) {
    List<List<String>> finer = new ArrayList<>();
    for (List<String> block : blocks) {
      List<List<String>> classes = new ArrayList<>();
      for (String state : block) {
        classes.stream().filter(known -> alike.test(known.get(0), state)).findFirst()
            .orElseGet(() -> {
              classes.add(new ArrayList<>());
              return classes.get(classes.size() - 1);
            }).add(state);
      }
      finer.addAll(classes);
    }
    return new Partition(finer);
  }

  int size() {
    return blocks.size();
  }

  /** The first state of the block that a state is in. */
  String representative(String state) {
    return blocks.stream().filter(block -> block.contains(state)).findFirst().orElseThrow().get(0);
  }

  @Override
  public String toString() {
    return blocks.stream().map(block -> "{" + String.join(", ", block) + "}")
        .collect(Collectors.joining(" "));
  }
}
