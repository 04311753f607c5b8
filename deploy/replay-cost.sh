#!/usr/bin/env bash
# What a replay costs the live stream: CPU time of its threads per order, alone and beside a replay by turns.
# Needs a data directory with many orders on which nothing runs, such as one after an import of Ta-Feng:
#   deploy/replay-cost.sh DATA_DIR [ORDERS_PER_SECOND] [TURNS]
set -euo pipefail
cd "$(dirname "$0")/.."
data="${1:?name a data directory with orders, on which nothing runs}"
rate="${2:-200}"
turns="${3:-3}"
port="${PORT:-18199}"
ticks_per_second="$(getconf CLK_TCK)"
log="$(mktemp)"

./foretaste up --rate "$rate" --port "$port" --data-dir "$data" >"$log" 2>&1 &
up=$!
trap 'kill $up 2>/dev/null; wait $up 2>/dev/null || true; rm -f "$log"' EXIT
for _ in $(seq 180); do
  curl -sf -m 2 "localhost:$port/health/ready" >/dev/null && break
  sleep 1
done

orders() {
  curl -s -m 20 "localhost:$port/metrics" | sed -n 's/^foretaste_orders_total \([0-9]*\).*/\1/p'
}

# Of the stream's threads, without the retrainer's; Linux cuts their names to 15 characters.
ticks() {
  cat /proc/$up/task/*/stat 2>/dev/null | awk '{
    end = index($0, ")"); split(substr($0, end + 2), field, " ")
    if (substr($0, 1, end) ~ /foretaste-/ && $0 !~ /foretaste-retra/) sum += field[12] + field[13]
  } END { print sum }'
}

measure() {
  local orders_before ticks_before orders_after ticks_after
  orders_before="$(orders)"
  ticks_before="$(ticks)"
  sleep 20
  orders_after="$(orders)"
  ticks_after="$(ticks)"
  echo "$1: $((orders_after - orders_before)) orders," \
    "$(((ticks_after - ticks_before) * 1000000 / ticks_per_second / (orders_after - orders_before))) us per order"
}

sleep 60
for turn in $(seq "$turns"); do
  measure alone
  ./foretaste replay --into "cost$turn" --data-dir "$data" >/dev/null 2>&1 &
  replay=$!
  sleep 12
  measure "beside a replay"
  kill -0 "$replay" 2>/dev/null || echo "the replay had ended before: take a directory with more orders"
  kill "$replay" 2>/dev/null || true
  wait "$replay" || true
  sleep 5
  ./foretaste replay discard "cost$turn" --data-dir "$data" 2>/dev/null | tail -1
done
measure alone
