#!/bin/sh
# The common problems by the peers (CVODE, Boost.odeint, R deSolve, SciPy) and by us, in interleaved rounds, and the
# ratios of times at equal achieved error.
#
#   benchmarks/peers/run.sh [--rounds 3] [--only ours,cvode,...] [--tol 1e-6,1e-9] [--add] [P1 P2 rober ...]
#
# Programs: ours, cvode (Debian's build), cvode-o3 (the same source built here with -O3 -march=native), boost, desolve,
# scipy.
# Problems: P1 P2 rober hires vdp pleiades arenstorf (all of these when none is named), P3-10 P3-100 P3-1000 P3-10000
# (ours and CVODE only). --tol: relative tolerances of all programs instead of each one's own. --add: keep the lines
# that are there, of problems measured before.
#
# Ours needs Java 17 and benchmarks/target/benchmarks.jar:
#
#   mvn -q -DskipTests package -pl benchmarks -am
#
# Installs the Debian packages that are missing (by sudo, unless root), builds into benchmarks/peers/target, checks
# the problems' right-hand sides and Jacobians, makes the references that are not in the repository (P3-1000: half a
# minute, P3-10000: five), then in each round runs every program once for each problem (SciPy, a hundred times slower,
# in the first round only). All lines go to target/measurements.txt, the tables of ratios to standard output. Leave the
# machine alone meanwhile.
set -eu

peers=$(cd "$(dirname "$0")" && pwd)
jar=$peers/../target/benchmarks.jar
stored=$peers/../src/main/resources/org/homeostat/benchmarks/reference
every_program="ours cvode cvode-o3 boost desolve scipy"
every_problem="P1 P2 rober hires vdp pleiades arenstorf P3-10 P3-100 P3-1000 P3-10000"
rounds=3
only=
tolerances=
add=
problems=

refuse() { echo "$1" >&2; exit 2; }

# Whether the second word is among the words of the first.
among() { case " $1 " in *" $2 "*) true ;; *) false ;; esac; }

while [ $# -gt 0 ]; do
  case $1 in
    --rounds|--only|--tol) [ $# -ge 2 ] || refuse "$1 is followed by nothing." ;;
  esac
  case $1 in
    --rounds) rounds=$2; shift 2 ;;
    --only) only="$only $(echo "$2" | tr , ' ')"; shift 2 ;;
    --tol) tolerances=$2; shift 2 ;;
    --add) add=yes; shift ;;
    -*) sed -n '2,/^set/{/^set/!s/^# \{0,1\}//p;}' "$0" >&2; exit 2 ;;
    *) problems="$problems $1"; shift ;;
  esac
done
case $rounds in
  ''|*[!0-9]*|0*) refuse "The number of rounds '$rounds' is not a whole number above 0." ;;
esac
case $tolerances in
  *[!0-9e.,-]*) refuse "The tolerances '$tolerances' are no numbers with commas between them." ;;
esac
[ -n "$problems" ] || problems="P1 P2 rober hires vdp pleiades arenstorf"
[ -n "$only" ] || only=$every_program
[ -n "$(echo $only)" ] || refuse "--only names no program. The programs are $every_program."
for problem in $problems; do
  among "$every_problem" "$problem" || refuse "There is no problem '$problem'. The problems are $every_problem."
done
for program in $only; do
  among "$every_program" "$program" || refuse "There is no '$program' to run. The programs are $every_program."
done

wanted() { among "$only" "$1"; }

if wanted ours; then
  others="or leave ours out: --only cvode,cvode-o3,boost,desolve,scipy."
  command -v java >/dev/null 2>&1 || refuse "Ours needs Java 17, and there is no java; install it, $others"
  [ -f "$jar" ] || refuse "Ours needs benchmarks/target/benchmarks.jar;
make it (mvn -q -DskipTests package -pl benchmarks -am), $others"
fi

# ---------------------------------------------------------------------------------------------------- installation

packages="gcc g++ make python3"
wanted cvode && packages="$packages libsundials-dev libsuitesparse-dev"
wanted cvode-o3 && packages="$packages cmake libsuitesparse-dev"
wanted boost && packages="$packages libboost-dev"
wanted desolve && packages="$packages r-base-core r-cran-desolve"
wanted scipy && packages="$packages python3-scipy"
missing=
for package in $packages; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
if [ -n "$missing" ]; then
  echo "installing$missing" >&2
  as_root=
  [ "$(id -u)" = 0 ] || as_root=sudo
  $as_root apt-get update -qq </dev/null >&2
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing </dev/null >&2
fi

# ----------------------------------------------------------------------------------------------------------- build

cd "$peers"
mkdir -p target/references
unfinished=target/unfinished.$$.csv
trap 'rm -f "$unfinished"' EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM
python3 -B -m unittest -q ratios_test goals_test
fast="-O3 -march=native"
sundials="-lsundials_cvode -lsundials_nvecserial -lsundials_sunlinsoldense -lsundials_sunmatrixdense
  -lsundials_sunlinsolklu -lsundials_sunmatrixsparse -lsundials_sunnonlinsolfixedpoint -lklu -lm"
g++ $fast -o target/reference reference.cpp
g++ $fast -DREAL=double -o target/reference-double reference.cpp
g++ -O2 -o target/check check.cpp
target/check >&2
if wanted cvode-o3; then
  [ -d target/sundials/lib ] || ./sundials.sh target/sundials "$fast" >&2
  gcc $fast -DBUILD='"-o3"' -Itarget/sundials/include -I/usr/include/suitesparse -o target/cvode-o3 cvode.c \
    -Ltarget/sundials/lib $sundials -lsundials_sunnonlinsolnewton -lsundials_generic -lklu -lm
fi
if wanted cvode; then gcc $fast -I/usr/include/suitesparse -o target/cvode cvode.c $sundials; fi
if wanted boost; then g++ $fast -DNDEBUG -w -o target/boost boost.cpp; fi
if wanted desolve; then gcc $fast -fPIC -shared $(R CMD config --cppflags) -o target/problems.so problems.c; fi

cp "$stored"/*.csv target/references/
export REFERENCES=$peers/target/references
for problem in $problems; do
  case $problem in P3-1000|P3-10000) program=reference-double ;; *) program=reference ;; esac
  if [ ! -f "target/references/$problem.csv" ]; then
    echo "making the reference of $problem: target/references/$problem.csv" >&2
    "target/$program" "$problem" > "$unfinished"
    mv "$unfinished" "target/references/$problem.csv"
  fi
done

# ---------------------------------------------------------------------------------------------------------- rounds

run() {
  case $1 in
    ours) java -cp "$jar" org.homeostat.benchmarks.WorkPrecision "$2" ${tolerances:+--tol "$tolerances"} ;;
    cvode|cvode-o3) "target/$1" "$2" ;;
    boost) target/boost "$2" ;;
    desolve) Rscript desolve.R target/problems.so "$2" ;;
    scipy) python3 scipy_peer.py "$2" ;;
  esac
}

[ -z "$tolerances" ] || export TOLERANCES="$tolerances"
lines=target/measurements.txt
[ -n "$add" ] || : > "$lines"
round=1
while [ "$round" -le "$rounds" ]; do
  for problem in $problems; do
    for program in $every_program; do
      if wanted "$program" && { [ "$program" != scipy ] || [ "$round" = 1 ]; }; then
        echo "round $round of $rounds: $problem, $program" >&2
        run "$program" "$problem" >> "$lines" || echo "$program: not all went well on $problem" >&2
      fi
    done
  done
  round=$((round + 1))
done

python3 ratios.py "$lines"
python3 goals.py "$lines"
