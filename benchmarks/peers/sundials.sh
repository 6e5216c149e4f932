#!/bin/sh
# SUNDIALS' CVODE from Debian's source, built with flags of one's own: Debian's library is not optimized.
#
#   benchmarks/peers/sundials.sh <folder> "-O3 -march=native"
#
# Leaves static libraries and headers in <folder>/lib and <folder>/include. The source comes from where this machine's
# packages come from; nothing of the system's is changed.
set -eu

[ $# = 2 ] || { sed -n '2,/^set/{/^set/!s/^# \{0,1\}//p;}' "$0" >&2; exit 2; }
mkdir -p "$1"
folder=$(cd "$1" && pwd)
mkdir -p "$folder/apt/parts" "$folder/apt/lists/partial" "$folder/source" "$folder/build"

: > "$folder/apt/sources.list"
if [ -f /etc/apt/sources.list ]; then
  sed -n 's/^deb /deb-src /p' /etc/apt/sources.list > "$folder/apt/sources.list"
fi
if [ -f /etc/apt/sources.list.d/debian.sources ]; then
  sed 's/^Types: .*/Types: deb-src/' /etc/apt/sources.list.d/debian.sources > "$folder/apt/parts/debian.sources"
fi
apt() {
  apt-get -qq -o Dir::Etc::SourceList="$folder/apt/sources.list" -o Dir::Etc::SourceParts="$folder/apt/parts" \
    -o Dir::State::lists="$folder/apt/lists" "$@"
}
cd "$folder/source"
apt update
apt source --download-only sundials
tar xf sundials_*.orig.tar.* --strip-components=1

cd "$folder/build"
cmake ../source -DCMAKE_BUILD_TYPE=Release -DCMAKE_C_FLAGS_RELEASE="$2 -DNDEBUG" -DCMAKE_INSTALL_PREFIX="$folder" \
  -DCMAKE_INSTALL_LIBDIR=lib -DBUILD_SHARED_LIBS=OFF -DBUILD_ARKODE=OFF -DBUILD_CVODES=OFF -DBUILD_IDA=OFF \
  -DBUILD_IDAS=OFF -DBUILD_KINSOL=OFF -DEXAMPLES_ENABLE_C=OFF -DEXAMPLES_INSTALL=OFF -DENABLE_KLU=ON \
  -DKLU_INCLUDE_DIR=/usr/include/suitesparse \
  -DKLU_LIBRARY_DIR="$(dirname "$(find /usr/lib -name libklu.so | head -n 1)")"
make -s -j2 install > "$folder/build.log"
