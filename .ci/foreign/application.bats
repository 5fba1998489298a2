#!/usr/bin/env bats
# What an instance does with an application that is no container: health, hook, stop, reboot.

load instance

@test "waits until the application is healthy" {
    printf '000\n503\n200\n' >"$box/health"
    boot
    [ "$status" -eq 0 ]
    [[ "$output" == *"version v2 runs on i-0abc"* ]]
    [ "$(grep -c http_code "$box/curls")" -eq 3 ]
    grep -q ' http://127.0.0.1/$' "$box/curls"
}

@test "an application that never becomes healthy is stopped, and the console says what it answered" {
    echo 503 >"$box/health"
    stub start-version 'trap "echo stopped >>$box/events; exit 0" TERM; /bin/sleep 60 & wait'
    boot ASG_BG_HEALTH_URL=http://127.0.0.1:81/health
    [ "$status" -eq 1 ]
    grep -q '^asg-bg: FAILED: version v2 is not healthy on i-0abc: http://127.0.0.1:81/health answered 503 for 6 s' "$box/console"
    grep -qx stopped "$box/events"
    [ ! -e "$state/settled" ]
}

@test "an application that ends before it is healthy is not waited for" {
    echo 000 >"$box/health"
    stub start-version 'exit 9'
    boot ASG_BG_HEALTHY_WITHIN=7200
    [ "$status" -eq 1 ]
    grep -q '^asg-bg: FAILED: version v2 is not healthy on i-0abc: it ended with 9' "$box/console"
}

@test "without a health check, an application that ends with an error is a failure" {
    stub start-version 'exit 9'
    stub sleep '/bin/sleep 0.3'
    boot ASG_BG_HEALTH_URL=none
    [ "$status" -eq 1 ]
    grep -q 'FAILED: version v2 is not healthy on i-0abc: it ended with 9' "$box/console"
    [ "$(grep -c http_code "$box/curls")" -eq 0 ]
}

@test "an application that ends later with an error is told from a version that was not started" {
    stub start-version '/bin/sleep 0.5; exit 9'
    boot
    [ "$status" -eq 3 ]
    [[ "$output" == *"version v2 ended with 9"* ]]
    [ ! -e "$box/console" ]
}

@test "a hook is completed with CONTINUE when the application is healthy, and not before" {
    printf '000\n200\n' >"$box/health"
    printf '"shop, \\"green\\""\n' >"$box/group"
    boot ASG_BG_HOOK='boot "hook"'
    [ "$status" -eq 0 ]
    [ "$(hook_answers)" = 'shop, "green" boot "hook" i-0abc CONTINUE' ]
    [ "$(grep -c http_code "$box/curls")" -eq 2 ]
}

@test "a hook is abandoned at once when the version cannot be found out" {
    echo null >"$box/version"
    boot ASG_BG_HOOK=booted
    [ "$status" -eq 1 ]
    [ "$(hook_answers)" = 'shop-green booted i-0abc ABANDON' ]
}

@test "a hook is abandoned at once for a version that is not safe, or does not become healthy" {
    echo '"--privileged"' >"$box/version"
    boot ASG_BG_HOOK=booted
    [ "$(hook_answers)" = 'shop-green booted i-0abc ABANDON' ]
    rm "$box/arguments"
    echo '"v2"' >"$box/version"
    echo 500 >"$box/health"
    boot ASG_BG_HOOK=booted
    [ "$(hook_answers)" = 'shop-green booted i-0abc ABANDON' ]
}

@test "without a hook, none is completed" {
    boot
    [ "$(count complete-lifecycle-action)" -eq 0 ]
}

@test "a hook is completed when throttling has passed" {
    printf 'An error occurred (Throttling): Rate exceeded\n\n' >"$box/hook"
    boot ASG_BG_HOOK=booted
    [ "$status" -eq 0 ]
    [ "$(count complete-lifecycle-action)" -eq 2 ]
    [[ "$output" == *"completed the hook booted with CONTINUE"* ]]
}

