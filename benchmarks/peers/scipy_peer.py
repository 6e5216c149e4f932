"""SciPy's solve_ivp on the common problems: scipy-lsoda, scipy-bdf, scipy-radau, scipy-dop853.

    REFERENCES=target/references python3 scipy_peer.py P1 P2 rober

The right-hand sides and Jacobians are interpreted Python, and so are SciPy's BDF, Radau and DOP853: the figures tell
what a script in Python costs, not what the methods could do. SciPy is slow enough that there are five tolerances
(whole decades) and at most BUDGET seconds a problem; what does not fit is left out, and said so on standard error.
"""
import math
import os
import statistics
import sys
import time

import numpy as np
from scipy.integrate import BDF, DOP853, LSODA, Radau, solve_ivp

BUDGET = 60.0  # seconds of CPU a problem
SEVERAL_RUNS = 0.2  # shorter runs are timed five times
TOLERANCES = [float(tol) for tol in os.environ.get("TOLERANCES", "1e-4,1e-5,1e-6,1e-7,1e-8").split(",")]

W = 2 * math.pi / 24
A, d0, dN, KP, kg, e0, e1, eB, rho = 600.0, 0.4, 2.0, 2.0, 0.8, 70.0, 1.2, 0.3, 9400.0
acc, acs = 0.8 * math.cos(5 * W), 0.8 * math.sin(5 * W)
alc, als = 0.2 * math.cos(16 * W), 0.2 * math.sin(16 * W)
sL, kL, Vt, KT, kB, KN, KG = 0.924, 1.3862943611198906, 1.4, 10.0, 0.7, 0.9, 300.0
tN, KM, wN, tP, kappa = 1 / 12, 1.1, 0.3, 8 / 60, 6.0
Bs, KE, beta, wi, te, gN, th = 1.0, 1500.0, 20.0, 0.2, 0.1 / 3600, 15.0, 0.1


def supply(t):
    """The meals and the secretion of leptin at time t."""
    c, s = math.cos(W * t), math.sin(W * t)
    c3 = c * (4 * c * c - 3)
    return A * (1 + acc * c + acs * s) * math.exp(kappa * (c3 - 1)), sL * (1 + alc * c + als * s)


def body(m, l, G, F, L, B, N, P):
    return [m * (d0 + dN * N) / (1 + P / KP) - kg * G,
            (kg * G - (e0 + e1 * F) * (1 + eB * B / (1 + B))) / rho,
            l * F - kL * L,
            Vt * L / (KT + L) - kB * B]


def body_jacobian(m, l, G, F, L, B, N, P, n):
    j = np.zeros((n, n))
    p, b = 1 / (1 + P / KP), 1 / (1 + B)
    j[0, 0], j[0, 4], j[0, 5] = -kg, m * dN * p, -m * (d0 + dN * N) * p * p / KP
    j[1, 0], j[1, 1], j[1, 3] = kg / rho, -e1 * (1 + eB * B * b) / rho, -(e0 + e1 * F) * eB * b * b / rho
    j[2, 1], j[2, 2] = l, -kL
    j[3, 2], j[3, 3] = Vt * KT / (KT + L) ** 2, -kB
    return j


def p1(t, y):
    G, F, L, B, N, P = y.tolist()
    B4 = B ** 4
    return body(*supply(t), G, F, L, B, N, P) + [
        (1 / (1 + B4 / KN ** 4 + (G / KG) ** 2) - N) / tN,
        (B4 / (KM ** 4 + B4) * (1 - wN * N) - P) / tP]


def p1_jacobian(t, y):
    G, F, L, B, N, P = y.tolist()
    j = body_jacobian(*supply(t), G, F, L, B, N, P, 6)
    n, h = 1 / (1 + (B / KN) ** 4 + (G / KG) ** 2), 1 / (KM ** 4 + B ** 4)
    j[4, 0], j[4, 3], j[4, 4] = -2 * G / KG ** 2 * n * n / tN, -4 * B ** 3 / KN ** 4 * n * n / tN, -1 / tN
    j[5, 3], j[5, 4], j[5, 5] = 4 * B ** 3 * KM ** 4 * h * h * (1 - wN * N) / tP, -B ** 4 * h * wN / tP, -1 / tP
    return j


