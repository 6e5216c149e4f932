"""Tests of goals.py on times that are known: python3 -m unittest goals_test (run.sh runs them first)."""
import unittest

from goals import goals, verdict

TOLERANCES = range(-4, -12, -1)


def curve(problem, solver, seconds, lost=0.0):
    """Errors of `10^lost` tolerances, times that double from one to the next."""
    return {(problem, solver, tol): (10.0 ** (tol + lost), seconds * 2.0 ** (-4 - tol)) for tol in TOLERANCES}


class Goals(unittest.TestCase):

    def test_networks_are_held_against_cvode_at_equal_error(self):
        measured = curve("P3-100", "bdf", 1.0) | curve("P3-100", "cvode-klu", 2.0, lost=1.0)
        lines = list(goals(measured))
        self.assertEqual(len(lines), 3)
        self.assertEqual(lines[1], "networks, P3-100 at error 1e-05: least 0.250 (bdf / cvode-klu), "
                                   "steady 0.250 (bdf / cvode-klu); at most 0.4: kept")
        measured |= curve("P3-100", "cvode-klu-o3", 0.5, lost=1.0)
        self.assertIn("networks, P3-100 at error 1e-05: least 1.000 (bdf / cvode-klu-o3), "
                      "steady 1.000 (bdf / cvode-klu-o3); at most 0.4: missed", list(goals(measured)))

    def test_a_peer_that_does_not_reach_the_error_leaves_the_goal_open(self):
        measured = curve("P2", "radau", 1.0) | curve("P2", "desolve-vode", 1.0, lost=2.5)
        self.assertEqual(list(goals(measured)), ["tight, P2 at error 1e-09: least -, steady -; at most 0.6: open"])
        measured = curve("P2", "radau", 1.0) | curve("P2", "desolve-vode", 1.0)
        self.assertIn("least 1.000 (radau / desolve-vode), steady 1.000 (radau / desolve-vode); at most 0.6: missed",
                      list(goals(measured))[0])

    def test_auto_is_held_against_the_best_of_our_others_at_its_own_error(self):
        measured = (curve("P1", "auto", 1.0) | curve("P1", "vern7", 2.0, lost=-2.0) | curve("P1", "tsit5", 1.5)
                    | curve("P1", "boost-dopri5", 0.1))
        lines = list(goals(measured))
        self.assertEqual(len(lines), 2)
        self.assertEqual(lines[0], "choice, P1 at tolerance 1e-06, where auto's error is 1e-06: "
                                   "least 2.000 (auto / vern7), steady 2.000 (auto / vern7); at most 1.2: missed")
        self.assertIn("tolerance 1e-09, where auto's error is 1e-09: least 2.000 (auto / vern7)", lines[1])

    def test_size_is_the_time_of_one_homeostat(self):
        measured = curve("P3-100", "bdf", 1.0) | curve("P3-10000", "bdf", 140.0)
        lines = list(goals(measured))
        self.assertEqual(len(lines), 3 + len(TOLERANCES))
        self.assertEqual(lines[0], "size at error 0.0001: least 1.400 (bdf / bdf), steady 1.400 (bdf / bdf); "
                                   "at most 1.5: kept")
        self.assertEqual(lines[5], "size at tolerance 1e-06: bdf 1.400; at most 1.5: kept")

    def test_a_bound_decides_only_in_its_own_direction(self):
        self.assertEqual(verdict(["<=0.300"], 0.4), "kept")
        self.assertEqual(verdict(["<=0.500"], 0.4), "open")
        self.assertEqual(verdict([">=0.300", "0.300"], 0.4), "open")
        self.assertEqual(verdict([">=0.500", "0.300"], 0.4), "missed")
        self.assertEqual(verdict(["~0.300"], 0.4), "open")
        self.assertEqual(verdict(["-", "-"], 0.4), "open")


if __name__ == "__main__":
    unittest.main()
