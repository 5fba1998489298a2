#!/usr/bin/env bats
# How an instance finds its version, against stand-ins for curl, aws and sleep. Needs bats; run by .ci/run.

load instance

@test "starts the version that the group's tag names" {
    run sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 0 ]
    [[ "$output" == *"i-0abc of group shop-green starts version v2"* ]]
    [[ "$output" == *"started v2 in eu-west-1"* ]]
    grep -q -- '--instance-ids i-0abc' "$box/calls"
    [ "$(filters)" = "auto-scaling-group ['shop-green']
key ['image-version']" ]
}

@test "speaks version 2 of the instance metadata service" {
    run sh "$here/bootstrap/bootstrap.sh"
    stub aws 'case "$2" in describe-tags) echo "\"v2\"" ;; *) echo "\"shop-green\"" ;; esac
        echo "$AWS_EC2_METADATA_V1_DISABLED" >>"$box/disabled"'
    run sh "$here/bootstrap/bootstrap.sh"
    [ "$(sort -u "$box/disabled")" = true ]
    grep -q -- '--request PUT .*X-aws-ec2-metadata-token-ttl-seconds: 300 .*/latest/api/token' "$box/curls"
}

@test "does not believe an empty first answer" {
    printf 'null\n\n"v2"\n' >"$box/version"
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
            describe-tags) echo "\"v2\"" ;;
            *) [ "$(wc -l <"$box/calls")" -gt 2 ] || { echo "Rate exceeded" >&2; exit 254; }; echo "\"shop-green\"" ;;
        esac'
    run sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 0 ]
    [ "$(count describe-auto-scaling-instances)" -eq 3 ]
}

@test "pauses grow, and chance spreads them" {
    echo null >"$box/version"
    ASG_BG_ATTEMPTS=8 run sh "$here/bootstrap/bootstrap.sh"
    [ "$(wc -l <"$box/pauses")" -eq 7 ]
    awk 'BEGIN { base = 1 }
        { if ($1 < base / 2 || $1 > base) { print "attempt " NR " paused " $1; exit 1 }; if (base < 16) base *= 2 }' "$box/pauses"
}

@test "says on the console that the tag is missing" {
    echo null >"$box/version"
    run sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 1 ]
    [[ "$output" != *started* ]]
    grep -q '^asg-bg: FAILED: group shop-green has no tag image-version' "$box/console"
}

@test "says on the console that the instance is in no group" {
    echo null >"$box/group"
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
    echo null >"$box/version"
    ASG_BG_CONSOLE="$box/no/such/console" run sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 1 ]
    [[ "$output" == *"asg-bg: FAILED: group shop-green"* ]]
}

@test "another tag key can be set" {
    ASG_BG_TAG_KEY=release run sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 0 ]
    [[ "$(filters)" == *"key ['release']" ]]
}

@test "a name is asked for as a whole, whatever is in it" {
    printf '%s\n' '"shop,green \"a\" \\ b\n* ü"' >"$box/group"
    ASG_BG_TAG_KEY='image, "version" \ of $(id)' run sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 0 ]
    filters >"$box/filters"
    cat >"$box/expected" <<'END'
auto-scaling-group ['shop,green "a" \\ b\n* ü']
key ['image, "version" \\ of $(id)']
END
    diff "$box/expected" "$box/filters"
    one_line_a_message
}

@test "a tag key with a control character is refused before anything is asked" {
    ASG_BG_TAG_KEY="$(printf 'image\nversion')" run sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 1 ]
    grep -q 'FAILED: ASG_BG_TAG_KEY holds a control character' "$box/console"
    [ ! -e "$box/calls" ]
}

@test "a version that could be taken for something else is not started" {
    for version in '-v2' '--privileged' '/bin/sh' '../v2' '.v2' ':v2' '@v2' 'v2 v3' 'v2;id' 'v2$(id)' 'v2`id`' 'v2|id' 'v2&' \
        'v2>x' 'v2/x' 'v2=x' 'v2*' 'v2~' "v2'" 'v2\"' 'v2\\' 'v2\n' 'v2\nv3' '\u001b[2Jv2' 'vü' '' "$(printf '%0257d' 2)"; do
        rm -f "$box/console"
        printf '"%s"\n' "$version" >"$box/version"
        run sh "$here/bootstrap/bootstrap.sh"
        echo "$version: $status $output"
        [ "$status" -eq 1 ]
        [[ "$output" != *started* ]]
        grep -q '^asg-bg: FAILED: the tag image-version of group shop-green is ' "$box/console"
        one_line_a_message
    done
}

