#!/usr/bin/env bash
# Checks the image that build.sh made: what it says about itself, what its layers hold, and that its own
# command runs from its unpacked layers, as its user, on a root file system that cannot be written, as
# docker-compose.yml has it. Needs tar, jq, curl and, to run it, root and unshare (util-linux).
#
#   deploy/image/check.sh [TARBALL]
set -euo pipefail
cd "$(dirname "$0")/../.."

image="${1:-foretaste-cli/target/foretaste-image.tar}"
[ -f "$image" ] || { echo "no $image; deploy/image/build.sh makes it" >&2; exit 1; }
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/tar" "$scratch/root"
tar -xf "$image" -C "$scratch/tar"
config="$scratch/tar/$(jq -r '.[0].Config' "$scratch/tar/manifest.json")"
mapfile -t layers < <(jq -r '.[0].Layers[]' "$scratch/tar/manifest.json")

failed=0
# The third argument has to be true of the configuration.
says() { jq -e "$2" "$config" >/dev/null || { echo "$1: $(jq -c .config "$config")"; failed=1; }; }
none() { if [ -n "$2" ]; then printf '%s:\n%s\n' "$1" "$2" | head -20; failed=1; fi; }

# --- What it says about itself, and that the Dockerfile says the same.
dockerfile() { sed -n "s/^$1 //p" Dockerfile | tail -1; }
says "not the user of the Dockerfile" ".config.User == \"$(dockerfile USER)\""
says "not the working directory of the Dockerfile" ".config.WorkingDir == \"$(dockerfile WORKDIR)\""
says "not the volume of the Dockerfile" ".config.Volumes | keys == [\"$(dockerfile VOLUME)\"]"
says "not the ports of API and metrics" '.config.ExposedPorts | keys == ["8080/tcp", "9404/tcp"]'
says "not made for Linux" '.os == "linux"'
says "no name or version" '.config.Labels | ."org.opencontainers.image.title" == "foretaste"
  and (."org.opencontainers.image.version" | length > 0)'
for variable in $(dockerfile ENV); do
  says "without $variable of the Dockerfile" ".config.Env | index(\"$variable\")"
done
# Both start the same class with the same options; how they find the jars differs.
options="$(dockerfile ENTRYPOINT | jq -c 'map(select(startswith("-XX")))')"
says "not the options of the Dockerfile" ".config.Entrypoint | map(select(startswith(\"-XX\"))) == $options"
says "an environment with secrets" '.config.Env | map(select(test("(?i)(password|secret|token)="))) == []'

# --- The layers: each is what its digest says, and they hold nothing that does not belong there.
for i in "${!layers[@]}"; do
  wanted="$(jq -r ".rootfs.diff_ids[$i]" "$config")"
  found="sha256:$(gzip -dc "$scratch/tar/${layers[$i]}" | sha256sum | cut -d' ' -f1)"
  [ "$wanted" = "$found" ] || { echo "layer $i is not what its digest says"; failed=1; }
  tar --warning=no-unknown-keyword -tvzf "$scratch/tar/${layers[$i]}" --numeric-owner >>"$scratch/files"
done
own="$(grep -E ' (opt/foretaste|var/lib/foretaste)' "$scratch/files" || true)"
none "sources" "$(grep -E '\.(java|avsc|kt)$|/(src|\.git|\.mvn)/' <<<"$own" || true)"
none "what may be secret" "$(grep -iE '(\.(key|pem|p12|jks|env)|settings\.xml|/secrets?/.*|password|credential)$' <<<"$own" || true)"
none "tests" "$(grep -iE '(junit|assertj|jqwik|archunit|-tests?)[^/]*\.jar' <<<"$own" || true)"
none "others than root may write it" \
  "$(grep -E '^.{5}w|^.{8}w' <<<"$own" | grep -v '^d.* var/lib/foretaste/$' || true)"
none "not root's" "$(grep -vE '^\S+ 0/0 ' "$scratch/files" || true)"
grep -qE '^drwxrwxrwx .* var/lib/foretaste/$' "$scratch/files" ||
  { echo "the user cannot write /var/lib/foretaste"; failed=1; }
