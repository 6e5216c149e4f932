package org.homeostat.control.linear;

import java.util.Arrays;

/** {@link RealFactors} for a complex shift, with the real and the imaginary parts in two arrays. */
final class ComplexFactors {
  private final SymbolicLu structure;
  private final int n;
  private final double[] re;
  private final double[] im;
  private final double[] first;
  private final double[] subtracted;
  private final double[] wRe;
  private final double[] wIm;

  ComplexFactors(SymbolicLu structure) {
    this.structure = structure;
    n = structure.n;
    re = new double[structure.size()];
    im = new double[structure.size()];
    first = new double[n];
    subtracted = new double[n];
    wRe = new double[n];
    wIm = new double[n];
  }

  /** Places s*I - J. */
  void place(double shiftRe, double shiftIm, double[] jacobian, int offset) {
    int[] entries = structure.entries;
    Arrays.fill(re, 0);
    Arrays.fill(im, 0);
    for (int k = 0; k < entries.length; k++) {
      re[entries[k]] = -jacobian[offset + k];
    }
    for (int at : structure.diagonal) {
      re[at] += shiftRe;
      im[at] += shiftIm;
    }
  }

  /** Multiplies each entry by its scale. */
  void scale(double[] scales) {
    for (int at = 0; at < re.length; at++) {
      re[at] *= scales[at];
      im[at] *= scales[at];
    }
  }

  /** The largest |re| + |im| of L. */
  double largestMultiplier() {
    double largest = 0;
    for (int at = structure.uStarts[n]; at < re.length; at++) {
      largest = Math.max(largest, size(at));
    }
    return largest;
  }

  private double size(int at) {
    return Math.abs(re[at]) + Math.abs(im[at]);
  }

