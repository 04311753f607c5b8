#!/usr/bin/env bash
# Causes the condition of every alert on systems of its own that are thrown away, and waits until a real
# Prometheus says that the alert fires. Its rules are those of deploy/prometheus/alerts.yml with minutes turned
# into seconds. Needs the built jar (./foretaste --version), a JDK, curl, prometheus (Debian: prometheus),
# about 4 GB of memory and 15 minutes. Arguments: names of alerts; none for all.
set -uo pipefail
cd "$(dirname "$0")/../.."

command -v prometheus >/dev/null || { echo "skipped  all alerts: no prometheus (Debian: prometheus)"; exit 0; }
command -v curl >/dev/null || { echo "skipped  all alerts: no curl"; exit 0; }

scratch="$(mktemp -d)"
export XDG_STATE_HOME="$scratch/state" FORETASTE_HEAP="${FORETASTE_HEAP:-1g}"
cp_all="foretaste-cli/target/foretaste.jar:foretaste-cli/target/lib/*"
prometheus_port="${PROMETHEUS_PORT:-19090}"
up_port="${UP_PORT:-18080}" other_port="${OTHER_PORT:-18081}" broken_port="${BROKEN_PORT:-18082}"
up="http://localhost:$up_port"
declare -A pids
fired=0 failed=0
wanted=" $* "
# shellcheck disable=SC2317 # Called by the trap.
finish() {
  # A child that is killed as it begins still has the trap.
  [ "$BASHPID" = "$$" ] || return
  kill "${pids[@]}" 2>/dev/null
  wait 2>/dev/null
  rm -rf "$scratch"
}
trap finish EXIT

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
ready() {
  for _ in $(seq 240); do
    curl -sf "$1/health/ready" >/dev/null && return 0
    sleep 0.5
  done
  echo "FAILED   $1 does not get ready"; cat "$scratch"/*.err
  exit 1
}
start_up() {
  ./foretaste up --port "$up_port" --data-dir "$scratch/up" "$@" >"$scratch/up.out" 2>"$scratch/up.err" &
  pids[up]=$!
  ready "$up"
  # It says where everything is a moment after the API answers.
  for _ in $(seq 60); do
    grep -q 'Schema registry' "$scratch/up.out" && break
    sleep 0.5
  done
  kafka="$(sed -n 's/.*Kafka  *//p' "$scratch/up.out" | head -1)"
  registry="$(sed -n 's/.*Schema registry  *//p' "$scratch/up.out" | head -1)"
}
# Until an instance has processed as many orders as another, since both were started.
await_orders() {
  for _ in $(seq 120); do
    [ "$(orders "$1")" = "$(orders "$2")" ] && return 0
    sleep 0.5
  done
}
orders() { curl -s "$1/metrics" | sed -n 's/^foretaste_orders_total //p'; }
stop() {
  kill "$2" "${pids[$1]}" && wait "${pids[$1]}" 2>/dev/null
  unset "pids[$1]"
}
# Lets a process run for a tenth of the time only.
slow_down() {
  while kill -STOP "$1" && sleep 0.2 && kill -CONT "$1" && sleep 0.02; do :; done 2>/dev/null
}
start_service() {
  ./foretaste service --bootstrap-servers "$kafka" --schema-registry "$registry" --data-dir "$scratch/$1" \
    --port "$2" "${@:3}" >"$scratch/$1.out" 2>"$scratch/$1.err" &
  pids[$1]=$!
}
cause() {
  java -Xmx1g -cp "$cp_all" deploy/alerts/Cause.java "$kafka" "$registry" "$@" >>"$scratch/cause.out" 2>&1 ||
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
  start_up --no-simulator
  start_service other "$other_port" --application-id other
  ready "http://localhost:$other_port"
  stop other -9
  fires ForetasteInstanceDown
  cause unusual-orders
  fires ForetasteOrdersUnusual
  fires ForetasteOrdersSilent

  # An instance with a heap that is little larger than what it keeps; how much that is only trying tells.
  cause large-menu
  start_service other "$other_port" --application-id other
  ready "http://localhost:$other_port"
  await_orders "http://localhost:$other_port" "$up"
  stop other -15
  heap=1024
  for _ in 1 2 3 4; do
    FORETASTE_HEAP="${heap}m" JAVA_OPTS="-XX:+UseSerialGC -Xmn4m" \
      start_service other "$other_port" --application-id other
    ready "http://localhost:$other_port"
    jcmd "${pids[other]}" GC.run >/dev/null
    kept="$(curl -s "http://localhost:$other_port/metrics" |
      awk '/^jvm_memory_pool_collection_used_bytes/ {sum += $NF} END {printf "%d", sum / 1048576}')"
    [ "$((kept * 100))" -gt "$((heap * 91))" ] && break
    stop other -15
    heap="$((kept * 100 / 94))"
  done
  fires ForetasteHeapNearlyFull
  stop other -9
  # What it had adopted is there no more when it comes back.
  cause trimmed-menu
  rm -rf "$scratch/other"
  start_service other "$other_port" --application-id other
  fires ForetasteInputWaits 300
  stop other -9
  stop up -15
  # It would wait as well.
  rm -rf "$scratch/up"
fi

if any_wanted ForetasteNotRunning ForetasteDeadLetters ForetasteDuplicatesMany \
    ForetasteUnreadableRecords ForetasteApiErrors ForetasteApiSlow ForetasteNoTraining \
    ForetasteBaselineOnly; then
  # Nobody promotes what is trained here.
  start_up --rate 100 --policy manual
  cause broken-changelog broken
  start_service broken "$broken_port" --application-id broken
  fires ForetasteNotRunning
  stop broken -9
  cause dead-letters
  fires ForetasteDeadLetters
  cause duplicates &
  fires ForetasteDuplicatesMany
  wait $!
  cause unreadable &
  fires ForetasteUnreadableRecords
  wait $!
  partition="$(curl -s "$up/v1/customers/sim-0001/prediction?k=1" | sed -n 's/.*"revision":"\([0-9]*\):.*/\1/p')"
  for _ in $(seq 400); do
    curl -s -o /dev/null "$up/v1/customers/sim-0001/prediction?after=$partition:999999999&wait=900"
  done &
  readers=$!
  fires ForetasteApiErrors
  fires ForetasteApiSlow
  kill $readers 2>/dev/null
  fires ForetasteNoTraining 300
  fires ForetasteBaselineOnly
  stop up -15
fi

if any_wanted ForetasteBundleRefused ForetasteQualityFallen ForetasteSkew ForetasteDrift \
    ForetasteChallengersRejected ForetasteLagGrowing ForetasteScoringSlow; then
  # With strict, what is trained again on the same is rejected.
  start_up --rate 200 --policy strict
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
  start_service other "$other_port" --application-id other
  ready "http://localhost:$other_port"
  slow_down "${pids[other]}" &
  pids[slow]=$!
  cause flood &
  pids[flood]=$!
  fires ForetasteLagGrowing
  stop slow -15
  kill -CONT "${pids[other]}"
  stop other -9
  stop flood -15
  # A processor that is taken away nine tenths of the time, as a container's limit does.
  slow_down "${pids[up]}" &
  pids[slow]=$!
  fires ForetasteScoringSlow 300
  stop slow -15
  kill -CONT "${pids[up]}"
fi

echo "$fired fired, $failed failed"
[ "$failed" = 0 ]
