#!/usr/bin/env bash
# Causes the condition of every alert on systems of its own that are thrown away, and waits until a real
# Prometheus says that the alert fires. Its rules are those of deploy/prometheus/alerts.yml with minutes turned
# into seconds. Needs the built jar (./foretaste --version), a JDK, curl, prometheus (Debian: prometheus),
# about 4 GB of memory and 15 minutes. Arguments: names of alerts; none for all.
set -uo pipefail
cd "$(dirname "$0")/../.."

. deploy/lib.sh
needs prometheus "all alerts"
needs curl "all alerts"

export FORETASTE_HEAP="${FORETASTE_HEAP:-1g}"
cp_all="foretaste-cli/target/foretaste.jar:foretaste-cli/target/lib/*"
prometheus_port="${PROMETHEUS_PORT:-19090}"
up_port="${UP_PORT:-18080}" other_port="${OTHER_PORT:-18081}" broken_port="${BROKEN_PORT:-18082}"
other="http://localhost:$other_port"
fired=0 failed=0
javac -cp "$cp_all" -d "$scratch/cause" deploy/alerts/Cause.java || give_up "Cause.java does not compile"
wanted=" $* "

is_wanted() { [ "$wanted" = "  " ] || [[ "$wanted" == *" $1 "* ]]; }
any_wanted() {
  for name; do is_wanted "$name" && return 0; done
  return 1
}
fires() {
  is_wanted "$1" || return 0
  for _ in $(seq "${2:-120}"); do
    if curl -sG "localhost:$prometheus_port/api/v1/query" \
        --data-urlencode "query=last_over_time(ALERTS{alertname=\"$1\",alertstate=\"firing\"}[1m])" | grep -q '"metric"'; then
      echo "fired    $1"
      fired=$((fired + 1))
      return 0
    fi
    sleep 1
  done
  echo "FAILED   $1 did not fire in ${2:-120} s"
  failed=$((failed + 1))
}
# The second instance, an application of its own.
start_other() {
  start_service other --port "$other_port" --application-id other
  ready "$other"
}
# Lets a process run for so many seconds after every 0.2 s only, as a container's limit does.
slow_down() {
  while kill -STOP "$1" && sleep 0.2 && kill -CONT "$1" && sleep "$2"; do :; done 2>/dev/null
}
has_all_orders() { [ "$(orders "$other")" = "$(orders "$up")" ]; }
# MiB of its heap that the second instance keeps.
kept() {
  jcmd "${pids[other]}" GC.run >/dev/null
  curl -s "$other/metrics" |
    awk '/^jvm_memory_pool_collection_used_bytes/ {sum += $NF} END {printf "%d", sum / 1048576}'
}
cause() {
  java -XX:TieredStopAtLevel=1 -cp "$scratch/cause:$cp_all" Cause "$kafka" "$registry" "$@" >>"$scratch/cause.out" 2>&1 ||
    { echo "FAILED   could not cause $1"; tail -5 "$scratch/cause.out"; failed=$((failed + 1)); }
}

# Rules in which a minute lasts a second, an hour or six 20 seconds, a day 300, and 1,000 are many. A task
# that waits for an input says so once a minute, which does not pass faster here.
mkdir -p "$scratch/prometheus"
sed -E -e '/ForetasteInputWaits/,/labels/s/\b15m\b/80s/' -e 's/\b([0-9]+)m\b/\1s/g' -e 's/\b[16]h\b/20s/g' -e 's/\b24h\b/300s/g' \
  -e 's/\b10000\b/1000/g' \
  deploy/prometheus/alerts.yml >"$scratch/prometheus/alerts.yml"
cat >"$scratch/prometheus/prometheus.yml" <<END
global: {scrape_interval: 1s, evaluation_interval: 1s}
rule_files: [alerts.yml]
scrape_configs:
  - job_name: foretaste-service
    static_configs: [{targets: ["localhost:$up_port", "localhost:$other_port", "localhost:$broken_port"]}]
END
prometheus --config.file "$scratch/prometheus/prometheus.yml" --storage.tsdb.path "$scratch/prometheus/data" \
  --web.listen-address "localhost:$prometheus_port" >"$scratch/prometheus.out" 2>&1 &
pids[prometheus]=$!

