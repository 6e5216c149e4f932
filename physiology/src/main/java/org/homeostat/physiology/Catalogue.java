package org.homeostat.physiology;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.homeostat.control.expr.Nearest;
import org.homeostat.control.model.Model;
import org.homeostat.control.protocol.Protocol;
import org.homeostat.physiology.glucose.Karin;
import org.homeostat.physiology.glucose.Topp;
import org.homeostat.physiology.leptin.Genotype;
import org.homeostat.physiology.leptin.GutBrain;
import org.homeostat.physiology.leptin.Law;
import org.homeostat.physiology.leptin.LeptinLoop;
import org.homeostat.physiology.leptin.LeptinProtocols;
import org.homeostat.physiology.leptin.NeuralReadout;
import org.homeostat.physiology.leptin.Parabiosis;
import org.homeostat.physiology.motif.Antithetic;
import org.homeostat.physiology.motif.PidInference;
import org.homeostat.physiology.motif.Tyson;
import org.homeostat.physiology.testosterone.Smith;
import org.homeostat.physiology.weight.ChowHall;
import org.homeostat.physiology.weight.Goldbeter;

/** The models and protocols by name, each with a line of description: what a command line lists and takes. */
public final class Catalogue {

  /** What is neither a law of the leptin loop nor another system's. */
  private static final List<Entry<Model>> LEPTIN_BESIDE_ITS_LAWS = List.of(
      new Entry<>("leptin.reducedDelay",
          "fat above its rest, linear, delayed by D: swings for ever at 31.736 d",
          LeptinLoop::reducedDelay),
      new Entry<>("leptin.gutBrain.feedback", "SemaGBA's weight, food, leptin, AgRP, POMC, in what is sensed",
          GutBrain::feedback),
      new Entry<>("leptin.gutBrain.setpoint",
          "SemaGBA's loop in errors against references, as its source has it",
          GutBrain::setpoint),
      new Entry<>("leptin.gutBrain.smooth", "SemaGBA's loop with sigmoids for the tables of its source",
          GutBrain::smooth),
      new Entry<>("leptin.readout.feedback", "leptin.feedback, its drives read as AgRP and POMC rates in Hz",
          () -> NeuralReadout.on(LeptinLoop.feedback()).named("leptin.readout.feedback")),
      new Entry<>("leptin.readout.setpoint", "leptin.setpoint, its drives read as AgRP and POMC rates in Hz",
          () -> NeuralReadout.on(LeptinLoop.setpoint()).named("leptin.readout.setpoint")));

  private static final List<Entry<Model>> OTHER_SYSTEMS = List.of(
      new Entry<>("parabiosis.wtOb.feedback", "wild type and ob/ob, one circulation, in sensed leptin",
          () -> joined(Genotype.WILD_TYPE, Genotype.OB_OB, LeptinLoop.feedback())),
      new Entry<>("parabiosis.wtOb.setpoint", "wild type and ob/ob, one circulation, in errors against Lset",
          () -> joined(Genotype.WILD_TYPE, Genotype.OB_OB, LeptinLoop.setpoint())),
      new Entry<>("parabiosis.wtDb.feedback", "wild type and db/db, one circulation, in sensed leptin",
          () -> joined(Genotype.WILD_TYPE, Genotype.DB_DB, LeptinLoop.feedback())),
      new Entry<>("parabiosis.wtDb.setpoint", "wild type and db/db, one circulation, in errors against Lset",
          () -> joined(Genotype.WILD_TYPE, Genotype.DB_DB, LeptinLoop.setpoint())),
      new Entry<>("parabiosis.obDb.feedback", "ob/ob and db/db, one circulation, in sensed leptin",
          () -> joined(Genotype.OB_OB, Genotype.DB_DB, LeptinLoop.feedback())),
      new Entry<>("parabiosis.obDb.setpoint", "ob/ob and db/db, one circulation, in errors against Lset",
          () -> joined(Genotype.OB_OB, Genotype.DB_DB, LeptinLoop.setpoint())),
      new Entry<>("weight.chowHall.manifold", "fat and lean mass with a line of rests",
          ChowHall::invariantManifold),
      new Entry<>("weight.chowHall.fixedPoint", "fat and lean mass with one rest, on the same curve",
          ChowHall::fixedPoint),
      new Entry<>("weight.goldbeter", "weight, intake and restraint that cycle in 10.2 weeks",
          Goldbeter::cycling),
      new Entry<>("weight.goldbeter.zeroOrder", "weight.goldbeter in its limit: two integrals of errors",
          Goldbeter::zeroOrder),
      new Entry<>("testosterone.smith.feedback", "testosterone that inhibits its own drive, cut at zero",
          Smith::feedback),
      new Entry<>("testosterone.smith.setpoint", "testosterone driven by a rectified error against c/h",
          Smith::setpoint),
      new Entry<>("glucose.topp.feedback", "glucose, insulin and beta cells that grow and die with glucose",
          Topp::feedback),
      new Entry<>("glucose.topp.setpoint", "beta cells that grow with the error of glucose", Topp::setpoint),
      new Entry<>("glucose.topp.logarithmic", "glucose.topp.feedback in the logarithm of beta-cell mass",
          Topp::logarithmic),
      new Entry<>("glucose.karin", "glucose, insulin and beta cells with dynamical compensation",
          Karin::betaCells),
      new Entry<>("motif.antithetic", "two species that annihilate each other control a protein",
          Antithetic::species),
      new Entry<>("motif.antithetic.error", "motif.antithetic in its hidden error z1 - z2",
          Antithetic::error),
      new Entry<>("motif.tyson", "a response that switches off the enzyme that makes it", Tyson::homeostat),
      new Entry<>("motif.tyson.integral", "motif.tyson in its limit: the integral of an error",
          Tyson::integral),
      new Entry<>("motif.inference", "action that descends precision-weighted errors",
          PidInference::inference),
      new Entry<>("motif.pid", "proportional, integral and derivative control of the same plant",
          PidInference::pid));

