# R deSolve with compiled right-hand side and Jacobian: desolve-vode, desolve-lsoda, desolve-radau; for the non-stiff
# problems desolve-adams (vode's Adams method) and desolve-lsoda.
#
#   REFERENCES=target/references Rscript desolve.R target/problems.so P1 P2 rober
#
# A call of vode() spends some 0.1-0.3 ms in R's own checks, as much as a whole run on the short problems. That is no
# property of the integrator, so the clock is put around the one call in it that enters the compiled code.

suppressPackageStartupMessages(library(deSolve))

given <- commandArgs(trailingOnly = TRUE)
library_file <- given[1]
asked <- given[-1]
dyn.load(library_file)
dll <- sub("\\.so$", "", basename(library_file))
references <- Sys.getenv("REFERENCES", "target/references")

FEWEST_RUNS <- 5
SHORTEST_SAMPLE <- 4e-3 # seconds; shorter runs are repeated within a sample
TOLERANCES <- if (Sys.getenv("TOLERANCES") == "") 10^(-4 - 0.5 * (0:14)) else
  as.numeric(strsplit(Sys.getenv("TOLERANCES"), ",")[[1]])

pleiades_start <- c(3, 3, -1, -3, 2, -2, 2, 3, -3, 2, 0, 0, -4, 4,
                    0, 0, 0, 0, 0, 1.75, -1.5, 0, 0, 0, -1.25, 1, 0, 0)
arenstorf_start <- c(0.994, 0, 0, -2.00158510637908252240537862224)
problem <- function(end, outputs, atol, start, stiff = TRUE) {
  list(end = end, outputs = outputs, atol = atol, start = start, stiff = stiff)
}
PROBLEMS <- list(
  P1 = problem(2400, 100, 0.01, c(50, 20, 12, 1, 0.4, 0.4)),
  P2 = problem(2400, 100, 0.01, c(50, 20, 12, 1, 0.4, 0.4, 0.03, 0.03)),
  rober = problem(1e11, 1, 1e-6, c(1, 0, 0)),
  hires = problem(321.8122, 1, 1e-4, c(1, 0, 0, 0, 0, 0, 0, 0.0057)),
  vdp = problem(2, 1, 1, c(2, 0)),
  pleiades = problem(3, 1, 1, pleiades_start, stiff = FALSE),
  arenstorf = problem(17.0652165601579625588917206249, 1, 1, arenstorf_start, stiff = FALSE))

# Thread CPU seconds spent in compiled integrators so far.
spent <- 0
watch <- function(call) {
  began <- .Call("seconds_now")
  value <- call
  spent <<- spent + .Call("seconds_now") - began
  value
}

# The same function with watch() around each .Call in it.
watched <- function(f) {
  inside <- function(part) {
    if (!is.call(part)) return(part)
    if (identical(part[[1]], quote(.Call))) return(as.call(list(watch, part)))
    for (k in seq_along(part)) if (is.call(part[[k]])) part[[k]] <- inside(part[[k]])
    part
  }
  body(f) <- inside(body(f))
  f
}
vode <- watched(deSolve::vode)
lsoda <- watched(deSolve::lsoda)
radau <- watched(deSolve::radau)

# The states at the output times, one row each, without t = 0.
reference <- function(name) {
  file <- file.path(references, paste0(name, ".csv"))
  if (!file.exists(file)) return(NULL)
  rows <- as.matrix(read.csv(file, header = FALSE, comment.char = "#"))
  rows[rows[, 1] != 0, -1, drop = FALSE]
}

achieved <- function(states, ref, stiff) {
  if (is.null(ref)) return(NaN)
  off <- abs(states - ref)
  if (!stiff) return(max(off) / max(abs(ref)))
  max(t(off) / apply(abs(ref), 2, max))
}

# One run; `times` are the output times.
run <- function(name, p, solver, tol, times) {
  common <- list(y = p$start, times = times, func = paste0(name, "_derivatives"), parms = NULL, dllname = dll,
                 rtol = tol, atol = p$atol * tol, maxsteps = 1e8, ynames = FALSE)
  jac <- list(jacfunc = paste0(name, "_jacobian"), jactype = "fullusr")
  switch(solver,
    "desolve-vode" = do.call(vode, c(common, jac)),
    "desolve-lsoda" = do.call(lsoda, c(common, jac)),
    "desolve-radau" = do.call(radau, c(common, jac)),
    "desolve-adams" = do.call(vode, c(common, list(mf = 10))))
}

seconds_of <- function(call) {
  before <- spent
  call()
  spent - before
}

median_seconds <- function(call) {
  repeats <- max(1, ceiling(SHORTEST_SAMPLE / seconds_of(call)))
  median(replicate(FEWEST_RUNS, seconds_of(function() for (k in seq_len(repeats)) call()) / repeats))
}

measure <- function(name, p, solver, tol, ref) {
  times <- (0:p$outputs) / p$outputs * p$end
  out <- run(name, p, solver, tol, times)
  states <- unname(unclass(out)[-1, -1, drop = FALSE])
  if (nrow(states) != p$outputs || any(!is.finite(states))) {
    message(name, " ", solver, " ", tol, ": stopped early")
    return(invisible())
  }
  seconds <- median_seconds(function() run(name, p, solver, tol, times))
  counts <- attr(out, "istate")
  cat(sprintf("%s %s %.5g %.4e %.6e %d %d\n", name, solver, tol, achieved(states, ref, p$stiff), seconds,
              as.integer(counts[3]), as.integer(counts[2])))
}

for (name in names(PROBLEMS)) {
  if (length(asked) > 0 && !(name %in% asked)) next
  p <- PROBLEMS[[name]]
  ref <- reference(name)
  solvers <- if (p$stiff) c("desolve-vode", "desolve-lsoda", "desolve-radau") else c("desolve-adams", "desolve-lsoda")
  for (solver in solvers) for (tol in TOLERANCES) measure(name, p, solver, tol, ref)
}