@test "what is no text in JSON is no version" {
    for version in v2 '{"a":1}' '["v2"]' '"v2' 2; do
        echo "$version" >"$box/version"
        run sh "$here/bootstrap/bootstrap.sh"
        echo "$version: $status $output"
        [ "$status" -eq 1 ]
        [[ "$output" != *started* ]]
    done
}

@test "a line break in an answer does not smuggle a version in" {
    stub aws 'case "$2" in describe-tags) printf "\"v2\n;id\"\n" ;; *) echo "\"shop-green\"" ;; esac'
    run sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 1 ]
    [[ "$output" != *started* ]]
    one_line_a_message
}

@test "versions of the usual kinds are started" {
    for version in v2 2 1.2.3-rc.1+build_7 2026-11-21T19:11:37 v2@sha256:0123456789abcdef None null _x "$(printf '%0256d' 2)"; do
        echo "\"$version\"" >"$box/version"
        rm -rf "$state"
        run sh "$here/bootstrap/bootstrap.sh"
        echo "$version: $status $output"
        [ "$status" -eq 0 ]
        [[ "$output" == *"started $version in eu-west-1"* ]]
    done
}

@test "no proxy is between an instance and its metadata, nor between the AWS CLI and them" {
    stub start-version 'echo "started: $no_proxy $NO_PROXY"'
    run sh "$here/bootstrap/bootstrap.sh"
    [ "$(grep -c -- '--noproxy \* ' "$box/curls")" -eq "$(wc -l <"$box/curls")" ]
    own='169.254.169.254,fd00:ec2::254,[fd00:ec2::254]'
    [[ "$output" == *"started: $own $own"* ]]
    NO_PROXY=.example.com run sh "$here/bootstrap/bootstrap.sh"
    [[ "$output" == *"started: .example.com,$own .example.com,$own"* ]]
    no_proxy='*' run sh "$here/bootstrap/bootstrap.sh"
    [[ "$output" == *"started: * *"* ]]
}

@test "every question has an end, and an error is no answer" {
    run sh "$here/bootstrap/bootstrap.sh"
    [ "$(grep -c -- '--max-time [0-9]* ' "$box/curls")" -eq "$(wc -l <"$box/curls")" ]
    [ "$(grep -c -- '--fail .*--connect-timeout ' "$box/curls")" -eq 2 ]
    [ "$(grep -c -- '--cli-connect-timeout [0-9]* --cli-read-timeout [0-9]*' "$box/calls")" -eq "$(wc -l <"$box/calls")" ]
}

@test "finds its programs where nothing has set a path" {
    run env -i PATH= ASG_BG_CONSOLE="$box/console" ASG_BG_ATTEMPTS=1 ASG_BG_TAG_KEY="$(printf '\001')" \
        /bin/sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 1 ]
    [[ "$output" == "asg-bg: FAILED: ASG_BG_TAG_KEY holds"* ]]
}

@test "fetches start.sh where the image has no program" {
    mkdir "$box/s3"
    echo 'echo "by start.sh: $1"' >"$box/s3/start.sh"
    ASG_BG_START=/no/such/program ASG_BG_BOOTSTRAP=s3://b/p run sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 0 ]
    [[ "$output" == *"by start.sh: v2"* ]]
    nothing_left
}

@test "what is kept is nobody else's" {
    mkdir "$box/s3"
    echo 'ls -ld "$(dirname "$0")" "$0"; umask' >"$box/s3/start.sh"
    (umask 022 && ASG_BG_START=/no/such/program ASG_BG_BOOTSTRAP=s3://b/p sh "$here/bootstrap/bootstrap.sh" >"$box/out")
    cat "$box/out"
    grep -q '^drwx------ ' "$box/out"
    grep -q '^-rw------- ' "$box/out"
    [ "$(tail -n 1 "$box/out")" = 0022 ]
    nothing_left
}

@test "what is started has the mask for new files that the bootstrap was started with" {
    stub start-version 'umask'
    (umask 027 && sh "$here/bootstrap/bootstrap.sh" >"$box/out")
    [ "$(tail -n 1 "$box/out")" = 0027 ]
}

@test "says that there is nothing to start it with" {
    ASG_BG_START=/no/such/program run sh "$here/bootstrap/bootstrap.sh"
    [ "$status" -eq 1 ]
    grep -q 'there is no program /no/such/program' "$box/console"
}
