# Sourced by the scripts that run Foretaste: processes on data of their own, which go away with the script.
# After it: scratch (a directory), pids (process ids by name). Needs the built jar (./foretaste --version
# builds it) and curl; the current directory has to be the checkout.
# shellcheck shell=bash

scratch="$(mktemp -d)"
export XDG_STATE_HOME="$scratch/state"
declare -A pids
# shellcheck disable=SC2317 # Called by the trap.
finish() {
  # A child that is killed as it begins still has the trap.
  [ "$BASHPID" = "$$" ] || return
  kill "${pids[@]}" 2>/dev/null || true
  kill -CONT "${pids[@]}" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$scratch"
}
trap finish EXIT

# Ends the script, or a $(...): says why, and what the processes said last.
give_up() {
  echo "FAILED   $1"
  tail -n 5 "$scratch"/*.err
  exit 1
} >&2

# Ends the script unless there is a command; the second argument says what is left out then.
needs() {
  command -v "$1" >/dev/null || { echo "skipped  $2: no $1"; exit 0; }
}

# Asks every half second, for two minutes.
await() {
  for _ in $(seq 240); do
    "$@" && return 0
    sleep 0.5
  done
  return 1
}
answers() { await curl -sf -o /dev/null "$1" || give_up "$1 does not answer"; }
ready() { answers "$1/health/ready"; }

# Starts a command of Foretaste under a name.
start() {
  rm -f "$scratch/$1.out"
  ./foretaste "${@:2}" >"$scratch/$1.out" 2>"$scratch/$1.err" &
  pids[$1]=$!
}
# Prints what a process said after some words, once it has.
said() {
  await grep -qs "$2" "$scratch/$1.out" || give_up "$1 does not say: $2"
  sed -n "s/.*$2  *//p" "$scratch/$1.out" | head -1
}
# Sends a signal (TERM unless given) and waits for the end.
stop() {
  kill "${2:--TERM}" "${pids[$1]}" && wait "${pids[$1]}" 2>/dev/null
  unset "pids[$1]"
}

# The whole system. After it: up (its address), kafka, registry, and cluster (the options that lead there).
# shellcheck disable=SC2034 # For the scripts.
start_up() {
  start up up --data-dir "$scratch/up" "$@"
  up="$(said up API)" || exit 1
  ready "$up"
  kafka="$(said up Kafka)" && registry="$(said up 'Schema registry')" || exit 1
  cluster=(--bootstrap-servers "$kafka" --schema-registry "$registry")
}
# A further instance under a name; the rest are options.
start_service() {
  start "$1" service "${cluster[@]}" --data-dir "$scratch/$1" "${@:2}"
}
# How many orders the instance at an address has processed since it started.
orders() { curl -s "$1/metrics" | sed -n 's/^foretaste_orders_total //p'; }
