"""Times at equal achieved error, read off work-precision curves.

    python3 ratios.py target/measurements.txt [--errors 1e-5 1e-7 1e-9]

Reads lines `problem solver tol err median_s evaluations steps` (others are skipped), takes the median over rounds
for each problem, solver and tolerance, and prints for each problem and error all solvers by rising time, with the
ratio of our best solver to each, and one line `best of ours / best peer`. Solvers without a peer's prefix are ours.

How a time is read off: the points of one solver are reduced to their lower envelope, the least time at which some
point reaches an error that small or smaller; so a lucky tolerance counts and an unlucky one does not. Between
neighbouring points of the envelope log time is linear in log error. Nothing is extrapolated: an error that the
curve does not reach gives "-"; one larger than every point's gives the time of the fastest point, marked "<=".
"""
import argparse
import math
import statistics
from collections import defaultdict

PEERS = ("cvode-", "boost-", "desolve-", "scipy-", "hipparchus-")


def measurements(path):
    """{problem: {solver: [(error, seconds), ...]}}, medians over rounds."""
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
    curves = defaultdict(lambda: defaultdict(list))
    for (problem, solver, _), points in rounds.items():
        err = statistics.median(e for e, _ in points)
        if math.isfinite(err) and err > 0:
            curves[problem][solver].append((err, statistics.median(s for _, s in points)))
    return curves


def envelope(points):
    """Points by falling error, without those that another one beats in both error and time."""
    best, kept = math.inf, []
    for err, seconds in sorted(points):
        if seconds < best:
            best = seconds
            kept.append((err, seconds))
    return kept[::-1]


def time_at(points, error):
    """(seconds, mark): "<=" where every point is more accurate than asked; None where none is accurate enough."""
    kept = envelope(points)
    if error > kept[0][0]:
        return kept[0][1], "<="
    for (e1, s1), (e2, s2) in zip(kept, kept[1:]):
        if e1 >= error >= e2:
            share = math.log(error / e1) / math.log(e2 / e1)
            return s1 * (s2 / s1) ** share, ""
    return (kept[0][1], "") if error == kept[0][0] else (None, "")


def is_peer(solver):
    return solver.startswith(PEERS)


def table(problem, curves, error):
    times = {solver: time_at(points, error) for solver, points in curves.items()}
    reached = sorted((t, solver) for solver, (t, _) in times.items() if t is not None)
    ours = [(t, solver) for t, solver in reached if not is_peer(solver)]
    peers = [(t, solver) for t, solver in reached if is_peer(solver)]
    lines = [f"{problem} at error {error:g}", f"  {'solver':24}{'milliseconds':>16}{'ours / this':>14}"]
    for t, solver in reached:
        ratio = f"{ours[0][0] / t:.3f}" if ours else "-"
        lines.append(f"  {solver:24}{times[solver][1] + format(1e3 * t, '.4g'):>16}{ratio:>14}")
    for solver in sorted(s for s, (t, _) in times.items() if t is None):
        lines.append(f"  {solver:24}{'-':>16}{'-':>14}")
    if ours and peers:
        (mine, solver), (theirs, peer) = ours[0], peers[0]
        lines.append(f"  best of ours / best peer: {mine / theirs:.3f}  ({solver} / {peer})")
    else:
        lines.append("  best of ours / best peer: -")
    return "\n".join(lines)


def main():
    arguments = argparse.ArgumentParser(description="Times at equal achieved error.")
    arguments.add_argument("file")
    arguments.add_argument("--errors", type=float, nargs="+", default=[1e-5, 1e-7, 1e-9])
    given = arguments.parse_args()
    for problem, curves in measurements(given.file).items():
        for error in given.errors:
            print(table(problem, curves, error) + "\n")


main()