if any_wanted ForetasteInstanceDown ForetasteOrdersUnusual ForetasteOrdersSilent \
    ForetasteHeapNearlyFull ForetasteInputWaits; then
  start_up --no-simulator --port "$up_port"
  start_other
  stop other -KILL
  fires ForetasteInstanceDown
  cause unusual-orders
  fires ForetasteOrdersUnusual
  fires ForetasteOrdersSilent

  # Every instance keeps the menu in memory. One that has room for most of it gets the rest bit by bit.
  cause menu 0 50000
  heap=300
  FORETASTE_HEAP="${heap}m" JAVA_OPTS="-XX:+UseSerialGC -Xmn16m" start_other
  await has_all_orders
  dishes=50000
  while [ "$(($(kept) * 100))" -lt "$((heap * 91))" ] && [ "$dishes" -lt 62000 ]; do
    cause menu "$dishes" "$((dishes + 1000))"
    dishes="$((dishes + 1000))"
    sleep 1
  done
  fires ForetasteHeapNearlyFull
  stop other -KILL
  # What it had adopted is there no more when it comes back.
  cause trimmed-menu
  rm -rf "$scratch/other"
  start_service other --port "$other_port" --application-id other
  fires ForetasteInputWaits 300
  stop other -KILL
  stop up
  # It would wait as well.
  rm -rf "$scratch/up"
fi

if any_wanted ForetasteNotRunning ForetasteDeadLetters ForetasteDuplicatesMany \
    ForetasteUnreadableRecords ForetasteApiErrors ForetasteApiSlow ForetasteNoTraining \
    ForetasteBaselineOnly; then
  # Nobody promotes what is trained here.
  start_up --rate 100 --policy manual --port "$up_port"
  cause broken-changelog broken
  start_service broken --port "$broken_port" --application-id broken
  fires ForetasteNotRunning
  stop broken -KILL
  cause dead-letters
  fires ForetasteDeadLetters
  cause duplicates &
  fires ForetasteDuplicatesMany
  wait $!
  cause unreadable &
  fires ForetasteUnreadableRecords
  wait $!
  # Somebody whose next order never comes.
  curl -s -o /dev/null -X POST "$up/v1/orders" -H 'Content-Type: application/json' -d '{"orderId": "only-1",
    "customerId": "ann", "storeId": "store-1", "channel": "web", "eventTime": "'"$(date -u +%FT%TZ)"'",
    "currency": "EUR", "lines": [{"itemId": "margherita", "size": "L", "quantity": 1, "unitPrice": 990}]}'
  answers "$up/v1/customers/ann/prediction"
  partition="$(curl -s "$up/v1/customers/ann/prediction" | sed -n 's/.*"revision":"\([0-9]*\):.*/\1/p')"
  for _ in $(seq 400); do
    curl -s -o /dev/null "$up/v1/customers/ann/prediction?after=$partition:999999999&wait=900"
  done &
  readers=$!
  fires ForetasteApiErrors
  fires ForetasteApiSlow
  kill $readers 2>/dev/null
  fires ForetasteNoTraining 300
  fires ForetasteBaselineOnly
  stop up
fi

if any_wanted ForetasteBundleRefused ForetasteQualityFallen ForetasteSkew ForetasteDrift \
    ForetasteChallengersRejected ForetasteLagGrowing ForetasteScoringSlow; then
  # With strict, what is trained again on the same is rejected.
  start_up --rate 200 --policy strict --port "$up_port"
  for _ in $(seq 300); do
    curl -s "$up/v1/models/current" | grep -q '"scorer":"xgboost"' && break
    sleep 1
  done
  cause bad-bundle
  fires ForetasteBundleRefused
  cause bad-outcomes &
  fires ForetasteQualityFallen
  wait $!
  cause other-features
  fires ForetasteSkew
  fires ForetasteDrift
  if is_wanted ForetasteChallengersRejected; then
    for _ in $(seq 7); do
      timeout 90 ./foretaste models train --wait --data-dir "$scratch/up" >/dev/null 2>&1
    done
  fi
  fires ForetasteChallengersRejected 300
  start_other
  slow_down "${pids[other]}" 0.02 &
  pids[slow]=$!
  cause flood &
  flood=$!
  fires ForetasteLagGrowing
  stop slow
  stop other -KILL
  slow_down "${pids[up]}" 0.01 &
  pids[slow]=$!
  fires ForetasteScoringSlow 300
  stop slow
  kill -CONT "${pids[up]}"
  wait $flood
fi

echo "$fired fired, $failed failed"
[ "$failed" = 0 ]
