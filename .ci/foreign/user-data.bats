#!/usr/bin/env bats
# The user data, against a stand-in for S3.

load instance

# upload: a bootstrap.sh that says that it ran, and the list of sums
upload() {
    mkdir -p "$box/s3"
    echo 'echo "ran with $ASG_BG_BOOTSTRAP"' >"$box/s3/bootstrap.sh"
    (cd "$box/s3" && sha256sum bootstrap.sh >SHA256SUMS)
    sum=$(sha256sum "$box/s3/SHA256SUMS" | cut -d ' ' -f 1)
}

# refused WHY: nothing was run, and the console says why
refused() {
    [ "$status" -eq 1 ]
    [[ "$output" != *ran* ]]
    grep -q "^asg-bg: FAILED: $1" "$box/console"
    nothing_left
}

@test "user data fetches the bootstrap and runs it" {
    mkdir "$box/s3"
    echo 'echo "ran with $ASG_BG_BOOTSTRAP"' >"$box/s3/bootstrap.sh"
    ASG_BG_BOOTSTRAP=s3://b/p run sh "$here/bootstrap/user-data.sh"
    [ "$status" -eq 0 ]
    [ "$output" = "ran with s3://b/p" ]
    nothing_left
}

@test "user data runs what it has fetched with its mask, keeps it to itself, and ends with its exit code" {
    mkdir "$box/s3"
    echo 'ls -ld "$(dirname "$0")" "$0"; umask; echo "$no_proxy"; exit 7' >"$box/s3/bootstrap.sh"
    (umask 022 && ASG_BG_BOOTSTRAP=s3://b/p sh "$here/bootstrap/user-data.sh" >"$box/out") || status=$?
    cat "$box/out"
    [ "$status" -eq 7 ]
    grep -q '^drwx------ ' "$box/out"
    grep -q '^-rw------- ' "$box/out"
    grep -qx 0022 "$box/out"
    grep -qx '169.254.169.254,fd00:ec2::254,\[fd00:ec2::254\]' "$box/out"
    nothing_left
}

@test "user data tries ten times and then says so" {
    stub aws 'echo "$*" >>"$box/calls"; exit 1'
    ASG_BG_BOOTSTRAP=s3://b/p run sh "$here/bootstrap/user-data.sh"
    [ "$status" -eq 1 ]
    [[ "$output" == *"asg-bg: FAILED: cannot fetch s3://b/p/bootstrap.sh"* ]]
    [ "$(count 's3 cp')" -eq 10 ]
    grep -q '^asg-bg: FAILED: cannot fetch s3://b/p/bootstrap.sh$' "$box/console"
    nothing_left
}

@test "user data that knows the sum runs what has it" {
    upload
    ASG_BG_SHA256=$sum ASG_BG_BOOTSTRAP=s3://b/p run sh "$here/bootstrap/user-data.sh"
    [ "$status" -eq 0 ]
    [ "$output" = "ran with s3://b/p" ]
}

@test "user data that knows the sum refuses a bootstrap that was changed" {
    upload
    echo 'echo ran otherwise' >"$box/s3/bootstrap.sh"
    ASG_BG_SHA256=$sum ASG_BG_BOOTSTRAP=s3://b/p run sh "$here/bootstrap/user-data.sh"
    refused 's3://b/p/bootstrap.sh does not have the SHA-256 that SHA256SUMS lists'
}

@test "user data that knows the sum refuses a list that was changed with the bootstrap" {
    upload
    echo 'echo ran otherwise' >"$box/s3/bootstrap.sh"
    (cd "$box/s3" && sha256sum bootstrap.sh >SHA256SUMS)
    ASG_BG_SHA256=$sum ASG_BG_BOOTSTRAP=s3://b/p run sh "$here/bootstrap/user-data.sh"
    refused 's3://b/p/SHA256SUMS is not the file whose SHA-256 is in the user data'
}

@test "user data that knows the sum refuses a bootstrap that is not listed" {
    upload
    : >"$box/s3/SHA256SUMS"
    sum=$(sha256sum "$box/s3/SHA256SUMS" | cut -d ' ' -f 1)
    ASG_BG_SHA256=$sum ASG_BG_BOOTSTRAP=s3://b/p run sh "$here/bootstrap/user-data.sh"
    refused 's3://b/p/bootstrap.sh does not have the SHA-256'
}

@test "what the bootstrap fetches has to have its sum, too" {
    mkdir "$box/s3"
    cp "$here/bootstrap/bootstrap.sh" "$box/s3"
    echo 'echo "by start.sh: $1"' >"$box/s3/start.sh"
    (cd "$box/s3" && sha256sum bootstrap.sh start.sh >SHA256SUMS)
    sum=$(sha256sum "$box/s3/SHA256SUMS" | cut -d ' ' -f 1)
    export ASG_BG_SHA256=$sum ASG_BG_BOOTSTRAP=s3://b/p ASG_BG_START=/no/such/program
    run sh "$here/bootstrap/user-data.sh"
    [ "$status" -eq 0 ]
    [[ "$output" == *"by start.sh: v2"* ]]
    rm -rf "$state"
    echo 'echo "started otherwise"' >"$box/s3/start.sh"
    run sh "$here/bootstrap/user-data.sh"
    [[ "$output" != *"started otherwise"* ]]
    refused 's3://b/p/start.sh does not have the SHA-256 that SHA256SUMS lists'
}

@test "user data fits into a launch template" {
    [ "$(wc -c <"$here/bootstrap/user-data.sh")" -lt 16384 ]
}
