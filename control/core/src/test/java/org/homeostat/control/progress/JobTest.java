package org.homeostat.control.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JobTest {
  private static final List<Integer> TEN = IntStream.range(0, 10).boxed().toList();

  private static Watcher until(int most) {
    AtomicInteger asked = new AtomicInteger();
    return progress -> asked.incrementAndGet() < most;
  }

  @Test
  void aWatcherHearsHowFarTheOutermostJobIs() {
    List<String> heard = new ArrayList<>();
    Watcher.during(progress -> heard.add(progress.toString()), () -> {
      try (Job outer = Job.of("grid", 2, "cells")) {
        try (Job inner = Job.of("run", 60, "d")) {
          inner.at(30).goesOn();
        }
        return outer.at(1).goesOn();
      }
    });
    String begun = "grid: 0 of 2 cells";
    assertEquals(List.of(begun, begun, begun, "grid: 1 of 2 cells"), heard);
  }

  @Test
  void aJobThatDoesNotKnowHowMuchThereIsCountsTheJobsDirectlyInsideIt() {
    List<String> heard = new ArrayList<>();
    Watcher.during(progress -> heard.add(progress.toString()), () -> {
      try (Job verdict = Job.open("a and b", "runs")) {
        for (int i = 0; i < 2; i++) {
          try (Job run = Job.of("run", 60, "d"); Job piece = Job.of("piece", 1, "")) {
            piece.at(1);
          }
        }
        return verdict.goesOn();
      }
    });
    assertEquals("a and b: 2 runs", heard.get(heard.size() - 1));
  }

  @Test
  void whatIsDoneBeforeACancelIsKeptInOrder() {
    List<Integer> done = Watcher.during(until(5), () -> Job.each("squares", "numbers", TEN, i -> i * i));
    assertEquals(List.of(0), done, "two looks for each, and one at the beginning");
    assertEquals(TEN, Job.each("numbers", "numbers", TEN, i -> i), "nobody cancels this one");
  }

  @Test
  void whatWasCutShortIsLeftOut() {
    List<Integer> done = Watcher.during(progress -> true, () -> Job.each("numbers", "numbers", TEN, i -> {
      if (i == 3) {
        throw new Cancelled("cut");
      }
      return i;
    }));
    assertEquals(List.of(0, 1, 2), done);
  }

  @Test
  void aCancelReachesStepsOnOtherThreads() {
    List<Integer> done = Collections.synchronizedList(new ArrayList<>());
    Watcher.during(until(4), () -> {
      try (Job job = Job.of("numbers", TEN.size(), "numbers")) {
        TEN.parallelStream().forEach(i -> job.step(() -> done.add(i)));
        assertTrue(Job.isCancelled());
        return job.goesOn();
      }
    });
    assertTrue(done.size() < TEN.size(), () -> "done: " + done);
    assertFalse(Job.isCancelled(), "afterwards all is as before");
  }

  @Test
  void stepsOnOtherThreadsAreCounted() {
    List<Double> heard = Collections.synchronizedList(new ArrayList<>());
    Watcher.during(progress -> heard.add(progress.done()), () -> {
      try (Job job = Job.of("numbers", TEN.size(), "numbers")) {
        TEN.parallelStream().forEach(i -> job.step(() -> assertFalse(Job.isCancelled())));
        return job.goesOn();
      }
    });
    assertEquals(TEN.size(), heard.get(heard.size() - 1));
  }

  @Test
  void aCancelOutsideIsOneInside() {
    boolean goesOn = Watcher.during(until(2), () -> Watcher.during(progress -> true, () -> {
      try (Job job = Job.of("numbers", 3, "numbers")) {
        return job.goesOn() && job.goesOn() && job.goesOn();
      }
    }));
    assertFalse(goesOn, "the outer watcher is told of the jobs inside the inner one");
    boolean outer = Watcher.during(until(2), () -> {
      try (Job job = Job.of("outer", 3, "numbers")) {
        return Watcher.during(progress -> true, () -> job.goesOn() && job.goesOn());
      }
    });
    assertFalse(outer);
  }

  @Test
  void aJobUnderAnInnerWatcherIsCountedOnce() {
    List<String> heard = new ArrayList<>();
    Watcher.during(progress -> heard.add(progress.toString()), () -> {
      try (Job pairs = Job.containing("verdicts", 2, "pairs")) {
        return Watcher.during(progress -> true, () -> {
          try (Job verdict = Job.open("a and b", "runs"); Job run = Job.of("run", 60, "d")) {
            return run.goesOn() && verdict.goesOn();
          }
        }) && pairs.goesOn();
      }
    });
    assertEquals("verdicts: 1 of 2 pairs", heard.get(heard.size() - 1));
  }

  @Test
  void oneNoIsForGoodWhateverOtherThreadsWereTold() {
    AtomicInteger asked = new AtomicInteger();
    Watcher.during(progress -> asked.incrementAndGet() != 100, () -> {
      try (Job job = Job.of("numbers", 100, "numbers")) {
        IntStream.range(0, 10_000).parallel().forEach(i -> job.step(job::goesOn));
        assertTrue(Job.isCancelled());
        return job.goesOn();
      }
    });
  }

  @Test
  void anInterruptionOfOneThreadEndsWhatTheOthersDo() {
    Watcher.during(progress -> true, () -> {
      try (Job job = Job.of("numbers", 2, "numbers")) {
        job.step(() -> Thread.currentThread().interrupt());
        assertTrue(Thread.interrupted(), "the thread is still interrupted");
        job.step(() -> fail("the job goes on"));
        return job.goesOn();
      }
    });
  }

  @Test
  void anInterruptedThreadCancelsWithoutAWatcher() {
    Thread.currentThread().interrupt();
    assertTrue(Job.isCancelled());
    assertThrows(Cancelled.class, Job::check);
    assertEquals(List.of(), Job.each("numbers", "numbers", TEN, i -> i));
    assertTrue(Thread.interrupted(), "the thread is still interrupted");
    Job.check();
  }

  @Test
  void theWatcherIsToldOfTheEndWhateverHappens() {
    List<String> heard = new ArrayList<>();
    Watcher watcher = new Watcher() {
      @Override
      public boolean goesOn(Progress progress) {
        return true;
      }

      @Override
      public void ended() {
        heard.add("ended");
      }
    };
    assertThrows(IllegalStateException.class, () -> Watcher.during(watcher, () -> {
      throw new IllegalStateException("a fault");
    }));
    assertEquals(List.of("ended"), heard);
  }
}
