package org.homeostat.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BadUseTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      comparr                                | 'comparr' is not understood here. Did you mean 'compare'?
      run                                    | Missing required parameter: 'MODEL'.
      run leptin.fedback | Did you mean 'leptin.feedback'?
      compare leptin.feedback leptin.setpiont | Did you mean 'leptin.setpoint'?
      compare leptin.feedback | compare takes two models or more; 'run leptin.feedback' runs one.
      compare --protocol dite                | There is no protocol 'dite'. Did you mean 'diet'?
      compare --protocol                     | Missing required parameter for option '--protocol'
      run leptin.feedback --solver dp835     | There is no solver 'dp835'. Did you mean 'dp853'?
      run leptin.feedback --solver vern8     | There is no solver 'vern8'. Did you mean 'vern7'?
      run leptin.feedback --rtol small       | --rtol small: a relative tolerance is a number from 1e-14 up
      run leptin.feedback --rtol 0           | --rtol 0: a relative tolerance is
      run leptin.feedback --rtol nan         | --rtol nan: a relative tolerance is
      run leptin.feedback --rtol inf         | --rtol inf: a relative tolerance is
      run feedback                           | There is no model 'feedback'. Did you mean 'leptin.feedback'?
      compare setpoint leptin.feedback       | Did you mean 'leptin.setpoint'?
      compare --protocol bias                | There is no protocol 'bias'. Did you mean 'sensor-bias'?
      run leptin.feedback leptin.setpoint    | 'compare leptin.feedback leptin.setpoint' runs several.
      compare --csv run.csv                  | --csv run.csv: only run writes CSV
      compare --set Rsyn=1 --set Rsyn=2 | --set Rsyn=1 and --set Rsyn=2: 'Rsyn' is given twice
      compare --start FM=5 --start FM=6      | 'FM' is given twice
      run leptin.feedback --sett Rsyn=0      | '--sett' is not understood here. Did you mean '--set'?
      compare --set Rsin=0 | --set Rsin=0: there is no parameter 'Rsin'. Did you mean 'Rsyn'?
      compare --set Rsyn                     | --set Rsyn: write it as NAME=VALUE
      compare --set Rsyn=much                | --set Rsyn=much: 'much' is not a finite number.
      compare --set Rsyn=NaN                 | --set Rsyn=NaN: 'NaN' is not a finite number.
      compare --set Rsyn=Infinity            | 'Infinity' is not a finite number.
      compare --set Rsyn=1e400               | '1e400' is not a finite number.
      compare --set Rsyn=-1                  | 'Rsyn' is -1 ng/g/d, outside its domain
      compare --set FM=2                     | It is a state; --start FM=2 changes where it starts.
      compare --set N=0                      | It is defined by an equation, and a protocol can hold it.
      compare --start BN=2                   | --start BN=2: there is no state 'BN'.
      compare --start Rsyn=2                 | It is a parameter; --set Rsyn=2 changes it.
      compare --start FM=-1                  | 'FM' starts at -1 g, outside its domain
      compare --start FM=NaN                 | 'NaN' is not a finite number.
      compare --start ret                    | --start ret: write it as NAME=VALUE, or 'rest'
      run leptin.feedback --until -3         | --until -3: a run has a length
      run leptin.feedback --until inf        | --until inf: 'inf' is not a time.
      run leptin.feedback --until 0          | --until 0: a run has a length
      run leptin.feedback --until NaN        | 'NaN' is not a time.
      run leptin.feedback --until 3kg        | 'kg' is not a unit of time.
      run leptin.feedback --until 3fortnights | fortnights
      run leptin.feedback --every 0          | --every 0: times that do not move on have no end
      run leptin.feedback --every -1         | --every -1: times that do not move on have no end
      run leptin.feedback --every 9d --until 1wk | --every 9d is longer than the run, --until 1wk
      run leptin.feedback --every 1s --until 400d | gives more than a million times.
      run leptin.feedback --seed 7           | --seed 7: it chooses the paths of the noise, and there is none
      run leptin.feedback --step 0.1         | --step 0.1: it is the step of runs with noise
      run leptin.feedback --noise-method milstein | Add --noise, or leave it out.
      run leptin.feedback --noise --seed x   | --seed x: a seed is a whole number, like 7.
      run leptin.feedback --noise --seed 1.5 | --seed 1.5: a seed is a whole number
      run leptin.feedback --noise --step 0   | --step 0: steps that do not move on
      run leptin.feedback --noise --step -1  | --step -1: steps that do not move on
      run leptin.feedback --noise --step 1   | leptin.feedback
      run leptin.feedback --noise --noise-method milstien | milstein
      run leptin.feedback --noise --noise-method sra1 | sra1 is for additive noise
      run leptin.reducedDelay --noise        | leptin.reducedDelay: no noise is declared.
      run leptin.feedback --sensitivity k55  | Did you mean 'k5'?
      run leptin.feedback --sensitivity N    | 'N' cannot be varied; it is an auxiliary that an equation
      run leptin.feedback --sensitivity tau  | Vary a parameter, or where a state starts: infusion, load,
      run leptin.feedback --sensitivity ,k5 | --sensitivity ,k5: a name is missing
      run leptin.feedback --noise --solver rodas5p | --solver with --noise: runs with noise have methods of
      run leptin.feedback --noise --rtol 1e-6 | --rtol with --noise: runs with noise have steps of one length
      run leptin.feedback --sensitivity k5 --noise | --sensitivity k5 with --noise: sensitivities are those of
      run leptin.delay.feedback --sensitivity D | leptin.delay.feedback: 'delay(S, D)' reads the past
      run leptin.delay.feedback --solver dp54 | 'dp54' does not integrate fields with delays
      run leptin.delay.feedback --set D=-1   | 'D' is -1 d, outside its domain
      run leptin.delay.feedback --set D=NaN  | 'NaN' is not a finite number.
      run leptin.feedback --protocol shift   | Only the setpoint framing has a set point to move
      compare leptin.feedback leptin.lag.feedback --protocol clamp-e | Only the setpoint framing has an error
      compare --map FM                       | --map FM: write it as NAME=NAME, two names of one quantity
      compare --map FM=                      | --map FM=: write it as NAME=NAME
      compare --map FMM=L                    | --map FMM=L: no model has 'FMM'. Did you mean 'FM'?
      compare --map FM=L                     | each model that has 'L' has 'FM' too, so that they are two
      models leptin.setpiont                 | Did you mean 'leptin.setpoint'?
      models lag.setpoint | There is no model 'lag.setpoint'. Did you mean 'leptin.lag.setpoint'?
      readout weight.goldbeter               | it has no 'N'; the read-out needs the drives N and M
      """)
  void isAnsweredInTheUsersWords(String line, String message) {
    Ran ran = Ran.of(line.strip());
    assertTrue(ran.err().contains(message.strip()), ran.err());
    assertBadUse(ran);
  }

  private static void assertBadUse(Ran ran) {
    assertEquals(ExitStatus.BAD_USE, ran.status(), ran.err());
    assertEquals("", ran.out());
    assertFalse(ran.err().contains("\tat "), ran.err());
    assertFalse(ran.err().contains("Exception"), ran.err());
  }

  @Test
  void anUnknownNameIsAnsweredWithTheWholeList() {
    assertTrue(Ran.of("run leptin").err().contains("leptin.integral.setpoint"));
    assertTrue(Ran.of("compare --protocol starve").err().contains("fast-then-diet"));
    assertTrue(Ran.of("compare --solver euler").err()
        .contains("auto, tsit5, vern7, rodas5p, bdf, radau, dp853, dp54, gbs, adams"));
    assertTrue(Ran.of("compare --set x=1").err().contains("rhoFood"));
  }

  @Test
  void aFileWithoutAFolderIsRefusedBeforeTheRun(@TempDir Path folder) throws IOException {
    Path nowhere = folder.resolve("nowhere").resolve("file");
    for (String line : List.of("run leptin.lag.setpoint --csv ", "compare --report ")) {
      Ran ran = Ran.of(line + nowhere);
      assertBadUse(ran);
      assertTrue(ran.err().contains("there is no folder"), ran.err());
    }
    assertNothingIn(folder);
  }

  @Test
  void aFileWithoutANameIsAskedFor(@TempDir Path folder) throws IOException {
    for (String option : List.of("--csv", "--report")) {
      Ran ran = Ran.in(folder, "run", "leptin.feedback", option, "");
      assertBadUse(ran);
      assertTrue(ran.err().startsWith("cannot write '': no file is named."), ran.err());
    }
    assertNothingIn(folder);
  }

  @Test
  void aFolderIsNoFile(@TempDir Path folder) throws IOException {
    Ran ran = Ran.in(folder, "compare", "--report", folder.toString());
    assertBadUse(ran);
    assertTrue(ran.err().contains("it is a folder. Name a file in it."), ran.err());
    assertNothingIn(folder);
  }

  @Test
  void aMainJobWithoutAPlaceForItsReportDoesNotBegin(@TempDir Path folder) throws IOException {
    assertBadUse(Ran.in(folder.resolve("nowhere")));
    assertNothingIn(folder);
  }

  @Test
  void badUseLeavesTheOldFileAsItWas(@TempDir Path folder) throws IOException {
    Path csv = Files.writeString(folder.resolve("course.csv"), "old");
    assertBadUse(Ran.in(folder, "run", "leptin.feedback", "--csv", csv.toString(), "--set", "Rsin=0"));
    assertEquals("old", Files.readString(csv));
  }

  private static void assertNothingIn(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      assertEquals(List.of(), files.toList());
    }
  }
}
