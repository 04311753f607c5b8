#!/usr/bin/env bash
# Runs an instance that asks for keys and a retrainer as processes of their own, customers who order, and a
# Prometheus with the configuration of deploy/prometheus/, its targets and key replaced. Then every metric that a
# dashboard or an alert rule asks for has to be in a scrape, every query has to be understood, and no target may
# refuse. Needs the built jar (./foretaste --version), curl, jq, prometheus and about 4 GB of memory.
set -uo pipefail
cd "$(dirname "$0")/.."

. deploy/lib.sh
for tool in curl jq prometheus; do needs "$tool" metrics; done
export FORETASTE_HEAP="${FORETASTE_HEAP:-1g}"
up_port="${UP_PORT:-18290}" service_port="${SERVICE_PORT:-18291}" retrainer_port="${RETRAINER_PORT:-18292}"
prometheus_port="${PROMETHEUS_PORT:-18293}"
prometheus="localhost:$prometheus_port/api/v1"

start_up --rate 100 --port "$up_port"
./foretaste keys create --name prometheus --scopes read --into "$scratch/key" "${cluster[@]}" >/dev/null ||
  give_up "no key could be made"
start_service service --host 0.0.0.0 --port "$service_port"
start retrainer retrainer "${cluster[@]}" --metrics-address "127.0.0.1:$retrainer_port"
ready "localhost:$service_port"
answers "localhost:$retrainer_port/-/healthy"

cp deploy/prometheus/alerts.yml "$scratch"
sed -e "s#/etc/foretaste-keys/prometheus#$scratch/key#" -e 's/15s/1s/' -e '/^alerting:/,/^$/d' \
  -e "s/\"service-1:8080\", \"service-2:8080\"/\"localhost:$service_port\"/" \
  -e "s/retrainer:9404/localhost:$retrainer_port/" deploy/prometheus/prometheus.yml >"$scratch/prometheus.yml"
prometheus --config.file "$scratch/prometheus.yml" --storage.tsdb.path "$scratch/data" \
  --web.listen-address "localhost:$prometheus_port" >"$scratch/prometheus.out" 2>"$scratch/prometheus.err" &
pids[prometheus]=$!
answers "localhost:$prometheus_port/-/ready"
# Customers' reads, and time for a few scrapes under load.
for customer in $(seq -f 'sim-%04g' 1 40); do
  curl -s -o /dev/null -H "Authorization: Bearer $(cat "$scratch/key")" \
    "localhost:$service_port/v1/customers/$customer/prediction"
  sleep 0.5
done

down="$(curl -s "$prometheus/targets" | jq -r '.data.activeTargets[] | select(.health != "up") | .scrapeUrl + ": " + .lastError')"
[ -z "$down" ] || give_up "Prometheus cannot scrape: $down"
taken="$(curl -sG "$prometheus/query" --data-urlencode 'query=sum(foretaste_orders_total{job="foretaste-service"})' |
  jq -r '.data.result[0].value[1]')"
[ "${taken%.*}" -gt 0 ] || give_up "no orders at the service"

# Queries as Prometheus gets them: Grafana's variables filled in.
{
  jq -r '.. | .expr? // empty' deploy/grafana/dashboards/*.json |
    sed -e 's/\$instance/.*/g' -e 's/\$__rate_interval/1m/g'
  curl -s "$prometheus/rules" | jq -r '.data.groups[].rules[].query'
} | sort -u >"$scratch/queries"
while read -r query; do
  curl -sG "$prometheus/query" --data-urlencode "query=$query" | jq -e '.status == "success"' >/dev/null ||
    give_up "Prometheus does not understand: $query"
done <"$scratch/queries"

# Names outside of quotes. A family without events yet has no series, but is in the scrape.
sed 's/"[^"]*"/""/g' "$scratch/queries" | grep -oE '\b(foretaste|jvm|process)_[a-z0-9_]+' | sort -u >"$scratch/asked"
curl -s -H "Authorization: Bearer $(cat "$scratch/key")" "localhost:$service_port/metrics" >"$scratch/scrape"
curl -s "localhost:$retrainer_port/metrics" >>"$scratch/scrape"
awk '/^# TYPE/ {print $3; if ($4 == "histogram" || $4 == "summary") {print $3 "_count"; print $3 "_sum"}
  if ($4 == "histogram") print $3 "_bucket"}' "$scratch/scrape" | sort -u >"$scratch/offered"
missing="$(comm -23 "$scratch/asked" "$scratch/offered" | paste -sd' ')"
[ -z "$missing" ] || give_up "no scrape has $missing"
curl -s "$prometheus/label/__name__/values" | jq -r '.data[]' | sort >"$scratch/stored"
quiet="$(comm -23 "$scratch/asked" "$scratch/stored" | paste -sd' ')"
echo "ok       $(wc -l <"$scratch/queries") queries, $(wc -l <"$scratch/asked") metrics, all in a scrape of service or retrainer"
echo "         without an event so far: ${quiet:-none}"