def p2(t, y):
    G, F, L, B, N, P, Ep, Em = y.tolist()
    x = (Bs - B) / Bs - G / KE
    sp = math.log(1 + math.exp(beta * x)) / beta
    return body(*supply(t), G, F, L, B, N, P) + [
        (1 / (1 + math.exp(-gN * (Ep - th))) - N) / tN,
        ((1 - wN * N) / (1 + math.exp(-gN * (Em - th))) - P) / tP,
        (sp - Ep - wi * Em) / te,
        (sp - x - Em - wi * Ep) / te]


def p2_jacobian(t, y):
    G, F, L, B, N, P, Ep, Em = y.tolist()
    j = body_jacobian(*supply(t), G, F, L, B, N, P, 8)
    up = 1 / (1 + math.exp(-beta * ((Bs - B) / Bs - G / KE)))
    n, q = 1 / (1 + math.exp(-gN * (Ep - th))), 1 / (1 + math.exp(-gN * (Em - th)))
    j[4, 4], j[4, 6] = -1 / tN, gN * n * (1 - n) / tN
    j[5, 4], j[5, 5], j[5, 7] = -wN * q / tP, -1 / tP, (1 - wN * N) * gN * q * (1 - q) / tP
    j[6, 0], j[6, 3], j[6, 6], j[6, 7] = -up / KE / te, -up / Bs / te, -1 / te, -wi / te
    j[7, 0], j[7, 3], j[7, 6], j[7, 7] = (1 - up) / KE / te, (1 - up) / Bs / te, -wi / te, -1 / te
    return j


def rober(t, y):
    a, b, c = y.tolist()
    f, h = -0.04 * a + 1e4 * b * c, 3e7 * b * b
    return [f, -f - h, h]


def rober_jacobian(t, y):
    a, b, c = y.tolist()
    return np.array([[-0.04, 1e4 * c, 1e4 * b], [0.04, -1e4 * c - 6e7 * b, -1e4 * b], [0, 6e7 * b, 0]])


def hires(t, y):
    a, b, c, d, e, f, g, h = y.tolist()
    r = 280 * f * h
    return [-1.71 * a + 0.43 * b + 8.32 * c + 0.0007, 1.71 * a - 8.75 * b, -10.03 * c + 0.43 * d + 0.035 * e,
            8.32 * b + 1.71 * c - 1.12 * d, -1.745 * e + 0.43 * (f + g),
            -r + 0.69 * d + 1.71 * e - 0.43 * f + 0.69 * g, r - 1.81 * g, 1.81 * g - r]


HIRES = np.zeros((8, 8))
HIRES[0, :3] = -1.71, 0.43, 8.32
HIRES[1, :2] = 1.71, -8.75
HIRES[2, 2:5] = -10.03, 0.43, 0.035
HIRES[3, 1:4] = 8.32, 1.71, -1.12
HIRES[4, 4:7] = -1.745, 0.43, 0.43
HIRES[5, 3:7] = 0.69, 1.71, -0.43, 0.69
HIRES[6, 6], HIRES[7, 6] = -1.81, 1.81


def hires_jacobian(t, y):
    j = HIRES.copy()
    f, h = 280 * y[5], 280 * y[7]
    j[5, 5] -= h
    j[5, 7] -= f
    j[6, 5], j[6, 7], j[7, 5], j[7, 7] = h, f, -h, -f
    return j


def vdp(t, y):
    a, b = y.tolist()
    return [b, ((1 - a * a) * b - a) * 1e6]


def vdp_jacobian(t, y):
    a, b = y.tolist()
    return np.array([[0, 1], [(-2 * a * b - 1) * 1e6, (1 - a * a) * 1e6]])


def pleiades(t, y):
    masses = np.arange(1.0, 8.0)
    dx, dy = y[None, :7] - y[:7, None], y[None, 7:14] - y[7:14, None]
    r2 = dx * dx + dy * dy + np.eye(7)
    w = masses / (r2 * np.sqrt(r2))
    return np.concatenate([y[14:], (w * dx).sum(axis=1), (w * dy).sum(axis=1)])


def arenstorf(t, y):
    mu = 0.012277471
    x, z, vx, vz = y.tolist()
    a, b = x + mu, x - (1 - mu)
    d, e = a * a + z * z, b * b + z * z
    w1, w2 = (1 - mu) / (d * math.sqrt(d)), mu / (e * math.sqrt(e))
    return [vx, vz, x + 2 * vz - w1 * a - w2 * b, z - 2 * vx - (w1 + w2) * z]


