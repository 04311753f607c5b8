#!/usr/bin/env bash
# Measures what docs/sizing.md computes with: imports an order file into a system of its own, and has a service
# process that does nothing else go through all of it once more. Needs the built jar (./foretaste --version),
# curl, about 6 GB of memory and 10 minutes for Ta-Feng:
#   deploy/order-cost.sh tafeng.json baskets-json
set -euo pipefail
file="$(realpath "${1:?name an order file}")"
cd "$(dirname "$0")/.."

. deploy/lib.sh
# Seconds of processor time, all of a process, and of those what compiles bytecode.
seconds() {
  cat "/proc/$1/task"/*/stat 2>/dev/null | awk -v tick="$(getconf CLK_TCK)" -v name="$2" '{
    end = index($0, ")"); split(substr($0, end + 2), field, " ")
    if (substr($0, 1, end) ~ name) sum += field[12] + field[13]
  } END { printf "%.1f", sum / tick }'
}
per_order() { awk "BEGIN {printf \"%.${3:-0}f\", ($1) * ${2:-1} / $orders}"; }
log_bytes() { cat "$scratch/up/kafka/log/$1"-[0-9]*/*.log | wc -c; }

start_up --no-simulator --port 0
./foretaste import "$file" --format "${2:-baskets-json}" --data-dir "$scratch/up" | tail -4
orders="$(orders "$up")"
orders="${orders%.*}"
echo "up: $(seconds "${pids[up]}" .) s of processor time, $(seconds "${pids[up]}" 'C[12] ') s of them for compiling," \
  "$(($(ps -o rss= -p "${pids[up]}") / 1024)) MiB resident"
echo "bytes in the log per order, one replica:"
for topic in $(ls "$scratch/up/kafka/log" | sed -n 's/-[0-9]*$//p' | sort -u); do
  bytes="$(log_bytes "$topic")"
  [ "$((bytes * 10))" -lt "$orders" ] || echo "  $topic $(per_order "$bytes")"
done

start_service service --port 0 --application-id alone
service="$(said service "Foretaste serves at")"
has_all_orders() { [ "$(orders "$service")" = "$(orders "$up")" ]; }
for _ in 1 2 3 4 5; do await has_all_orders && break; done
spent="$(seconds "${pids[service]}" .) - $(seconds "${pids[service]}" 'C[12] ')"
echo "service alone: $(per_order "$spent" 1000 2) ms of processor time per order without compiling," \
  "$(($(ps -o rss= -p "${pids[service]}") / 1024)) MiB resident"
stop service || true
echo "bytes on its disk by store:"
find "$scratch/service" -regex '.*/[0-9]+_[0-9]+/.*\.sst' -printf '%P %s\n' |
  sed -E 's#^.*/[0-9]+_[0-9]+/(rocksdb/)?([^/]*)/.* #\2 #' |
  awk '{sum[$1] += $2} END {for (each in sum) print "  " each, sum[each]}' | sort
