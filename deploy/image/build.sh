#!/usr/bin/env bash
# Builds the image as a tarball, foretaste-cli/target/foretaste-image.tar, without a container engine
# (`docker load` takes it). Jib puts the layers together; this lays out what goes beside the jars. Needs
# Maven, a JDK and OpenMP (libgomp.so.1) on this machine, which is copied.
#
#   deploy/image/build.sh              on the base image of the Dockerfile, from its registry
#   deploy/image/build.sh --scratch    on nothing: a Java runtime and the C library of this machine go into the
#                                      image. To check an image where no registry can be reached, not to
#                                      ship: nobody mends the libraries in it.
set -euo pipefail
cd "$(dirname "$0")/../.."

options=()
case "${1:-}" in
  "") ;;
  --scratch) options+=(-Dimage.base=scratch) ;;
  *) echo "usage: $0 [--scratch]" >&2; exit 2 ;;
esac

stage="$PWD/foretaste-cli/target/image"
rm -rf "$stage"
mkdir -p "$stage/runtime" "$stage/files/var/lib/foretaste" "$stage/files/opt/foretaste/native"

# A file and the shared libraries it asks for, each under its own path.
copy_with_libraries() {
  local file
  for file in $(ldd "$@" 2>/dev/null | grep -o '/[^ :]*' | sort -u); do
    case "$file" in "$PWD"/*) continue ;; esac
    [ -f "$stage/runtime$file" ] || install -D -m 0755 "$file" "$stage/runtime$file"
  done
}

library() {
  local found
  found="$(/sbin/ldconfig -p | awk -v name="$1" '$1 == name && /x86-64|AArch64/ {print $NF; exit}')"
  [ -n "$found" ] || { echo "no $1 on this machine" >&2; exit 1; }
  echo "$found"
}
openmp="$(library libgomp.so.1)"
install -m 0755 "$openmp" "$stage/files/opt/foretaste/native/libgomp.so.1"

if [ "${1:-}" = --scratch ]; then
  home="$(dirname "$(dirname "$(readlink -f "$(command -v jlink)")")")"
  java_home="$stage/runtime/opt/java/openjdk"
  mkdir -p "$(dirname "$java_home")" "$stage/runtime/tmp" "$stage/runtime/etc"
  "$home/bin/jlink" --no-header-files --no-man-pages --output "$java_home" --add-modules \
    java.se,jdk.crypto.ec,jdk.httpserver,jdk.jfr,jdk.management,jdk.naming.dns,jdk.net,jdk.security.auth,jdk.unsupported,jdk.zipfs
  # What the runtime is linked to, and what the native libraries in the jars are.
  # shellcheck disable=SC2046 # Names without spaces.
  copy_with_libraries "$openmp" "$(library libstdc++.so.6)" \
    $(find "$java_home" -name '*.so' -o -type f -path '*/bin/java')
  for name in libstdc++.so.6 libgcc_s.so.1 libdl.so.2 libm.so.6 libpthread.so.0 librt.so.1; do
    file="$(library "$name")"
    [ -f "$stage/runtime$file" ] || install -D -m 0755 "$file" "$stage/runtime$file"
  done
  echo 'foretaste:x:10001:10001::/var/lib/foretaste:/sbin/nologin' >"$stage/runtime/etc/passwd"
  echo 'foretaste:x:10001:' >"$stage/runtime/etc/group"
fi

mvn -B -ntp -q -pl foretaste-cli dependency:copy@tracing-agent
cp foretaste-cli/target/opentelemetry-javaagent.jar "$stage/files/opt/foretaste/"
mvn -B -ntp -Pimage -Dmaven.test.skip -Dmaven.jar.forceCreation "${options[@]}" package >"$stage/build.log" 2>&1 ||
  { grep -E 'ERROR|WARN' "$stage/build.log" | head -20 >&2; exit 1; }
echo "foretaste-cli/target/foretaste-image.tar $(cat foretaste-cli/target/foretaste-image.id)"