class Problem:
    def __init__(self, f, jacobian, end, outputs, atol, start):
        self.f, self.jacobian, self.start, self.atol = f, jacobian, np.array(start, dtype=float), atol
        self.end, self.outputs = end, outputs
        self.stiff = jacobian is not None


PROBLEMS = {
    "P1": Problem(p1, p1_jacobian, 2400.0, 100, 0.01, [50, 20, 12, 1, 0.4, 0.4]),
    "P2": Problem(p2, p2_jacobian, 2400.0, 100, 0.01, [50, 20, 12, 1, 0.4, 0.4, 0.03, 0.03]),
    "rober": Problem(rober, rober_jacobian, 1e11, 1, 1e-6, [1, 0, 0]),
    "hires": Problem(hires, hires_jacobian, 321.8122, 1, 1e-4, [1, 0, 0, 0, 0, 0, 0, 0.0057]),
    "vdp": Problem(vdp, vdp_jacobian, 2.0, 1, 1, [2, 0]),
    "pleiades": Problem(pleiades, None, 3.0, 1, 1, [3, 3, -1, -3, 2, -2, 2, 3, -3, 2, 0, 0, -4, 4,
                                                    0, 0, 0, 0, 0, 1.75, -1.5, 0, 0, 0, -1.25, 1, 0, 0]),
    "arenstorf": Problem(arenstorf, None, 17.0652165601579625588917206249, 1, 1,
                         [0.994, 0, 0, -2.00158510637908252240537862224]),
}


def reference(name):
    path = os.path.join(os.environ.get("REFERENCES", "target/references"), name + ".csv")
    if not os.path.exists(path):
        return None
    rows = np.loadtxt(path, delimiter=",", ndmin=2)
    return rows[rows[:, 0] != 0, 1:]


def achieved(states, ref, stiff):
    if ref is None:
        return math.nan
    off = np.abs(states - ref)
    if not stiff:
        return off.max() / np.abs(ref).max()
    return (off / np.abs(ref).max(axis=0)).max()


def counted(solver):
    """The solver with a count of its steps, which solve_ivp does not give when it is asked for certain times."""
    class Counted(solver):
        steps = 0

        def step(self):
            Counted.steps += 1
            return super().step()
    return Counted


METHODS = {"lsoda": counted(LSODA), "bdf": counted(BDF), "radau": counted(Radau), "dop853": counted(DOP853)}


def run(p, method, tol):
    times = p.end * np.arange(1, p.outputs + 1) / p.outputs
    options = {"jac": p.jacobian} if p.stiff and method != "dop853" else {}
    METHODS[method].steps = 0
    return solve_ivp(p.f, (0.0, p.end), p.start, method=METHODS[method], t_eval=times,
                     rtol=tol, atol=p.atol * tol, **options)


def measure(name, p, method, tol, ref):
    """One line; returns the seconds of one run."""
    times = []
    while not times or (times[0] < SEVERAL_RUNS and len(times) < 5):
        began = time.thread_time()
        solution = run(p, method, tol)
        times.append(time.thread_time() - began)
    if not solution.success:
        print(f"{name} scipy-{method} {tol:g}: {solution.message}", file=sys.stderr)
        return times[0]
    err = achieved(solution.y.T, ref, p.stiff)
    seconds, steps = statistics.median(times), METHODS[method].steps
    print(f"{name} scipy-{method} {tol:.5g} {err:.4e} {seconds:.6e} {solution.nfev} {steps}", flush=True)
    return times[0]


def curve(name, p, methods):
    ref, began = reference(name), time.thread_time()
    last = dict.fromkeys(methods, 0.0)
    for tol in TOLERANCES:
        for method in methods:
            if time.thread_time() - began + 2 * last[method] > BUDGET:
                print(f"{name} scipy-{method} {tol:g}: left out, over {BUDGET:g} s", file=sys.stderr)
                last[method] = BUDGET
            else:
                last[method] = measure(name, p, method, tol, ref)


asked = sys.argv[1:] or list(PROBLEMS)
for name in asked:
    if name in PROBLEMS:
        nonstiff = name in ("P1", "pleiades", "arenstorf")
        stiff = PROBLEMS[name].stiff
        methods = ["lsoda"] + (["dop853"] if nonstiff else []) + (["bdf", "radau"] if stiff else [])
        curve(name, PROBLEMS[name], methods)
