#!/usr/bin/env bats
# The instances' bootstrap against stand-ins for curl, aws and sleep. Needs bats; run by .ci/run.

setup() {
    here=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
    box=$(mktemp -d)
    mkdir "$box/bin"
    export box
    export PATH="$box/bin:$PATH"
    export ASG_BG_CONSOLE="$box/console" ASG_BG_START="$box/bin/start-version" ASG_BG_ATTEMPTS=4
    stub sleep 'echo "$1" >>"$box/pauses"'
    stub start-version 'echo "started $1 in $AWS_REGION"'
    stub curl '
        echo "$*" >>"$box/curls"
        case "$*" in
            *api/token) echo TOKEN ;;
            *"X-aws-ec2-metadata-token: TOKEN"*identity/document) cat "$box/document" ;;
            *) echo "curl: (22) 401" >&2; exit 22 ;;
        esac'
    stub aws '
        echo "$*" >>"$box/calls"
        case "$1 $2" in
            "autoscaling describe-auto-scaling-instances") next group ;;
            "autoscaling describe-tags") next version ;;
            "s3 cp") cp "$box/s3/${4##*/}" "$5" ;;
        esac'
    printf '{\n  "instanceId" : "i-0abc",\n  "region" : "eu-west-1"\n}\n' >"$box/document"
    echo shop-green >"$box/group"
    echo v2 >"$box/version"
}

teardown() {
    rm -rf "$box"
}

# A program on the path; "next FILE" prints the file's first line and drops it while more follow.
stub() {
    {
        echo '#!/bin/sh'
        echo 'next() { head -n 1 "$box/$1"; [ "$(wc -l <"$box/$1")" -lt 2 ] || sed -i 1d "$box/$1"; }'
        echo "$2"
    } >"$box/bin/$1"
    chmod +x "$box/bin/$1"
}

count() {
    grep -c "$1" "$box/calls"
}

@test "starts the version that the group's tag names" {
    run sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 0 ]
    [[ "$output" == *"i-0abc of group shop-green starts version v2"* ]]
    [[ "$output" == *"started v2 in eu-west-1"* ]]
    grep -q -- '--instance-ids i-0abc' "$box/calls"
    grep -q -- 'Name=auto-scaling-group,Values=shop-green Name=key,Values=image-version' "$box/calls"
}

@test "speaks version 2 of the instance metadata service" {
    run sh "$here/bootstrap/bootstrap.sh"
    grep -q -- '--request PUT .*X-aws-ec2-metadata-token-ttl-seconds: 300 .*/latest/api/token' "$box/curls"
}

@test "does not believe an empty first answer" {
    printf 'None\n\nv2\n' >"$box/version"
    run sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 0 ]
    [[ "$output" == *"started v2"* ]]
    [ "$(count describe-tags)" -eq 3 ]
    [ "$(wc -l <"$box/pauses")" -eq 2 ]
}

@test "asks again when a call fails" {
    stub aws '
        echo "$*" >>"$box/calls"
        case "$2" in
            describe-tags) echo v2 ;;
            *) [ "$(wc -l <"$box/calls")" -gt 2 ] || { echo "Rate exceeded" >&2; exit 254; }; echo shop-green ;;
        esac'
    run sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 0 ]
    [ "$(count describe-auto-scaling-instances)" -eq 3 ]
}

@test "pauses grow, and chance spreads them" {
    echo None >"$box/version"
    ASG_BG_ATTEMPTS=8 run sh "$here/bootstrap/bootstrap.sh"
    [ "$(wc -l <"$box/pauses")" -eq 7 ]
    awk 'BEGIN { base = 1 }
        { if ($1 < base / 2 || $1 > base) { print "attempt " NR " paused " $1; exit 1 }; if (base < 16) base *= 2 }' "$box/pauses"
}

@test "says on the console that the tag is missing" {
    echo None >"$box/version"
    run sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 1 ]
    [[ "$output" != *started* ]]
    grep -q '^asg-bg: FAILED: group shop-green has no tag image-version' "$box/console"
}

@test "says on the console that the instance is in no group" {
    echo None >"$box/group"
    run sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 1 ]
    grep -q '^asg-bg: FAILED: i-0abc is in no Auto Scaling group' "$box/console"
}

@test "says on the console that there is no metadata" {
    stub curl 'exit 7'
    run sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 1 ]
    grep -q '^asg-bg: FAILED: no instance metadata at http://169.254.169.254' "$box/console"
}

@test "runs without a console" {
    echo None >"$box/version"
    ASG_BG_CONSOLE="$box/no/such/console" run sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 1 ]
    [[ "$output" == *"asg-bg: FAILED: group shop-green"* ]]
}

@test "another tag key can be set" {
    ASG_BG_TAG_KEY=release run sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 0 ]
    grep -q -- 'Name=key,Values=release ' "$box/calls"
}

@test "fetches start.sh where the image has no program" {
    mkdir "$box/s3"
    echo 'echo "by start.sh: $1"' >"$box/s3/start.sh"
    ASG_BG_START=/no/such/program ASG_BG_BOOTSTRAP=s3://b/p run sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 0 ]
    [[ "$output" == *"by start.sh: v2"* ]]
}

@test "says that there is nothing to start it with" {
    ASG_BG_START=/no/such/program run sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 1 ]
    grep -q 'there is no program /no/such/program' "$box/console"
}

@test "user data fetches the bootstrap and runs it" {
    mkdir "$box/s3"
    echo 'echo "ran with $ASG_BG_BOOTSTRAP"' >"$box/s3/bootstrap.sh"
    ASG_BG_BOOTSTRAP=s3://b/p run sh "$here/bootstrap/user-data.sh"
    [ "$status" -eq 0 ]
    [ "$output" = "ran with s3://b/p" ]
}

@test "user data tries ten times and then says so" {
    stub aws 'echo "$*" >>"$box/calls"; exit 1'
    ASG_BG_BOOTSTRAP=s3://b/p run sh "$here/bootstrap/user-data.sh"
    [ "$status" -eq 1 ]
    [[ "$output" == *"asg-bg: FAILED: cannot fetch s3://b/p/bootstrap.sh"* ]]
    [ "$(count 's3 cp')" -eq 10 ]
}