grep -q 'opt/foretaste/native/libgomp.so.1$' "$scratch/files" || { echo "no OpenMP"; failed=1; }
[ "$failed" = 0 ] || exit 1
echo "ok       ${#layers[@]} layers, $(du -m "$image" | cut -f1) MiB, user $(jq -r .config.User "$config"); contents as they should be"

# --- Its own command, from its unpacked layers.
if [ "$(id -u)" != 0 ] || ! unshare --mount --pid --fork true 2>/dev/null; then
  echo "skipped  the image's command from its layers: needs root and unshare"
  exit 0
fi
for layer in "${layers[@]}"; do
  tar --warning=no-unknown-keyword -xzpf "$scratch/tar/$layer" -C "$scratch/root" --numeric-owner
  # A layer takes away what lies below it by files of such names.
  find "$scratch/root" -name '.wh.*' | while read -r mark; do
    rm -rf "$(dirname "$mark")/$(basename "$mark" | sed 's/^\.wh\.//')" "$mark"
  done
done
mapfile -t entrypoint < <(jq -r '.config.Entrypoint[]' "$config")
mapfile -t environment < <(jq -r '.config.Env[]' "$config")
workdir="$(jq -r .config.WorkingDir "$config")"

# As an engine does: namespaces of its own, /proc, /dev, names of hosts, a volume, and a temporary /tmp on a
# root that is read-only. Arguments: root, user, group, working directory, number of variables, those, command.
cat >"$scratch/run" <<'END'
set -e
root="$1" user="$2" group="$3" workdir="$4" variables="${*:6:$5}"
shift $((5 + $5))
mkdir -p "$root"/{proc,dev,tmp,etc}
touch "$root/etc/hosts" "$root/etc/resolv.conf"
mount --bind "$root" "$root"
mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount --bind /etc/hosts "$root/etc/hosts"
mount --bind /etc/resolv.conf "$root/etc/resolv.conf"
mount -t tmpfs -o mode=1777,size=256m tmpfs "$root/tmp"
mount --bind "$root$workdir" "$root$workdir"
mount -o remount,bind,ro "$root"
# shellcheck disable=SC2086 # Variables without spaces.
exec env -i $variables unshare --root="$root" --wd="$workdir" --setuid="$user" --setgid="$group" "$@"
END
user="$(jq -r .config.User "$config")"
# What a container's limit would say.
environment+=(JAVA_TOOL_OPTIONS=-XX:MaxRAM=2560m)
contained() {
  timeout 400 unshare --mount --pid --fork --kill-child bash "$scratch/run" "$scratch/root" \
    "${user%:*}" "${user#*:}" "$workdir" "${#environment[@]}" "${environment[@]}" "${entrypoint[@]}" "$@"
}
contained --version >"$scratch/version" 2>"$scratch/err" || { cat "$scratch/err"; exit 1; }
echo "ok       ${entrypoint[0]} … --version: $(head -1 "$scratch/version")"

port="${PORT:-18190}"
contained up --rate 200 --port "$port" >"$scratch/out" 2>"$scratch/err" &
outer=$!
# The innermost process is what an engine would stop.
inner() {
  local found="$outer" child
  while child="$(pgrep -P "$found" | head -1)" && [ -n "$child" ]; do found="$child"; done
  echo "$found"
}
trap 'kill -9 "$(inner)" 2>/dev/null; rm -rf "$scratch"' EXIT
scorer=none
for _ in $(seq 300); do
  scorer="$(curl -s "localhost:$port/v1/models/current" | jq -r '.scorer // "none"' 2>/dev/null || true)"
  [ "$scorer" = xgboost ] && break
  kill -0 "$outer" 2>/dev/null || break
  sleep 1
done
java="$(inner)"
owner="$(ps -o uid= -p "$java" | tr -d ' ')"
if [ "$scorer" != xgboost ] || [ "$owner" != "${user%:*}" ]; then
  echo "FAILED   no model was trained (scorer: $scorer), or the user is another ($owner)"
  cat "$scratch/out" "$scratch/err"
  exit 1
fi
kill "$java"
code=0
wait "$outer" || code=$?
trap 'rm -rf "$scratch"' EXIT
# 143: ended by SIGTERM, as a JVM says it.
[ "$code" = 143 ] || { echo "FAILED   stopped with code $code"; cat "$scratch/err"; exit 1; }
echo "ok       up, from its layers as user $owner: stream, API, a model trained there, and a clean end"
