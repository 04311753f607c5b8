#!/usr/bin/env bash
# Checks the files in deploy/ with the tools they are for, as far as they are at hand. Says "skipped" with
# the reason where they are not. With --install, takes missing tools from Debian's packages.
set -uo pipefail
cd "$(dirname "$0")/.."

failed=0
passed=0
skipped=0
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT

# Makes sure of a command; $2 is the Debian package that has it.
have() {
  command -v "$1" >/dev/null && return 0
  [ "${install:-}" = yes ] && command -v apt-get >/dev/null || return 1
  apt-get install -y --no-install-recommends "$2" >"$scratch/apt.log" 2>&1
  command -v "$1" >/dev/null
}
check() {
  local what="$1"
  shift
  if "$@" >"$scratch/out" 2>&1; then
    echo "ok       $what"
    passed=$((passed + 1))
  else
    echo "FAILED   $what"
    sed 's/^/         /' "$scratch/out"
    failed=$((failed + 1))
  fi
}
skip() {
  echo "skipped  $1: $2"
  skipped=$((skipped + 1))
}

[ "${1:-}" = --install ] && install=yes

if have promtool prometheus; then
  # The key exists where Prometheus runs only.
  echo key >"$scratch/key"
  cp deploy/prometheus/alerts.yml "$scratch"
  sed "s#/etc/foretaste-keys/prometheus#$scratch/key#" deploy/prometheus/prometheus.yml >"$scratch/prometheus.yml"
  check "Prometheus configuration" promtool check config "$scratch/prometheus.yml"
  check "alert rules" promtool check rules deploy/prometheus/alerts.yml
  check "alert rules fire and stay quiet" promtool test rules deploy/prometheus/tests/alerts_test.yml
else
  skip "Prometheus configuration, alert rules" "no promtool (Debian: prometheus)"
fi

if have amtool prometheus-alertmanager; then
  check "Alertmanager configuration" amtool check-config deploy/alertmanager/alertmanager.yml
else
  skip "Alertmanager configuration" "no amtool (Debian: prometheus-alertmanager)"
fi

if docker compose version >/dev/null 2>&1; then
  check "compose file against the compose schema" docker compose -f docker-compose.yml config -q
elif have docker-compose docker-compose; then
  check "compose file against the compose schema" docker-compose -f docker-compose.yml config -q
else
  skip "compose file" "no docker compose (Debian: docker-compose)"
fi

if have nginx nginx-light && have openssl openssl; then
  deploy/make-secrets.sh "$scratch/secrets" >/dev/null
  # The names of the instances exist on the compose network only; nginx asks for names again from 1.27.3 on.
  sed -e "s#/run/secrets/tls-certificate#$scratch/secrets/tls.crt#" \
    -e "s#/run/secrets/tls-key#$scratch/secrets/tls.key#" \
    -e "s#/tmp/nginx.pid#$scratch/nginx.pid#" \
    -e 's#service-[12]:8080 resolve#127.0.0.1:8080#' deploy/proxy/nginx.conf >"$scratch/nginx.conf"
  check "proxy configuration" nginx -t -c "$scratch/nginx.conf"
else
  skip "proxy configuration" "no nginx (Debian: nginx-light) or openssl"
fi

if command -v kubectl >/dev/null && kubectl kustomize --help >/dev/null 2>&1; then
  check "Kubernetes manifests build" kubectl kustomize deploy/kubernetes
else
  skip "Kubernetes manifests" "no kubectl"
fi

check "arithmetic of docs/sizing.md" deploy/sizing.sh --check

if ! command -v prometheus >/dev/null || ! have jq jq || ! have curl curl; then
  skip "metrics of dashboards and rules in a live scrape" "no prometheus, jq or curl"
elif [ ! -f foretaste-cli/target/foretaste.jar ]; then
  skip "metrics of dashboards and rules in a live scrape" "no jar (./foretaste --version builds it)"
else
  check "metrics of dashboards and rules in a live scrape" deploy/metrics.sh
fi

if [ -f foretaste-cli/target/foretaste.jar ] && command -v java >/dev/null; then
  # What the Dockerfile copies, laid out as there, run by the image's own command.
  layout="$scratch/image/opt/foretaste"
  mkdir -p "$layout" && cp foretaste-cli/target/foretaste.jar "$layout" && cp -r foretaste-cli/target/lib "$layout"
  entrypoint="$(sed -n 's/^ENTRYPOINT \[\(.*\)\]$/\1/p' Dockerfile | tr -d '",')"
  # shellcheck disable=SC2086 # The entry point is several words.
  check "the image's command on what the image holds" ${entrypoint//\/opt\/foretaste/$layout} --version
else
  skip "the image's command" "no jar (./foretaste --version builds it) or no java"
fi

# The image without an engine: on the Dockerfile's base if its registry answers, else on nothing but a Java
# runtime of this machine. Built twice, it has to be the same; then it is looked into and run.
same_twice() {
  local first second
  first="$(deploy/image/build.sh "$@")" && second="$(deploy/image/build.sh "$@")" || return 1
  echo "$first"
  echo "$second"
  [ "$first" = "$second" ]
}
if ! command -v mvn >/dev/null || ! command -v jlink >/dev/null; then
  skip "image by Jib" "no Maven or no JDK"
elif ! have jq jq || ! have curl curl; then
  skip "image by Jib" "no jq or no curl"
else
  base=()
  if ! timeout 300 deploy/image/build.sh >"$scratch/out" 2>&1 && grep -qE 'jib.*(Unknown host|timed out|refused|Internet)' "$scratch/out"; then
    base=(--scratch)
    skip "image by Jib on the base of the Dockerfile" "its registry cannot be reached"
  fi
  check "image by Jib${base:+ on a runtime of this machine}, the same when built twice" same_twice "${base[@]}"
  check "image by Jib: contents, and its own command from its layers" deploy/image/check.sh
  grep '^skipped' "$scratch/out"
fi

if docker info >/dev/null 2>&1; then
  check "image builds" docker build -q .
else
  skip "image build, compose up" "no container engine"
fi

echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
