#!/usr/bin/env bash
# bootstrap/ with a docker, a docker compose and a registry with a login that are real; AWS and the instance metadata are stand-ins.
# Skips where there is no docker daemon to be started.
set -euo pipefail
root=$(CDPATH='' cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd)

lacking=
for program in dockerd docker docker-registry htpasswd curl python3 busybox; do
    command -v "$program" >/dev/null || lacking="$lacking $program"
done
{ docker compose version || docker-compose version; } >/dev/null 2>&1 || lacking="$lacking docker-compose"
[ "$(id -u)" = 0 ] || lacking="$lacking root"
if [ -n "$lacking" ]; then
    echo "--- skipped: the bootstrap with docker, for this machine lacks$lacking"
    exit 0
fi

scratch=$(mktemp -d)
daemon=
registry=
clean_up() {
    [ -z "$registry" ] || kill "$registry" 2>/dev/null || true
    if [ -n "$daemon" ]; then
        docker ps --quiet 2>/dev/null | xargs --no-run-if-empty docker rm --force >/dev/null 2>&1 || true
        docker network rm asg-bg_default >/dev/null 2>&1 || true
        kill "$daemon" 2>/dev/null || true
        wait "$daemon" 2>/dev/null || true
    fi
    rm -rf "$scratch"
}
trap clean_up EXIT

fail() {
    echo "FAILED: $*" >&2
    cat "$scratch/said" >&2 2>/dev/null || true
    exit 1
}

# equal EXPECTED ACTUAL WHAT
equal() {
    [ "$1" = "$2" ] || fail "$3: expected '$1', got '$2'"
}

# within SECONDS COMMAND...: whether the command succeeds within that time, asked every half second
within() {
    local tries=$(($1 * 2))
    shift
    until "$@" >/dev/null 2>&1; do
        tries=$((tries - 1))
        [ "$tries" -gt 0 ] || return 1
        sleep 0.5
    done
}

free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

export DOCKER_HOST="unix://$scratch/docker.sock" DOCKER_CONFIG="$scratch/docker-config"
dockerd --host "$DOCKER_HOST" --data-root "$scratch/data" --exec-root "$scratch/exec" --pidfile "$scratch/docker.pid" \
    --iptables=false --bridge=none --storage-driver vfs >"$scratch/dockerd.log" 2>&1 &
daemon=$!
if ! within 30 docker version; then
    echo "--- skipped: the bootstrap with docker, for its daemon does not start here: $(tail -n 1 "$scratch/dockerd.log")"
    exit 0
fi

start_registry() {
    docker-registry serve "$scratch/registry.yml" >>"$scratch/registry.log" 2>&1 &
    registry=$!
    within 20 curl -s "http://$host/v2/" || fail "the registry does not start: $(tail -n 3 "$scratch/registry.log")"
}

host=127.0.0.1:$(free_port)
htpasswd -Bbn robot pa55word >"$scratch/htpasswd"
cat >"$scratch/registry.yml" <<YAML
version: 0.1
storage: {filesystem: {rootdirectory: $scratch/images}}
http: {addr: $host}
auth: {htpasswd: {realm: shop, path: $scratch/htpasswd}}
YAML
start_registry

# image VERSION STATUS: an application that answers with its version, and ends with 42 when it is told to stop
image() {
    mkdir -p "$scratch/image/bin" "$scratch/image/www"
    cp "$(command -v busybox)" "$scratch/image/bin/busybox"
    echo "$1" >"$scratch/image/www/index.html"
    printf '%s\n' '#!/bin/busybox sh' 'trap "exit 42" TERM' '/bin/busybox httpd -f -p 8080 -h /www &' wait >"$scratch/image/serve"
    chmod +x "$scratch/image/serve"
    tar -C "$scratch/image" -c . | docker import --change 'CMD ["/serve"]' - "$host/team/shop:$1" >/dev/null
}

for version in v1 v2; do image "$version"; done
docker login --username robot --password-stdin "$host" <<<pa55word >/dev/null 2>&1
for version in v1 v2; do docker push --quiet "$host/team/shop:$version" >/dev/null; done
docker logout "$host" >/dev/null
docker rmi "$host/team/shop:v1" "$host/team/shop:v2" >/dev/null

mkdir "$scratch/bin" "$scratch/bootstrap"
cp "$root"/bootstrap/* "$scratch/bootstrap"
port=$(free_port)
sed -i "s/\"80:8080\"/\"127.0.0.1:$port:8080\"/" "$scratch/bootstrap/docker-compose.yml"
cat >"$scratch/bin/curl" <<SCRIPT
#!/bin/sh
case "\$*" in
    *169.254.169.254*) echo '{ "instanceId" : "i-0abc", "region" : "eu-west-1" }' ;;
    *) exec $(command -v curl) "\$@" ;;
esac
SCRIPT
cat >"$scratch/bin/aws" <<SCRIPT
#!/bin/sh
case "\$1 \$2" in
    "autoscaling describe-auto-scaling-instances") echo '"shop-green"' ;;
    "autoscaling describe-tags") cat "$scratch/tag" ;;
    "ssm get-parameter") echo pa55word ;;
    *) exit 254 ;;
esac
SCRIPT
chmod +x "$scratch"/bin/*
export PATH="$scratch/bin:$PATH"

# machine NAME [run|stop]: what happens on that machine
machine() {
    ASG_BG_ROOT="$scratch/$1" ASG_BG_CONSOLE="$scratch/console" ASG_BG_IMAGE="$host/team/shop" ASG_BG_REGISTRY_USER=robot \
        ASG_BG_REGISTRY_PASSWORD_PARAMETER=/shop/registry ASG_BG_HEALTH_URL="http://127.0.0.1:$port/" ASG_BG_ATTEMPTS=2 \
        ASG_BG_HEALTHY_WITHIN=30 sh "$scratch/bootstrap/bootstrap.sh" "${@:2}" >"$scratch/said" 2>&1
}

served() {
    curl -s --max-time 2 "http://127.0.0.1:$port/"
}

echo "== a container is pulled with a login, started, and healthy"
echo '"v2"' >"$scratch/tag"
machine one || fail "it does not boot"
equal v2 "$(served)" "what is served"
[ ! -e "$DOCKER_CONFIG/config.json" ] || ! grep -q '"auth"' "$DOCKER_CONFIG/config.json" || fail "the login is left on the disk"

echo "== it is stopped by SIGTERM, and ends in its own way"
machine one stop
equal 42 "$(docker inspect --format '{{.State.ExitCode}}' "$(docker ps --all --quiet)")" "how the container ended"

echo "== after a reboot the same version is started, without the registry"
kill "$registry"
wait "$registry" 2>/dev/null || true
echo '"v1"' >"$scratch/tag"
machine one run || fail "it does not boot again"
equal v2 "$(served)" "what is served"
grep -q 'NOTE: the tag image-version of group shop-green is now "v1"; i-0abc keeps v2' "$scratch/said" || fail "it does not say so"

echo "== a version that the registry does not have is not started, nor another one"
machine one stop
start_registry
echo '"v3"' >"$scratch/tag"
if machine two; then fail "it boots"; fi
grep -q "^asg-bg: FAILED: the registry has no image $host/team/shop:v3" "$scratch/said" || fail "it does not say why"
[ -z "$(served)" ] || fail "it serves $(served)"

echo "the bootstrap is content with docker"
