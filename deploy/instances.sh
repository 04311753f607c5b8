#!/usr/bin/env bash
# Runs one, two and four instances on the same topics while simulated customers order, then restarts them
# one after the other, and has everything verified each time. Needs the built jar (./foretaste --version
# builds it), curl and about 4 GB of memory. RATE: orders per second; PAUSE: seconds of each stage,
# more than the minute after which an instance takes over what it has caught up with.
set -euo pipefail
cd "$(dirname "$0")/.."

. deploy/lib.sh
rate="${RATE:-100}"
pause="${PAUSE:-90}"
export FORETASTE_HEAP="${FORETASTE_HEAP:-700m}"
declare -A urls

service() {
  start_service "$1" --port 0
  urls[$1]="$(said "$1" "Foretaste serves at")"
  ready "${urls[$1]}"
}
# What each instance did in one stage, then what verify says.
stage() {
  declare -A before
  for name in "${!urls[@]}"; do before[$name]="$(orders "${urls[$name]}")"; done
  sleep "$pause"
  echo "$1"
  for name in $(printf '%s\n' "${!urls[@]}" | sort); do
    echo "  $name: $(awk "BEGIN {printf \"%d\", $(orders "${urls[$name]}") - ${before[$name]}}") orders"
  done
  check
}
check() {
  ./foretaste verify --data-dir "$scratch/up" >"$scratch/verify" || { cat "$scratch/verify"; give_up "verify"; }
  sed -n 's/^\(.*mismatches.*\)/  \1/p' "$scratch/verify"
}

start_up --rate "$rate" --port 0
urls[up]="$up"
stage "1 instance"
service service-2
stage "2 instances"
service service-3
service service-4
stage "4 instances"

for name in service-2 service-3 service-4; do
  stop "$name" || true
  service "$name"
done
stage "4 instances, three of them restarted one after the other"
