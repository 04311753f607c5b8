#!/usr/bin/env bash
# Makes what docker-compose.yml takes as secrets, to try it with: a self-signed certificate for
# localhost and random passwords. Keeps what is there.
set -euo pipefail
directory="${1:-$(cd "$(dirname "$0")" && pwd)/secrets}"
mkdir -p "$directory"
if [ ! -f "$directory/tls.key" ]; then
  openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=localhost \
    -addext subjectAltName=DNS:localhost,IP:127.0.0.1 \
    -keyout "$directory/tls.key" -out "$directory/tls.crt" 2>/dev/null
fi
[ -f "$directory/grafana-password" ] || openssl rand -hex 16 >"$directory/grafana-password"
[ -f "$directory/internal-secret" ] || openssl rand -hex 32 >"$directory/internal-secret"
[ -f "$directory/erasure-key" ] || openssl rand -hex 32 >"$directory/erasure-key"
[ -f "$directory/smtp-password" ] || echo changeme >"$directory/smtp-password"
[ -f "$directory/slack-url" ] || echo https://hooks.slack.com/services/changeme >"$directory/slack-url"
# Containers read them under users of their own.
chmod 0644 "$directory"/*
chmod 0700 "$directory"
echo "Secrets are in $directory; keep erasure-key for ever, and put in the real slack-url and smtp-password for alerts."
