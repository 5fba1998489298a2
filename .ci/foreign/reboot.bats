#!/usr/bin/env bats
# An instance with systemd: the unit, and boots after the first one.

load instance

# with_systemd: a machine that systemd runs; what it is told is noted
with_systemd() {
    mkdir -p "$box/root/run/systemd/system" "$box/root/etc/systemd/system"
    stub systemctl 'echo "$*" >>"$box/units"'
}

# unit [run|stop]: what the unit calls, with nothing of the user data's environment
unit() {
    run env -i PATH="$PATH" box="$box" TMPDIR="$TMPDIR" ASG_BG_ROOT="$ASG_BG_ROOT" sh "$state/bootstrap.sh" "${1:-run}"
    echo "$status: $output"
}

@test "the first boot installs the unit and leaves the start to it" {
    with_systemd
    boot
    [ "$status" -eq 0 ]
    [[ "$output" != *"started v2"* ]]
    cmp "$here/bootstrap/asg-bg.service" "$box/root/etc/systemd/system/asg-bg.service"
    [ "$(cat "$box/units")" = "daemon-reload
enable asg-bg.service
restart --no-block asg-bg.service" ]
    unit
    [ "$status" -eq 0 ]
    [[ "$output" == *"started v2 in eu-west-1"* ]]
}

@test "systemd takes the unit as it is" {
    command -v systemd-analyze >/dev/null || skip "no systemd-analyze on this machine"
    run systemd-analyze verify "$here/bootstrap/asg-bg.service"
    echo "$output"
    never grep -i 'asg-bg.service:[0-9]\|unknown' <<<"$output"
}

@test "the unit gives the application more time to stop than it may be set to take" {
    [ "$(sed -n 's/^TimeoutStopSec=//p' "$here/bootstrap/asg-bg.service")" -gt 300 ]
}

@test "settings last until the next boot, whatever is in them" {
    with_systemd
    boot ASG_BG_TAG_KEY="it's \$(id) \"x\"" HTTPS_PROXY='http://proxy;id' ASG_BG_HOOK=booted ASG_BG_STOP_SECONDS=7
    stub start-version 'echo "started $1: $HTTPS_PROXY $ASG_BG_STOP_SECONDS $ASG_BG_TAG_KEY"'
    unit
    [[ "$output" == *"started v2: http://proxy;id 7 it's \$(id) \"x\""* ]]
    [ "$(hook_answers)" = 'shop-green booted i-0abc CONTINUE' ]
}

@test "systemd that does not take the unit is a failure" {
    with_systemd
    stub systemctl 'echo "Failed to enable unit" >&2; exit 1'
    boot ASG_BG_HOOK=booted
    [ "$status" -eq 1 ]
    grep -q 'FAILED: systemd does not start asg-bg.service (the last error: Failed to enable unit)' "$box/console"
    [ "$(hook_answers)" = 'shop-green booted i-0abc ABANDON' ]
}

@test "a reboot starts the version that it booted with, and says that the tag has moved on" {
    with_systemd
    boot ASG_BG_HOOK=booted
    unit
    echo '"v3"' >"$box/version"
    rm "$box/calls" "$box/arguments"
    unit
    [ "$status" -eq 0 ]
    [[ "$output" == *"started v2 in"* ]]
    grep -q '^asg-bg: NOTE: the tag image-version of group shop-green is now "v3"; i-0abc keeps v2, with which it booted$' "$box/console"
    [ "$(count complete-lifecycle-action)" -eq 0 ]
}

@test "a reboot says nothing of a tag that has not moved" {
    with_systemd
    boot
    unit
    unit
    [[ "$output" == *"started v2 in"* ]]
    [ ! -e "$box/console" ]
}

@test "a reboot starts the version while AWS cannot be asked" {
    with_systemd
    boot
    unit
    stub aws 'echo "Could not connect to the endpoint URL" >&2; exit 255'
    unit
    [ "$status" -eq 0 ]
    [[ "$output" == *"started v2 in"* ]]
    [[ "$output" == *"whether group shop-green has moved on cannot be told"* ]]
}

@test "an application that is unhealthy after a reboot is left to the group's health checks" {
    with_systemd
    boot
    unit
    echo 503 >"$box/health"
    unit
    [ "$status" -eq 0 ]
    grep -q '^asg-bg: NOTE: version v2 is not healthy on i-0abc: http://127.0.0.1/ answered 503' "$box/console"
}

@test "an instance from an image of another instance does not start that one's version" {
    with_systemd
    boot
    unit
    sed -i s/i-0abc/i-0def/ "$box/document"
    echo '"v3"' >"$box/version"
    unit
    [ "$status" -eq 0 ]
    [[ "$output" != *started* ]]
    boot
    unit
    [[ "$output" == *"started v3 in"* ]]
}

@test "a unit without a record starts nothing" {
    mkdir -p "$state"
    cp "$here/bootstrap/bootstrap.sh" "$state"
    unit
    [ "$status" -eq 0 ]
    [ -z "$output" ]
}

@test "user data that run again keep the version" {
    boot
    echo '"v3"' >"$box/version"
    boot
    [[ "$output" == *"has booted with version v2 before, and keeps it"* ]]
    [[ "$output" == *"started v2 in"* ]]
}
