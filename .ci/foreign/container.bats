#!/usr/bin/env bats
# What an instance does with an application in a container, against a stand-in for docker.

load instance

setup_docker() {
    export ASG_BG_IMAGE=registry.example.com:5000/team/shop
    stub docker '
        printf "%s\n" "$*" >>"$box/dockers"
        case "$1 $2" in
            "compose version") [ ! -e "$box/compose-v1" ] ;;
            "compose --project-name") echo "$ASG_BG_VERSION $ASG_BG_STOP_SECONDS $AWS_REGION" >>"$box/composed" ;;
            "version "*) next daemon ;;
            "image inspect") [ -e "$box/has-image" ] ;;
            "login "*) cat >"$box/secret"; echo "$DOCKER_CONFIG" >"$box/config"; mkdir -p "$DOCKER_CONFIG" ;;
            "pull "*) answer=$(next pulled); [ -z "$answer" ] || { echo "$answer" >&2; exit 1; } ;;
        esac'
    echo 28.1 >"$box/daemon"
    echo >"$box/pulled"
}

# What docker was told, without questions.
told() {
    grep -v '^version\|^compose version' "$box/dockers"
}

up="compose --project-name asg-bg --file FILE up --detach --no-build"

@test "pulls the version, gives it the fixed name, starts it, and asks for its health" {
    setup_docker
    boot
    [ "$status" -eq 0 ]
    [ "$(told | sed "s|$state/docker-compose.yml|FILE|")" = "pull --quiet registry.example.com:5000/team/shop:v2
tag registry.example.com:5000/team/shop:v2 localhost/asg-bg-app:current
$up" ]
    [ "$(cat "$box/composed")" = "v2 30 eu-west-1" ]
    grep -q "image: localhost/asg-bg-app:current" "$state/docker-compose.yml"
    [ "$(grep -c http_code "$box/curls")" -eq 1 ]
    [[ "$output" != *"started v2"* ]]
    nothing_left
}

@test "the compose file is fetched where it is not beside the bootstrap" {
    setup_docker
    mkdir "$box/alone" "$box/s3"
    cp "$here/bootstrap/bootstrap.sh" "$box/alone"
    echo "services: {}" >"$box/s3/docker-compose.yml"
    ASG_BG_BOOTSTRAP=s3://b/p run sh "$box/alone/bootstrap.sh"
    [ "$status" -eq 0 ]
    [ "$(cat "$state/docker-compose.yml")" = "services: {}" ]
    run env -u ASG_BG_BOOTSTRAP sh "$box/alone/bootstrap.sh"
    [ "$status" -eq 1 ]
    grep -q 'FAILED: docker-compose.yml is not beside bootstrap.sh' "$box/console"
}

@test "version 1 of docker compose does as well" {
    setup_docker
    touch "$box/compose-v1"
    stub docker-compose 'printf "compose %s\n" "$*" >>"$box/dockers"'
    boot
    [ "$status" -eq 0 ]
    [ "$(told | tail -n 1 | sed "s|$state/docker-compose.yml|FILE|")" = "$up" ]
}

@test "a compose that does not start it is a failure, with its words" {
    setup_docker
    touch "$box/compose-v1"
    stub docker-compose 'echo "port is already allocated" >&2; exit 1'
    boot ASG_BG_HOOK=booted
    [ "$status" -eq 1 ]
    grep -q 'FAILED: docker compose does not start version v2 (the last error: port is already allocated)' "$box/console"
    [ "$(hook_answers)" = 'shop-green booted i-0abc ABANDON' ]
}

@test "a docker that comes up late is waited for, one that does not is a failure" {
    setup_docker
    printf '\n\n28.1\n' >"$box/daemon"
    boot
    [ "$status" -eq 0 ]
    rm -rf "$state"
    echo >"$box/daemon"
    boot
    [ "$status" -eq 1 ]
    grep -q 'FAILED: docker does not answer' "$box/console"
}

@test "a registry that cannot be reached is asked again, within a bound" {
    setup_docker
    printf 'Error: dial tcp: i/o timeout\nError: toomanyrequests\n\n' >"$box/pulled"
    boot
    [ "$status" -eq 0 ]
    [ "$(grep -c ^pull "$box/dockers")" -eq 3 ]
    rm -rf "$state" "$box/dockers"
    echo 'Error: dial tcp: i/o timeout' >"$box/pulled"
    boot
    [ "$status" -eq 1 ]
    [ "$(grep -c ^pull "$box/dockers")" -eq 4 ]
    grep -q 'FAILED: the image .*/team/shop:v2 cannot be pulled (the last error: Error: dial tcp: i/o timeout)' "$box/console"
    never grep -q '^tag\|up --detach' "$box/dockers"
}

@test "a version that the registry does not have is known at once, and nothing else is started" {
    setup_docker
    touch "$box/has-image"
    for answer in 'manifest for registry.example.com/team/shop:v2 not found: manifest unknown: manifest unknown' \
        'Error response from daemon: registry.example.com/team/shop:v2: not found'; do
        rm -rf "$state" "$box/dockers"
        echo "$answer" >"$box/pulled"
        boot ASG_BG_HOOK=booted
        [ "$status" -eq 1 ]
        [ "$(grep -c ^pull "$box/dockers")" -eq 1 ]
        grep -q 'FAILED: the registry has no image registry.example.com:5000/team/shop:v2' "$box/console"
        never grep -q '^tag\|up --detach' "$box/dockers"
    done
}

@test "a version that is no tag of an image is not pulled" {
    setup_docker
    for version in v2@sha256:0123 1.2+3 a:b "$(printf '%0129d' 2)"; do
        rm -f "$box/console"
        echo "\"$version\"" >"$box/version"
        boot
        [ "$status" -eq 1 ]
        grep -q '^asg-bg: FAILED: the tag image-version of group shop-green is .*, which is no tag of an image' "$box/console"
    done
    [ ! -e "$box/dockers" ]
}

@test "without a name to log in with, nobody logs in" {
    setup_docker
    boot
    [ "$(grep -c ^login "$box/dockers")" -eq 0 ]
}

@test "logs in with a password that no command line shows and no disk keeps" {
    setup_docker
    boot ASG_BG_REGISTRY_USER=robot ASG_BG_REGISTRY_PASSWORD_PARAMETER=/shop/registry
    [ "$status" -eq 0 ]
    grep -qx 'login --username robot --password-stdin registry.example.com:5000' "$box/dockers"
    grep -q '^ssm get-parameter --name /shop/registry --with-decryption ' "$box/calls"
    [ "$(cat "$box/secret")" = pa55word ]
    [[ "$(cat "$box/config")" == "$box/tmp/"* ]]
    [ ! -e "$(cat "$box/config")" ]
    never grep -q pa55word "$box/dockers" "$box/calls"
    never grep -rq pa55word "$state"
    [[ "$output" != *pa55word* ]]
}

@test "an image of Docker Hub is logged in for without a host" {
    setup_docker
    boot ASG_BG_IMAGE=team/shop ASG_BG_REGISTRY_USER=robot ASG_BG_REGISTRY_PASSWORD_PARAMETER=/shop/registry
    grep -qx 'login --username robot --password-stdin' "$box/dockers"
    grep -qx 'pull --quiet team/shop:v2' "$box/dockers"
}

@test "logs in to Amazon ECR, in the registry's own Region, before every pull" {
    setup_docker
    while read -r region host; do
        rm -rf "$state" "$box/dockers" "$box/calls"
        printf 'no basic auth credentials\n\n' >"$box/pulled"
        boot ASG_BG_IMAGE="$host/shop"
        [ "$status" -eq 0 ]
        [ "$(grep -cx "login --username AWS --password-stdin $host" "$box/dockers")" -eq 2 ]
        [ "$(grep -c "^ecr get-login-password --region $region " "$box/calls")" -eq 2 ]
        [ "$(cat "$box/secret")" = ecr-password ]
    done <<'END'
eu-central-1 123456789012.dkr.ecr.eu-central-1.amazonaws.com
us-gov-west-1 123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com
cn-north-1 123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn
us-west-2 123456789012.dkr-ecr.us-west-2.on.aws
END
}

@test "a host that only looks like Amazon ECR, or is none, gets no password of AWS" {
    setup_docker
    for image in 1.dkr.ecr.eu-west-1.amazonaws.com.example.com/shop team/1.dkr.ecr.eu-west-1.amazonaws.com/shop shop; do
        rm -rf "$state"
        boot ASG_BG_IMAGE="$image"
        [ "$status" -eq 0 ]
    done
    [ "$(grep -c ^login "$box/dockers")" -eq 0 ]
    [ "$(count get-login-password)" -eq 0 ]
}

@test "a password that cannot be had is no reason to pull without" {
    setup_docker
    boot ASG_BG_REGISTRY_USER=robot ASG_BG_REGISTRY_PASSWORD_PARAMETER=/shop/registry
    rm -rf "$state" "$box/dockers"
    stub aws 'case "$2" in describe-tags) echo "\"v2\"" ;; describe-auto*) echo "\"shop-green\"" ;; *) echo AccessDenied >&2; exit 254 ;; esac'
    boot ASG_BG_REGISTRY_USER=robot ASG_BG_REGISTRY_PASSWORD_PARAMETER=/shop/registry
    [ "$status" -eq 1 ]
    never grep -q '^pull' "$box/dockers"
    grep -q 'FAILED: the image .* cannot be pulled (the last error: AccessDenied)' "$box/console"
}

@test "after a reboot the image that was pulled is started, whatever the registry has" {
    setup_docker
    boot
    touch "$box/has-image"
    rm "$box/dockers"
    echo 'manifest unknown' >"$box/pulled"
    boot
    [ "$status" -eq 0 ]
    [ "$(told | sed "s|$state/docker-compose.yml|FILE|")" = "image inspect localhost/asg-bg-app:current
$up" ]
}

@test "a container that does not become healthy is stopped" {
    setup_docker
    echo 503 >"$box/health"
    boot
    [ "$status" -eq 1 ]
    [[ "$(tail -n 1 "$box/dockers")" == *"docker-compose.yml stop --timeout 30" ]]
    [ ! -e "$state/settled" ]
}

@test "the unit's stop gives the container the time that is set" {
    setup_docker
    boot ASG_BG_STOP_SECONDS=120
    rm "$box/dockers"
    run env -u ASG_BG_IMAGE sh "$state/bootstrap.sh" stop
    [ "$status" -eq 0 ]
    [[ "$(tail -n 1 "$box/dockers")" == *"docker-compose.yml stop --timeout 120" ]]
}

@test "the compose file has the fixed name, which no registry has, and the time to stop" {
    grep -q '^    image: localhost/asg-bg-app:current$' "$here/bootstrap/docker-compose.yml"
    grep -q '^fixed_name=localhost/asg-bg-app:current$' "$here/bootstrap/bootstrap.sh"
    grep -q '^    stop_grace_period: "${ASG_BG_STOP_SECONDS:-30}s"$' "$here/bootstrap/docker-compose.yml"
}
