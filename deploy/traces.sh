#!/usr/bin/env bash
# Shows that an order that comes in over HTTP is one trace, from the request to the prediction: runs the whole
# system with tracing on, a small receiver of OTLP beside it, places an order, and looks at what arrives.
# Needs the built jar (./foretaste --version), the agent (fetched from Maven Central when it is missing), curl
# and python3.
set -uo pipefail
cd "$(dirname "$0")/.."

. deploy/lib.sh
for tool in curl python3; do needs "$tool" traces; done
receiver_port="${RECEIVER_PORT:-14318}"

cat >"$scratch/receiver.py" <<'END'
"""Writes down the bodies of all requests, one file each."""
import http.server, itertools, sys
numbers = itertools.count()
class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with open(f"{sys.argv[2]}/{next(numbers)}.otlp", "wb") as file:
            file.write(body)
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()
    def log_message(self, *args):
        pass
http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver).serve_forever()
END
mkdir "$scratch/spans"
python3 "$scratch/receiver.py" "$receiver_port" "$scratch/spans" &
pids[receiver]=$!

export FORETASTE_TRACES="http://127.0.0.1:$receiver_port" OTEL_TRACES_SAMPLER_ARG=1 OTEL_BSP_SCHEDULE_DELAY=500
start_up --no-simulator --port "${UP_PORT:-18090}"

# The caller's own trace goes on: what belongs to this order is found by its id.
trace="$(printf '%032x' $((RANDOM * 32768 + RANDOM + 1)))"
curl -sf -X POST "$up/v1/orders" -H 'Content-Type: application/json' \
  -H "traceparent: 00-$trace-00000000000000aa-01" -d '{"orderId": "traced-1", "customerId": "ann",
  "storeId": "store-1", "channel": "web", "eventTime": "2026-11-21T12:00:00Z", "currency": "EUR",
  "lines": [{"itemId": "margherita", "size": "L", "quantity": 1, "unitPrice": 990}]}' ||
  give_up "no answer"
echo

# Spans are protobuf; names are text in it, and a trace's id its bytes.
cat >"$scratch/names.py" <<'END'
"""Prints the names of the spans of one trace: field 5 of a span whose field 1 is the trace's id."""
import pathlib, sys
def fields(data):
    at = 0
    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value
    while at < len(data):
        key = varint()
        if key & 7 == 2:
            length = varint()
            yield key >> 3, data[at:at + length]
            at += length
        elif key & 7 == 0:
            yield key >> 3, varint()
        else:
            at += 8 if key & 7 == 1 else 4
def within(data, *path):
    for number, value in fields(data):
        if number == path[0]:
            if len(path) == 1:
                yield value
            else:
                yield from within(value, *path[1:])
for file in pathlib.Path(sys.argv[1]).glob("*.otlp"):
    for span in within(file.read_bytes(), 1, 2, 2):
        if next(within(span, 1)).hex() == sys.argv[2]:
            print(next(within(span, 5)).decode())
END
for _ in $(seq 60); do
  python3 "$scratch/names.py" "$scratch/spans" "$trace" | sort | uniq -c >"$scratch/names"
  grep -q ' predictions publish' "$scratch/names" && break
  sleep 0.5
done
cat "$scratch/names"
for span in 'POST /*' 'orders publish' 'orders process' 'predictions publish'; do
  grep -qF " $span" "$scratch/names" || give_up "no span \"$span\""
done
echo "ok       one trace from the request to the prediction"
