package org.homeostat.control.noise;

/**
 * Counter-based random bits: what a place has depends on its key and its number alone, so it is the same in
 * whatever order places are asked about. It is the mixing of SplittableRandom: the finalizer of MurmurHash3
 * with Stafford's constants (his variant 13) on multiples of the golden ratio.
 *
 * @see "G. L. Steele, D. Lea, C. H. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014,
 *     453-472, doi:10.1145/2660193.2660195"
 */
final class Mixing {

  /** 2^64 divided by the golden ratio, made odd. */
  static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private Mixing() {}

  /** Scrambles the bits, one to one. */
  static long mix(long bits) {
    long z = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The bits of place {@code number} under a key. */
  static long at(long key, long number) {
    return mix(key + number * GOLDEN);
  }

  /** The key of a seed and a name. */
  static long key(long seed, String name) {
    long key = mix(seed + GOLDEN);
    for (int i = 0; i < name.length(); i++) {
      key = at(key, name.charAt(i) + 1L);
    }
    return at(key, -1L - name.length());
  }
}
