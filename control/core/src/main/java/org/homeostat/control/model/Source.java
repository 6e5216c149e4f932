package org.homeostat.control.model;

/**
 * Where a value or a model comes from.
 *
 * @param authors family names, as a bibliography gives them
 * @param year of publication; 0 where there is no publication
 * @param title of the paper, or the reason of an assumption
 * @param journal with volume and pages
 * @param doi without a resolver's address, or empty
 * @param where the table, equation or section inside it, or empty
 * @param mark how far the value can be trusted
 * @param note what else a reader must know, or empty
 */
public record Source(
    String authors, int year, String title, String journal, String doi, String where, Mark mark,
    String note) {

  /** How a value came to us. */
  public enum Mark {
    /** Read in a machine-readable source. */
    READ("read"),
    /** Only the abstract or a caption was available. */
    ABSTRACT("abstract only"),
    /** Follows from what was read, by algebra or by computing it. */
    DERIVED("derived"),
    /** A reading of an ambiguous source. */
    RECONSTRUCTED("reconstructed"),
    /** From memory; a hint, not the published value. */
    MEMORY_UNVERIFIED("from memory, unverified"),
    /** Ours, with a reason. */
    ASSUMED("assumed");

    private final String text;

    Mark(String text) {
      this.text = text;
    }

    /** In words. */
    public String text() {
      return text;
    }
  }

  /** A publication that was read. */
  public static Source of(String authors, int year, String title, String journal, String doi) {
    return new Source(authors, year, title, journal, doi, "", Mark.READ, "");
  }

  /** An assumption of ours, for that reason. */
  public static Source assumed(String reason) {
    return new Source("", 0, reason, "", "", "", Mark.ASSUMED, "");
  }

  /** The same publication, at a place inside it. */
  public Source at(String place) {
    return new Source(authors, year, title, journal, doi, place, mark, note);
  }

  /** The same publication, marked otherwise, with what a reader must know. */
  public Source marked(Mark other, String why) {
    return new Source(authors, year, title, journal, doi, where, other, why);
  }

  /** The line of a bibliography, the same for all places in one publication. */
  public String reference() {
    if (authors.isEmpty()) {
      return "Assumed: " + title;
    }
    return authors + " (" + year + "). " + title + ". " + journal + "."
        + (doi.isEmpty() ? "" : " doi " + doi);
  }

  /** Short, for the end of a line: {@code Tam et al. 2009, Eq 1 [read]}. */
  @Override
  public String toString() {
    return (authors.isEmpty() ? title : citation()) + (where.isEmpty() ? "" : ", " + where)
        + " [" + mark.text() + "]" + (note.isEmpty() ? "" : ": " + note);
  }

  /** The first family name, without the initials after it, and the year. */
  private String citation() {
    String[] all = authors.split(",\\s*");
    return all[0].replaceFirst("\\s+\\p{Lu}+$", "") + (all.length > 1 ? " et al. " : " ") + year;
  }
}
