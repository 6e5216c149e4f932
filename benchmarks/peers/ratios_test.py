"""Tests of ratios.py on curves whose times are known: python3 -m unittest ratios_test (run.sh runs them first)."""
import tempfile
import unittest

from ratios import envelope, measurements, steady, table, time_at

ROUNDING = 12  # decimal places: a few roundings in powers and logarithms


def power_law(order, constant, errors):
    """Time constant * error^(-1/order), from loose to tight."""
    return [(e, constant * e ** (-1 / order)) for e in errors]


DECADES = [10.0 ** -k for k in range(4, 11)]


class Ratios(unittest.TestCase):

    def test_a_power_law_is_read_off_exactly_between_its_points(self):
        points = power_law(5, 1e-5, DECADES)
        for error in (1e-4, 3e-6, 1e-7, 2e-9, 1e-10):
            for read in (envelope, steady):
                seconds, bounded = time_at(read(points), error)
                self.assertAlmostEqual(seconds / (1e-5 * error ** -0.2), 1, ROUNDING)
                self.assertFalse(bounded)

    def test_nothing_is_extrapolated(self):
        points = power_law(5, 1e-5, DECADES)
        for read in (envelope, steady):
            self.assertIsNone(time_at(read(points), 9e-11))
            self.assertEqual(time_at(read(points), 2e-4), (points[0][1], True))

    def test_a_lucky_point_moves_the_envelope_alone(self):
        points = power_law(5, 1e-5, DECADES)
        _, seconds = points[2]
        lucky = points[:2] + [(1e-8, seconds)] + points[3:]
        self.assertAlmostEqual(time_at(envelope(lucky), 1e-8)[0], seconds, ROUNDING)
        self.assertAlmostEqual(time_at(steady(lucky), 1e-8)[0], 1e-5 * 1e-8 ** -0.2, ROUNDING)
        self.assertEqual(time_at(steady(lucky), 1e-7)[0], seconds, "every tighter point keeps 1e-7")

    def test_an_unlucky_point_holds_the_steady_curve_up(self):
        points = power_law(5, 1e-5, DECADES)
        unlucky = points[:4] + [(1e-5, points[4][1])] + points[5:]
        self.assertEqual(time_at(steady(unlucky), 1e-5)[0], points[1][1])
        self.assertGreater(time_at(steady(unlucky), 9.9e-6)[0], points[4][1], "the unlucky tolerance is too loose")
        self.assertLess(time_at(envelope(unlucky), 5e-6)[0], points[2][1])

    def test_a_time_that_falls_with_the_tolerance_counts_for_the_looser_ones_too(self):
        self.assertEqual(steady([(1e-4, 3), (1e-5, 2), (1e-6, 4)]), [(1e-4, 2), (1e-5, 2), (1e-6, 4)])

    def test_ratios_that_rest_on_a_bound_say_in_which_direction(self):
        long, short = power_law(5, 1e-5, DECADES), power_law(5, 2e-5, DECADES[3:])
        text = table("P1", {"tsit5": long, "boost-dopri5": short}, 1e-5)
        self.assertRegex(text, r"boost-dopri5 +<=0\.5024 +>=0\.199 +<=0\.5024 +>=0\.199")
        self.assertIn("best of ours / boost-dopri5: least >=0.199 (tsit5 / boost-dopri5), steady >=0.199", text)
        text = table("P1", {"tsit5": short, "boost-dopri5": long}, 1e-5)
        self.assertRegex(text, r"\n  tsit5 +<=0\.5024 +1\.000 +<=0\.5024 +1\.000")
        self.assertIn("best of ours / best peer: least <=5.024 (tsit5 / boost-dopri5)", text)
        text = table("P1", {"tsit5": short, "boost-dopri5": short}, 1e-5)
        self.assertIn("best of ours / best peer: least ~1.000", text)

    def test_our_best_is_compared_with_each_family(self):
        curves = {name: power_law(5, constant, DECADES) for name, constant in (
            ("tsit5", 2e-5), ("vern7", 1e-5), ("boost-dopri5", 2e-5), ("boost-dopri5-dense", 1.5e-5),
            ("cvode-bdf", 8e-5), ("cvode-adams", 4e-5), ("desolve-vode", 5e-5), ("hipparchus-dp54", 1e-4))}
        text = table("P1", curves, 1e-7)
        for line in ("best peer: least 0.667 (vern7 / boost-dopri5-dense), steady 0.667",
                     "boost-dopri5: least 0.500 (vern7 / boost-dopri5), steady 0.500",
                     "best cvode: least 0.250 (vern7 / cvode-adams)",
                     "desolve-vode: least 0.200 (vern7 / desolve-vode)",
                     "best hipparchus: least 0.100 (vern7 / hipparchus-dp54)"):
            self.assertIn("best of ours / " + line, text)
        del curves["vern7"], curves["tsit5"]
        self.assertIn("best of ours / best peer: least -, steady -", table("P1", curves, 1e-7))

    def test_points_are_medians_over_rounds_from_loose_to_tight(self):
        with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
            file.write("# problem solver tol err median_s evaluations steps\n"
                       "P1 tsit5 1.0000e-06 2e-6 3 10 1\nP1 tsit5 1e-4 2e-4 1 10 1\nP1 tsit5 1e-06 2e-6 4 10 1\n"
                       "P1 tsit5 1e-6 2e-6 9 10 1\nP1 tsit5 1e-8 nan 9 10 1\nP1 tsit5 1e-9 2e\n")
            file.flush()
            self.assertEqual(measurements(file.name)["P1"]["tsit5"], [(2e-4, 1), (2e-6, 4)])


if __name__ == "__main__":
    unittest.main()
