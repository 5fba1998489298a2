#!/usr/bin/env bats
# bin/asg-bg and bin/benchmark in a checkout of their own, with stand-ins for java and mvnw.

setup() {
    here=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
    box=$(cd "$(mktemp -d)" && pwd -P)
    export box
    checkout="$box/a checkout"
    mkdir -p "$checkout/bin" "$checkout/target" "$checkout/src/main" "$checkout/src/licenses" "$checkout/src/sbom" \
        "$box/java/bin" "$box/tmp" "$box/elsewhere/bin" "$box/elsewhere/target"
    cp "$here/bin/asg-bg" "$here/bin/benchmark" "$checkout/bin/"
    touch "$checkout/pom.xml" "$checkout/LICENSE" "$checkout/NOTICE"
    program "$checkout/mvnw" 'echo built >>"$box/builds"; echo ours >target/asg-bg-all.jar'
    program "$box/java/bin/java" 'while [ "$1" != -jar ]; do shift; done; shift; echo "runs $1"; shift; printf "<%s>\n" "$@"'
    echo ours >"$checkout/target/asg-bg-all.jar"
    touch -d '+1 minute' "$checkout/target/asg-bg-all.jar"
    echo theirs >"$box/elsewhere/target/asg-bg-all.jar"
    export JAVA_HOME="$box/java" TMPDIR="$box/tmp"
    unset ASG_BG_NO_BUILD CDPATH
}

teardown() {
    rm -rf "$box"
}

program() {
    printf '#!/bin/sh\n%s\n' "$2" >"$1"
    chmod +x "$1"
}

@test "gives every argument on as it is" {
    run "$checkout/bin/asg-bg" deploy 'v 2' '*' '' '$(id)'
    [ "$output" = "runs $checkout/target/asg-bg-all.jar
<deploy>
<v 2>
<*>
<>
<\$(id)>" ]
}

@test "runs the jar of its checkout, and no other that a link or CDPATH leads to" {
    ln -s "../../a checkout/bin/asg-bg" "$box/elsewhere/bin/second"
    ln -s "$box/elsewhere/bin/second" "$box/elsewhere/bin/asg-bg"
    ln -s "../../a checkout/bin/benchmark" "$box/elsewhere/bin/benchmark"
    for name in asg-bg benchmark; do
        ASG_BG_NO_BUILD=1 run "$box/elsewhere/bin/$name"
        echo "$output"
        [ "$status" -eq 0 ]
        [ "${lines[0]}" = "runs $checkout/target/asg-bg-all.jar" ]
    done
    mkdir -p "$box/path"
    mv "$box/elsewhere" "$box/path/bin"
    mkdir -p "$box/path/bin/bin"
    cd "$checkout"
    CDPATH="$box/path" run bin/asg-bg
    echo "$output"
    [ "${lines[0]}" = "runs $checkout/target/asg-bg-all.jar" ]
}

@test "builds when what is packed is newer than the jar, and leaves nothing behind" {
    for changed in src/main/New.java src/licenses/new pom.xml NOTICE src/sbom/new; do
        touch -d '+1 hour' "$checkout/$changed"
        rm -f "$box/builds"
        run "$checkout/bin/asg-bg"
        [ "$status" -eq 0 ]
        [ -s "$box/builds" ]
        rm "$checkout/$changed"
        touch "$checkout/pom.xml" "$checkout/NOTICE"
        touch -d '+1 minute' "$checkout/target/asg-bg-all.jar"
    done
    rm "$box/builds"
    run "$checkout/bin/asg-bg"
    [ ! -e "$box/builds" ]
    [ -z "$(ls -A "$box/tmp")" ]
}

@test "shows why a build failed, and leaves nothing behind" {
    program "$checkout/mvnw" 'echo because; exit 1'
    rm "$checkout/target/asg-bg-all.jar"
    run "$checkout/bin/asg-bg"
    [ "$status" -eq 1 ]
    [[ "$output" == *because*"asg-bg: the build failed"* ]]
    [[ "$output" != *runs* ]]
    [ -z "$(ls -A "$box/tmp")" ]
}

@test "leaves nothing behind when it is stopped while it builds" {
    program "$checkout/mvnw" 'until [ -s "$box/pid" ]; do sleep 0.1; done; kill -TERM "$(cat "$box/pid")"'
    rm "$checkout/target/asg-bg-all.jar"
    "$checkout/bin/asg-bg" >"$box/out" 2>&1 3>&- &
    echo $! >"$box/pid"
    status=0
    wait $! || status=$?
    output=$(cat "$box/out")
    [ "$status" -eq 143 ]
    [[ "$output" != *runs* ]]
    [ -z "$(ls -A "$box/tmp")" ]
}

@test "says so when there is no jar and none is to be built" {
    rm "$checkout/target/asg-bg-all.jar"
    ASG_BG_NO_BUILD=1 run "$checkout/bin/asg-bg"
    [ "$status" -eq 1 ]
    [[ "$output" == "asg-bg: there is no $checkout/target/asg-bg-all.jar; build it"* ]]
}