  private static final List<Entry<Model>> MODELS =
      Stream.of(LeptinLoop.laws().stream().flatMap(Catalogue::framings), LEPTIN_BESIDE_ITS_LAWS.stream(),
          OTHER_SYSTEMS.stream()).flatMap(models -> models).toList();

  private static final List<Entry<Protocol>> PROTOCOLS = Stream.of(
      Stream.of(new Entry<>("none", "nothing is done", LeptinProtocols::none)),
      LeptinProtocols.all().stream().map(done ->
          new Entry<>(done.name(), done.description(), done::protocol)),
      Stream.of(new Entry<>("separation", "two joined animals are parted on day 20",
          Parabiosis::separation))).flatMap(protocols -> protocols).toList();

  private Catalogue() {}

  /** A name, what stands behind it in one line, and how it is made. */
  public record Entry<T>(String name, String description, Supplier<T> maker) {
    /** What the name stands for, made afresh. */
    public T make() {
      return maker.get();
    }

    @Override
    public String toString() {
      return name + ": " + description;
    }
  }

  /** The two models of a law. */
  private static Stream<Entry<Model>> framings(Law law) {
    return Stream.of(new Entry<>(law.feedbackName(), law.feedbackDescription(), law::feedback),
        new Entry<>(law.setpointName(), law.setpointDescription(), law::setpoint));
  }

  private static Model joined(Genotype left, Genotype right, Model animal) {
    return Parabiosis.of(left, animal, right, animal).model();
  }

  /** All models, in the order in which to show them; those of one system follow each other. */
  public static List<Entry<Model>> models() {
    return MODELS;
  }

  /**
   * The quantities that two of the models call by different names, as {@code left = right}; names that agree
   * are not listed.
   */
  public static List<String> map(Model a, Model b) {
    return Stream.of(LeptinLoop.map(a, b), GutBrain.map(a, b), Topp.map(a, b), Antithetic.map(a, b),
            PidInference.map(a, b))
        .flatMap(List::stream).toList();
  }

  /** The set on which two of the models are one that are not so elsewhere. */
  public static List<String> set(Model a, Model b) {
    return ChowHall.set(a, b);
  }

  /** All protocols, in the order in which to show them. */
  public static List<Entry<Protocol>> protocols() {
    return PROTOCOLS;
  }

  /**
   * The model of that name; an {@link IllegalArgumentException} with the nearest name where there is none.
   */
  public static Model model(String name) {
    return find("model", MODELS, name).make();
  }

  /**
   * The protocol of that name; an {@link IllegalArgumentException} with the nearest name where there is none.
   */
  public static Protocol protocol(String name) {
    return find("protocol", PROTOCOLS, name).make();
  }

  private static <T> Entry<T> find(String kind, List<Entry<T>> entries, String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException(unknown(kind, entries, name)));
  }

  /** The names that begin as this one does, or, if none does, what names begin with. */
  private static <T> String unknown(String kind, List<Entry<T>> entries, String name) {
    List<String> names = entries.stream().map(Entry::name).toList();
    String stem = names.stream().anyMatch(known -> known.startsWith(name + ".")) ? name : system(name);
    List<String> alike = names.stream().filter(known -> known.startsWith(stem + ".")).toList();
    List<String> systems = names.stream().map(Catalogue::system).distinct().toList();
    boolean grouped = systems.size() < names.size();
    String known = !grouped ? list("The " + kind + "s are", names)
        : alike.isEmpty() ? list("The " + kind + "s, by what their names begin with, are of", systems)
            : list("The " + kind + "s of " + stem + " are", alike);
    return "There is no " + kind + " '" + name + "'."
        + Nearest.of(name, names).map(near -> " Did you mean '" + near + "'?").orElse("") + known;
  }

  private static String list(String title, List<String> names) {
    return names.stream().collect(Collectors.joining("\n      ", "\n    " + title + "\n      ", ""));
  }

  /** What a name begins with, as {@code leptin}. */
  public static String system(String name) {
    return name.split("\\.", 2)[0];
  }
}
