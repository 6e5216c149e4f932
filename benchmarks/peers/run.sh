#!/bin/sh
# The common problems by the peers (CVODE, Boost.odeint, R deSolve, SciPy) and by us, in interleaved rounds, and the
# ratios of times at equal achieved error.
#
#   benchmarks/peers/run.sh [--rounds 3] [--only ours,cvode,boost,desolve,scipy] [P1 P2 rober ...]
#
# Problems: P1 P2 rober hires vdp pleiades arenstorf (all of these when none is named), P3-10 P3-100 P3-1000 P3-10000
# (ours and CVODE only).
#
# Installs the Debian packages that are missing (as root), builds into benchmarks/peers/target, checks the problems'
# right-hand sides and Jacobians, makes the references that are not in the repository (P3-1000: five minutes), then
# in each round runs every program once for each problem (SciPy, a hundred times slower, in the first round only).
# Ours takes part when benchmarks/target/benchmarks.jar is there (see ../README.md). All lines go to
# target/measurements.txt, the tables of ratios to standard output. Leave the machine alone meanwhile.
set -eu

peers=$(cd "$(dirname "$0")" && pwd)
jar=$peers/../target/benchmarks.jar
stored=$peers/../src/main/resources/org/homeostat/benchmarks/reference
rounds=3
only=ours,cvode,boost,desolve,scipy
problems=

while [ $# -gt 0 ]; do
  case $1 in
    --rounds) rounds=$2; shift 2 ;;
    --only) only=$2; shift 2 ;;
    -*) sed -n '2,/^set/{/^set/!s/^# \{0,1\}//p;}' "$0"; exit 2 ;;
    *) problems="$problems $1"; shift ;;
  esac
done
[ -n "$problems" ] || problems="P1 P2 rober hires vdp pleiades arenstorf"

wanted() { case ",$only," in *",$1,"*) true ;; *) false ;; esac; }

# ---------------------------------------------------------------------------------------------------- installation

packages="gcc g++ make python3"
wanted cvode && packages="$packages libsundials-dev libsuitesparse-dev"
wanted boost && packages="$packages libboost-dev"
wanted desolve && packages="$packages r-base-core r-cran-desolve"
wanted scipy && packages="$packages python3-scipy"
missing=
for package in $packages; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
if [ -n "$missing" ]; then
  echo "installing$missing" >&2
  apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2
fi

# ----------------------------------------------------------------------------------------------------------- build

cd "$peers"
mkdir -p target/references
fast="-O3 -march=native"
sundials="-lsundials_cvode -lsundials_nvecserial -lsundials_sunlinsoldense -lsundials_sunmatrixdense
  -lsundials_sunlinsolklu -lsundials_sunmatrixsparse -lsundials_sunnonlinsolfixedpoint -lklu -lm"
g++ $fast -o target/reference reference.cpp
g++ -O2 -o target/check check.cpp
target/check >&2
if wanted cvode; then gcc $fast -I/usr/include/suitesparse -o target/cvode cvode.c $sundials; fi
if wanted boost; then g++ $fast -DNDEBUG -w -o target/boost boost.cpp; fi
if wanted desolve; then gcc $fast -fPIC -shared $(R CMD config --cppflags) -o target/problems.so problems.c; fi

cp "$stored"/*.csv target/references/
export REFERENCES=$peers/target/references
for problem in $problems; do
  if [ ! -f "target/references/$problem.csv" ] && [ "$problem" != P3-10000 ]; then
    echo "making the reference of $problem" >&2
    target/reference "$problem" > target/unfinished.csv
    mv target/unfinished.csv "target/references/$problem.csv"
  fi
done

# ---------------------------------------------------------------------------------------------------------- rounds

run() {
  case $1 in
    ours) [ ! -f "$jar" ] || java -cp "$jar" org.homeostat.benchmarks.WorkPrecision "$2" ;;
    cvode) target/cvode "$2" ;;
    boost) target/boost "$2" ;;
    desolve) Rscript desolve.R target/problems.so "$2" ;;
    scipy) python3 scipy_peer.py "$2" ;;
  esac
}

lines=target/measurements.txt
: > "$lines"
wanted ours && [ ! -f "$jar" ] && echo "no $jar: peers only" >&2
round=1
while [ "$round" -le "$rounds" ]; do
  for problem in $problems; do
    for program in ours cvode boost desolve scipy; do
      if wanted "$program" && { [ "$program" != scipy ] || [ "$round" = 1 ]; }; then
        echo "round $round of $rounds: $problem, $program" >&2
        run "$program" "$problem" >> "$lines" || echo "$program failed on $problem" >&2
      fi
    done
  done
  round=$((round + 1))
done

python3 ratios.py "$lines"