@test "a hook that waits only after a fast start is completed all the same" {
    printf 'An error occurred (ValidationError): No active Lifecycle Action found with instance ID i-0abc\n\n' >"$box/hook"
    echo '"Pending"' >"$box/lifecycle"
    boot ASG_BG_HOOK=booted
    [ "$status" -eq 0 ]
    [ "$(count complete-lifecycle-action)" -eq 2 ]
}

@test "a hook is not given up while it cannot be told whether the instance is pending" {
    printf 'An error occurred (ValidationError): No active Lifecycle Action found with instance ID i-0abc\n\n' >"$box/hook"
    echo >"$box/lifecycle"
    boot ASG_BG_HOOK=booted
    [ "$(count complete-lifecycle-action)" -eq 2 ]
}

@test "a hook that is over is not asked for again" {
    echo 'An error occurred (ValidationError): No active Lifecycle Action found with instance ID i-0abc' >"$box/hook"
    echo '"InService"' >"$box/lifecycle"
    boot ASG_BG_HOOK=booted
    [ "$status" -eq 0 ]
    [ "$(count complete-lifecycle-action)" -eq 1 ]
}

@test "a hook that cannot be completed is told of on the console, within a bound" {
    echo 'An error occurred (AccessDenied): not authorized' >"$box/hook"
    boot ASG_BG_HOOK=booted
    [ "$(count complete-lifecycle-action)" -eq 4 ]
    grep -q '^asg-bg: NOTE: the hook booted could not be completed with CONTINUE: An error occurred (AccessDenied)' "$box/console"
}

# in_foreground WHAT: an application that notes its signals; started with real pauses, as pid
in_foreground() {
    rm -f "$box/bin/sleep"
    stub start-version "$1"
    sh "$here/bootstrap/bootstrap.sh" >"$box/out" 2>&1 &
    pid=$!
    until grep -q 'runs on' "$box/out"; do /bin/sleep 0.1; done
}

@test "SIGTERM is passed on, once, and the application has its time to finish" {
    in_foreground 'trap "echo TERM >>$box/events; /bin/sleep 1.2; echo finished >>$box/events; exit 0" TERM; while :; do /bin/sleep 0.1; done'
    kill -TERM "$pid"
    wait "$pid" || status=$?
    cat "$box/out"
    [ "$status" -eq 143 ]
    [ "$(cat "$box/events")" = "TERM
finished" ]
    nothing_left
}

@test "an application that does not stop in its time is killed" {
    export ASG_BG_STOP_SECONDS=1
    in_foreground 'trap "" TERM; echo $$ >"$box/pid"; while :; do /bin/sleep 0.1; done'
    kill -TERM "$pid"
    wait "$pid" || status=$?
    cat "$box/out"
    [ "$status" -eq 143 ]
    grep -q 'has not stopped in 1 s, and is killed' "$box/out"
    never kill -0 "$(cat "$box/pid")"
}

@test "times that are no numbers, or too long for systemd, are refused" {
    for setting in ASG_BG_STOP_SECONDS=301 ASG_BG_STOP_SECONDS=1m ASG_BG_STOP_SECONDS=-1 ASG_BG_HEALTHY_WITHIN=7201; do
        rm -f "$box/console"
        boot "$setting"
        [ "$status" -eq 1 ]
        grep -q "^asg-bg: FAILED: ${setting%%=*} is ${setting#*=}, and not a number up to " "$box/console"
    done
    [ ! -e "$box/calls" ]
}

@test "an error of the AWS CLI is part of the one line on the console" {
    stub aws 'echo; echo "An error occurred (AccessDenied) when calling DescribeTags" >&2; echo >&2; exit 254'
    boot
    [ "$status" -eq 1 ]
    grep -q '^asg-bg: FAILED: .*(the last error: An error occurred (AccessDenied) when calling DescribeTags)$' "$box/console"
    [ "$(wc -l <"$box/console")" -eq 1 ]
}

@test "what ends the bootstrap unexpectedly is on the console, too" {
    rm -rf "$box/root"
    echo "no folder" >"$box/root"
    boot
    [ "$status" -ne 0 ]
    [[ "$output" != *started* ]]
    grep -q '^asg-bg: FAILED: the bootstrap ended unexpectedly with ' "$box/console"
}
