"""What our solvers are to reach, beside peers and beside each other, read off measurements.

    python3 goals.py target/measurements.txt

Prints a line for each goal of which something was measured, `kept`, `missed`, or `open` where neither is known:

  networks   our best over CVODE with KLU at equal error on P3, as Debian builds CVODE and optimized: at most 0.4
  tight      our best over VODE at error 1e-9 on P2: at most 0.6
  choice     auto's time at tolerances 1e-6 and 1e-9 over the least time in which another solver of ours reaches the
             error that auto has there: at most 1.2
  size       the time for each homeostat of P3-10000 over that of P3-100, of our best at equal error, and of each of
             our solvers at equal tolerance: at most 1.5

Times at an error are read off in the two ways of ratios.py, least and steady; a goal is kept if it is in both.
"""
import math
import sys
from collections import defaultdict

from ratios import best, both_ways, is_peer, points, ratio

NETWORK_ERRORS = (1e-4, 1e-5, 1e-6)
CHOICES_TOLERANCES = (1e-6, 1e-9)
LARGE, SMALL = 10000, 100


def verdict(texts, most):
    """Whether ratios, as text with their marks, are at most so large."""
    if all(text[0].isdigit() and float(text) <= most or text[:2] == "<=" and float(text[2:]) <= most for text in texts):
        return "kept"
    if any(text[0].isdigit() and float(text) > most or text[:2] == ">=" and float(text[2:]) > most for text in texts):
        return "missed"
    return "open"


def line(what, ratios, most):
    """One goal: `ratios` are (name, ratio as text, of whom)."""
    said = ", ".join(f"{name} {text}{f' ({whom})' if whom else ''}".strip() for name, text, whom in ratios)
    return f"{what}: {said}; at most {most:g}: {verdict([text for _, text, _ in ratios], most)}"


def beside(curves, error, rival):
    """Our best over a rival at an error, in both ways."""
    ratios = []
    for name, times in zip(("least", "steady"), both_ways(curves, error)):
        mine = best(times, lambda solver: not is_peer(solver))
        theirs = rival if rival in times else None
        ratios.append((name, ratio(times, mine, theirs), mine and theirs and f"{mine} / {theirs}"))
    return ratios


def choice(curves, point):
    """auto at one tolerance over the best of our others at the error that it has there, in both ways."""
    error, seconds = point
    others = {solver: curve for solver, curve in curves.items() if not is_peer(solver) and solver != "auto"}
    ratios = []
    for name, times in zip(("least", "steady"), both_ways(others, error)):
        other = best(times, lambda solver: True)
        times["auto"] = (seconds, False)
        ratios.append((name, ratio(times, "auto", other), other and f"auto / {other}"))
    return ratios


def size(large, small, error):
    """Time for each homeostat of our best on the large network over that on the small one, in both ways."""
    ratios = []
    for name, many, few in zip(("least", "steady"), both_ways(large, error), both_ways(small, error)):
        one, two = (best(times, lambda solver: not is_peer(solver)) for times in (many, few))
        times = {}
        if one and two:
            (long, long_at_most), (short, short_at_most) = many[one], few[two]
            times = {"large": (long / LARGE, long_at_most), "small": (short / SMALL, short_at_most)}
        ratios.append((name, ratio(times, *(times or (None, None))), times and f"{one} / {two}"))
    return ratios


def goals(measured):
    """The lines, of {(problem, solver, log10 of the tolerance): (error, seconds)}."""
    curves = defaultdict(lambda: defaultdict(list))
    for (problem, solver, _), point in measured.items():
        curves[problem][solver].append(point)
    for problem in (problem for problem in curves if problem.startswith("P3-")):
        for rival in (rival for rival in ("cvode-klu", "cvode-klu-o3") if rival in curves[problem]):
            for error in NETWORK_ERRORS:
                yield line(f"networks, {problem} at error {error:g}", beside(curves[problem], error, rival), 0.4)
    if "desolve-vode" in curves["P2"]:
        yield line("tight, P2 at error 1e-09", beside(curves["P2"], 1e-9, "desolve-vode"), 0.6)
    for problem in curves:
        for tol in CHOICES_TOLERANCES:
            key = problem, "auto", round(math.log10(tol), 2)
            if key in measured:
                what = f"choice, {problem} at tolerance {tol:g}, where auto's error is {measured[key][0]:.2g}"
                yield line(what, choice(curves[problem], measured[key]), 1.2)
    large, small = f"P3-{LARGE}", f"P3-{SMALL}"
    if curves[large] and curves[small]:
        for error in NETWORK_ERRORS:
            yield line(f"size at error {error:g}", size(curves[large], curves[small], error), 1.5)
    for (problem, solver, tol), (_, seconds) in measured.items():
        few = measured.get((small, solver, tol))
        if problem == large and few and not is_peer(solver):
            text = f"{seconds / LARGE / (few[1] / SMALL):.3f}"
            yield line(f"size at tolerance {10 ** tol:.2g}", [(solver, text, None)], 1.5)


def main():
    for each in goals(points(sys.argv[1])):
        print(each)


if __name__ == "__main__":
    main()