  /** Whether one can divide by every pivot. */
  boolean isRegular() {
    for (int p = 0; p < n; p++) {
      double size = size(p);
      if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
        return false;
      }
    }
    return true;
  }

  /** Whether pivots on the diagonal can be trusted, as {@link RealFactors#isSafe} has it. */
  boolean isSafe() {
    for (int p = 0; p < n; p++) {
      double least = RealFactors.LOST * (first[p] + subtracted[p]);
      if (!(first[p] > least && 1 > least * size(p))) {
        return false;
      }
    }
    return true;
  }

  /** Eliminates; the pivots are divided by whatever they are. */
  void eliminate() {
    Arrays.fill(subtracted, 0);
    for (int p = 0; p < n; p++) {
      first[p] = size(p);
    }
    if (structure.products > structure.targets.length) {
      eliminateByRows();
      return;
    }
    int[] groups = structure.groups;
    int t = 0;
    for (int g = 0; g + 1 < groups.length; g++) {
      int p = groups[g];
      int count = groups[g + 1] - p;
      int l = structure.lStarts[p];
      int u = structure.uStarts[p];
      int below = structure.below(p);
      int beside = structure.beside(p);
      invert(p, p + count);
      multiply(p, p + count, l, below);
      sum(count, l, below, u, beside, structure.mirrored[p]);
      for (int strip = 0; strip < beside; strip += SymbolicLu.WIDTH) {
        int width = Math.min(SymbolicLu.WIDTH, beside - strip);
        subtract(count, l, below, u + strip, beside, width, t);
        t += count * below * width;
      }
    }
  }

  private void eliminateByRows() {
    int[] index = structure.index;
    for (int i = 0; i < n; i++) {
      int lStart = structure.lRowStarts[i];
      int lEnd = structure.lRowStarts[i + 1];
      int uStart = structure.uStarts[i];
      int uEnd = structure.uStarts[i + 1];
      load(i, i);
      for (int u = uStart; u < uEnd; u++) {
        load(index[u], u);
      }
      for (int e = lStart; e < lEnd; e++) {
        load(structure.lPivots[e], structure.lEntries[e]);
      }
      for (int e = lStart; e < lEnd; e++) {
        int k = structure.lPivots[e];
        int l = structure.lEntries[e];
        re[l] = wRe[k] * re[k] - wIm[k] * im[k];
        im[l] = wRe[k] * im[k] + wIm[k] * re[k];
        subtractRow(re[l], im[l], structure.uStarts[k], structure.uStarts[k + 1]);
      }
      for (int u = uStart; u < uEnd; u++) {
        store(u, index[u]);
      }
      store(i, i);
      invert(i, i + 1);
    }
    for (int p = 0; p < n; p++) {
      sum(1, structure.lStarts[p], 0, structure.uStarts[p], 0, structure.mirrored[p]);
    }
  }

  private void load(int place, int at) {
    wRe[place] = re[at];
    wIm[place] = im[at];
  }

  private void store(int at, int place) {
    re[at] = wRe[place];
    im[at] = wIm[place];
  }

  private void subtractRow(double lRe, double lIm, int from, int to) {
    int[] index = structure.index;
    for (int u = from; u < to; u++) {
      int j = index[u];
      wRe[j] -= lRe * re[u] - lIm * im[u];
      wIm[j] -= lRe * im[u] + lIm * re[u];
    }
  }

  /** One over each pivot, without squares that overflow. */
  private void invert(int from, int to) {
    for (int p = from; p < to; p++) {
      double scale = 1 / size(p);
      double a = re[p] * scale;
      double b = im[p] * scale;
      double inverse = scale / (a * a + b * b);
      re[p] = a * inverse;
      im[p] = -b * inverse;
    }
  }

  private void multiply(int from, int to, int l0, int below) {
    double[] re = this.re;
    double[] im = this.im;
    int l = l0;
    for (int p = from; p < to; p++) {
      double rRe = re[p];
      double rIm = im[p];
      for (int end = l + below; l < end; l++) {
        double a = re[l];
        double b = im[l];
        re[l] = a * rRe - b * rIm;
        im[l] = a * rIm + b * rRe;
      }
    }
  }

  private void sum(int count, int l0, int below, int u0, int beside, int mirrored) {
    for (int e = 0; e < mirrored; e++) {
      for (int k = 0, l = l0 + e, u = u0 + e; k < count; k++, l += below, u += beside) {
        subtracted[structure.index[l]] += size(l) * size(u);
      }
    }
  }

  private void subtract(int count, int l0, int below, int u0, int beside, int width, int t0) {
    double[] re = this.re;
    double[] im = this.im;
    int[] targets = structure.targets;
    int l = l0;
    int t = t0;
    for (int k = 0, u = u0; k < count; k++, u += beside) {
      for (int end = l + below; l < end; l++) {
        double a = re[l];
        double b = im[l];
        for (int e = 0; e < width; e++) {
          int target = targets[t++];
          re[target] -= a * re[u + e] - b * im[u + e];
          im[target] -= a * im[u + e] + b * re[u + e];
        }
      }
    }
  }

  /** Solves for one right-hand side. */
  void solve(double[] bRe, double[] bIm, double[] xRe, double[] xIm) {
    int[] groups = structure.groups;
    for (int p = 0; p < n; p++) {
      wRe[p] = bRe[structure.rows[p]];
      wIm[p] = bIm[structure.rows[p]];
    }
    for (int g = 0; g + 1 < groups.length; g++) {
      int p = groups[g];
      forward(p, groups[g + 1], structure.lStarts[p], structure.lStarts[p + 1] - structure.lStarts[p]);
    }
    for (int g = groups.length - 2; g >= 0; g--) {
      int p = groups[g];
      backward(p, groups[g + 1], structure.uStarts[p], structure.uStarts[p + 1] - structure.uStarts[p]);
    }
    for (int p = 0; p < n; p++) {
      xRe[structure.columns[p]] = wRe[p];
      xIm[structure.columns[p]] = wIm[p];
    }
  }

  private void forward(int from, int to, int l0, int below) {
    double[] re = this.re;
    double[] im = this.im;
    int[] index = structure.index;
    int l = l0;
    for (int p = from; p < to; p++) {
      double yRe = wRe[p];
      double yIm = wIm[p];
      for (int end = l + below; l < end; l++) {
        int i = index[l];
        wRe[i] -= re[l] * yRe - im[l] * yIm;
        wIm[i] -= re[l] * yIm + im[l] * yRe;
      }
    }
  }

  private void backward(int from, int to, int u0, int beside) {
    double[] re = this.re;
    double[] im = this.im;
    int[] index = structure.index;
    int u = u0;
    for (int p = from; p < to; p++) {
      double sumRe = wRe[p];
      double sumIm = wIm[p];
      for (int end = u + beside; u < end; u++) {
        int j = index[u];
        sumRe -= re[u] * wRe[j] - im[u] * wIm[j];
        sumIm -= re[u] * wIm[j] + im[u] * wRe[j];
      }
      wRe[p] = sumRe * re[p] - sumIm * im[p];
      wIm[p] = sumRe * im[p] + sumIm * re[p];
    }
  }
}
