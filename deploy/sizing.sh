#!/usr/bin/env bash
# Computes the tables of docs/sizing.md from the inputs that stand in its first table, and puts them in their
# places. With --check only says whether they are there already.
set -euo pipefail
cd "$(dirname "$0")/.."
page=docs/sizing.md
result="$(mktemp)"
trap 'rm -f "$result"' EXIT

awk -F '|' '
  function up(x) { return int(x) + (x > int(x)) }
  function most(a, b) { return a > b ? a : b }
  # Two digits that count, in the largest unit.
  function amount(x, units,    n, unit, i) {
    n = split(units, unit, " ")
    for (i = 1; x >= 999.5 && i < n; i++) x /= 1000
    return (x < 9.95 ? sprintf("%.1f", x) : x < 99.5 ? sprintf("%d", x + 0.5) : sprintf("%d", int(x / 10 + 0.5) * 10)) " " unit[i]
  }
  function bytes(x) { return amount(x, "B kB MB GB TB PB EB") }
  function number(x,    s) {
    s = sprintf("%d", x)
    while (match(s, /[0-9][0-9][0-9][0-9]($|,)/)) s = substr(s, 1, RSTART) "," substr(s, RSTART + 1)
    return s
  }
  function instances(rate) { return most(2, up(rate * v["c"] / 1000 / v["u"] / v["n"])) }
  function rates(    i, rate, cores) {
    print "| orders/s | cores | instances | partitions | memory of the instances | index of orders on their disks, 90 days |"
    print "|---|---|---|---|---|---|"
    for (i = 1; i <= 3; i++) {
      rate = rate_of[i]; cores = rate * v["c"] / 1000 / v["u"]
      printf "| %s | %s | %d | %s | %s | %s |\n", number(rate), cores < 99.5 ? sprintf("%.1f", cores) : number(cores),
        instances(rate), number(most(6, up(2 * cores))), bytes(instances(rate) * v["m"] * 1048576),
        bytes(rate * 86400 * 90 * v["w"] * 2)
    }
  }
  function kafka(    i, rate, out) {
    print "| orders/s | written by producers | between brokers | read from brokers | disk writes of brokers | kept for ever, per day | kept for a while |"
    print "|---|---|---|---|---|---|---|"
    for (i = 1; i <= 3; i++) {
      rate = rate_of[i]; out = v["o"] + v["x"] + v["g"] + v["t"]
      printf "| %s | %s/s | %s/s | %s/s | %s/s | %s | %s |\n", number(rate), bytes(rate * v["l"]), bytes(2 * rate * v["l"]),
        bytes(rate * out), bytes(3 * rate * v["l"]), bytes(3 * rate * v["k"] * 86400), bytes(3 * rate * v["w"] * 86400 * 90)
    }
  }
  function customers(    i, n) {
    printf "| customers | state | with a warm copy | each of %d instances | compacted topics, at most |\n", instances(rate_of[2])
    print "|---|---|---|---|---|"
    for (i = 1; i <= 3; i++) {
      n = customers_of[i]
      printf "| %s | %s | %s | %s | %s |\n", number(n), bytes(n * v["s"]), bytes(2 * n * v["s"]), bytes(2 * n * v["s"] / instances(rate_of[2])),
        bytes(3 * n * (v["p"] + 64 * v["e"]))
    }
  }
  BEGIN {
    split("1000 100000 1000000", rate_of, " ")
    split("10000000 100000000 1000000000", customers_of, " ")
  }
  /^\| `[a-z]` \|/ { key = $2; gsub(/[ `]/, "", key); value = $4; gsub(/,/, "", value); v[key] = value + 0 }
  /^<!-- end -->$/ { skipping = 0 }
  !skipping { print }
  /^<!-- computed: / {
    skipping = 1
    if ($0 ~ /rates/) rates()
    else if ($0 ~ /kafka/) kafka()
    else if ($0 ~ /customers/) customers()
  }
' "$page" >"$result"

if [ "${1:-}" = --check ]; then
  diff "$page" "$result"
else
  cp "$result" "$page"
fi
