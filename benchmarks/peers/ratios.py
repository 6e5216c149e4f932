"""Times at equal achieved error, read off work-precision curves.

    python3 ratios.py target/measurements.txt [--errors 1e-5 1e-7 1e-9]

Reads lines `problem solver tol err median_s evaluations steps` (others are skipped), takes the median over rounds
for each problem, solver and tolerance, and prints for each problem and error all solvers by rising time with the
ratio of our best solver to each, then the ratios of our best to the best peer and to some peers. Solvers without a
peer's prefix are ours.

A time is read off each solver's points in two ways:

  least   the lower envelope: the least time at which some point reaches an error that small or smaller. A lucky
          tolerance counts and an unlucky one does not, so that one lucky point carries all errors down to its own.
  steady  the least time of a tolerance that reaches an error that small or smaller together with every tighter one
          that was measured. A lucky point counts for no more than the worst of the points behind it.

Between neighbouring points of either curve log time is linear in log error. Nothing is extrapolated: an error that
the curve does not reach gives "-". One larger than every point's gives the time of the cheapest point, marked "<=",
since a looser tolerance might have cost less; a ratio to that time is marked ">=", one of it "<=", and one of two
such times "~", which bounds nothing.
"""
import argparse
import math
import statistics
from collections import defaultdict

PEERS = ("cvode-", "boost-", "desolve-", "scipy-", "hipparchus-")

# What our best is compared with: a name, and what the names of its solvers begin with.
RIVALS = (
    ("best peer", PEERS),
    ("best cvode", "cvode-"),
    ("best hipparchus", "hipparchus-"),
    ("boost-dopri5", "boost-dopri5"),
    ("desolve-vode", "desolve-vode"),
)


def points(path):
    """{(problem, solver, log10 of the tolerance): (error, seconds)} from loose to tight, medians over rounds."""
    rounds = defaultdict(list)
    with open(path) as lines:
        for line in lines:
            fields = line.split()
            if len(fields) != 7:
                continue
            try:
                tol, err, seconds = (float(x) for x in fields[2:5])
            except ValueError:
                continue
            rounds[fields[0], fields[1], round(math.log10(tol), 2)].append((err, seconds))
    medians = {}
    for key in sorted(rounds, key=lambda key: -key[2]):
        err, seconds = (statistics.median(each) for each in zip(*rounds[key]))
        if math.isfinite(err) and err > 0:
            medians[key] = (err, seconds)
    return medians


def measurements(path):
    """{problem: {solver: [(error, seconds), ...]}} from loose to tight tolerances, medians over rounds."""
    curves = defaultdict(lambda: defaultdict(list))
    for (problem, solver, _), point in points(path).items():
        curves[problem][solver].append(point)
    return curves


def envelope(points):
    """Points by falling error, without those that another one equals or beats in both error and time."""
    best, kept = math.inf, []
    for err, seconds in sorted(points):
        if seconds < best:
            best = seconds
            kept.append((err, seconds))
    return kept[::-1]


def steady(points):
    """Points from loose to tight, each with the largest error and the least time of those from it on."""
    worst, least, kept = 0, math.inf, []
    for err, seconds in reversed(points):
        worst, least = max(worst, err), min(least, seconds)
        kept.append((worst, least))
    return kept[::-1]


def time_at(curve, error):
    """(seconds, bounded): bounded where every point is more accurate than asked; None where none is accurate enough."""
    if error > curve[0][0]:
        return curve[0][1], True
    if error == curve[0][0]:
        return curve[0][1], False
    for (e1, s1), (e2, s2) in zip(curve, curve[1:]):
        if e1 >= error >= e2:
            share = math.log(error / e1) / math.log(e2 / e1)
            return s1 * (s2 / s1) ** share, False
    return None


def is_peer(solver):
    return solver.startswith(PEERS)


def best(times, of):
    """The name of the quickest of some solvers that reach the error, or None."""
    return min(filter(of, times), key=lambda solver: times[solver], default=None)


def ratio(times, mine, theirs):
    """The ratio of two solvers' times with its mark, as text."""
    if mine is None or theirs is None:
        return "-"
    (t, at_most), (their_t, their_at_most) = times[mine], times[theirs]
    mark = "" if mine == theirs else {
        (False, False): "", (True, False): "<=", (False, True): ">=", (True, True): "~"}[at_most, their_at_most]
    return f"{mark}{t / their_t:.3f}"


def both_ways(curves, error):
    """[least, steady], each the times at an error of the solvers that reach it."""
    ways = []
    for read in (envelope, steady):
        found = {solver: time_at(read(points), error) for solver, points in curves.items()}
        ways.append({solver: time for solver, time in found.items() if time is not None})
    return ways


def table(problem, curves, error):
    """The lines of one problem at one error."""
    ways = both_ways(curves, error)
    ours = [best(times, lambda solver: not is_peer(solver)) for times in ways]
    lines = [f"{problem} at error {error:g}",
             f"  {'solver':24}{'least ms':>12}{'ours / this':>14}{'steady ms':>14}{'ours / this':>14}"]
    unreached = (math.inf, False)
    for solver in sorted(curves, key=lambda s: [times.get(s, unreached) for times in ways] + [s]):
        line = f"  {solver:24}"
        for times, mine, width in zip(ways, ours, (12, 14)):
            t, bounded = times.get(solver, (None, False))
            line += f"{'-' if t is None else ('<=' if bounded else '') + format(1e3 * t, '.4g'):>{width}}"
            line += f"{ratio(times, mine, solver if solver in times else None):>14}"
        lines.append(line)
    for rival, prefix in RIVALS:
        if not any(solver.startswith(prefix) for solver in curves):
            continue
        texts = []
        for name, times, mine in zip(("least", "steady"), ways, ours):
            of = (lambda s: s == prefix) if prefix == rival else (lambda s: s.startswith(prefix))
            theirs = best(times, of)
            who = "" if mine is None or theirs is None else f" ({mine} / {theirs})"
            texts.append(f"{name} {ratio(times, mine, theirs)}{who}")
        lines.append(f"  best of ours / {rival}: " + ", ".join(texts))
    return "\n".join(lines)


def main():
    arguments = argparse.ArgumentParser(description="Times at equal achieved error.")
    arguments.add_argument("file")
    arguments.add_argument("--errors", type=float, nargs="+", default=[1e-5, 1e-7, 1e-9])
    given = arguments.parse_args()
    for problem, curves in measurements(given.file).items():
        for error in given.errors:
            print(table(problem, curves, error) + "\n")


if __name__ == "__main__":
    main()
