#!/usr/bin/env bash
# Runs one, two and four instances on the same topics while simulated customers order, then restarts them
# one after the other, and has everything verified each time. Needs the built jar (./foretaste --version
# builds it), curl and about 4 GB of memory. RATE: orders per second; PAUSE: seconds of each stage.
set -euo pipefail
cd "$(dirname "$0")/.."

rate="${RATE:-100}"
pause="${PAUSE:-30}"
scratch="$(mktemp -d)"
export XDG_STATE_HOME="$scratch/state" FORETASTE_HEAP="${FORETASTE_HEAP:-700m}"
declare -A pids urls
# shellcheck disable=SC2317 # Called by the trap.
finish() {
  # A child that is killed as it begins still has the trap.
  [ "$BASHPID" = "$$" ] || return
  kill "${pids[@]}" 2>/dev/null || true
  wait || true
  rm -rf "$scratch"
}
trap finish EXIT

# Waits for a line of an instance's output and prints the address on it.
address() {
  local found=""
  for _ in $(seq 240); do
    found="$(sed -n "s#.*$2 *##p" "$scratch/$1.out" 2>/dev/null | head -1)"
    [ -n "$found" ] && break
    sleep 0.5
  done
  [ -n "$found" ] || { echo "$1 does not start:"; cat "$scratch/$1".*; exit 1; } >&2
  echo "$found"
}
ready() {
  for _ in $(seq 240); do
    curl -sf "$1/health/ready" >/dev/null && return
    sleep 0.5
  done
  echo "$1 does not get ready" >&2
  exit 1
}
service() {
  rm -f "$scratch/$1.out"
  ./foretaste service --bootstrap-servers "$kafka" --schema-registry "$registry" --port 0 \
    --data-dir "$scratch/$1" >"$scratch/$1.out" 2>"$scratch/$1.err" &
  pids[$1]=$!
  urls[$1]="$(address "$1" "Foretaste serves at")"
  ready "${urls[$1]}"
}
orders() { curl -s "$1/metrics" | sed -n 's/^foretaste_orders_total //p'; }
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
  ./foretaste verify --data-dir "$scratch/up" >"$scratch/verify" || { cat "$scratch/verify"; exit 1; }
  sed -n 's/^\(.*mismatches.*\)/  \1/p' "$scratch/verify"
}

./foretaste up --rate "$rate" --port 0 --data-dir "$scratch/up" >"$scratch/up.out" 2>"$scratch/up.err" &
pids[up]=$!
urls[up]="$(address up "API")"
kafka="$(address up "Kafka")"
registry="$(address up "Schema registry")"
ready "${urls[up]}"
stage "1 instance"
service service-2
stage "2 instances"
service service-3
service service-4
stage "4 instances"

for name in service-2 service-3 service-4; do
  kill "${pids[$name]}"
  wait "${pids[$name]}" || true
  service "$name"
done
stage "4 instances, three of them restarted one after the other"
