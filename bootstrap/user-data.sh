#!/bin/sh
# User data of the launch template: fetches the bootstrap from S3 and runs it. It is this small so that it never has to
# change; what may change is kept in S3.
set -eu

# Where this folder is kept. Set it before use. Whoever can write there decides what every instance runs as root,
ASG_BG_BOOTSTRAP=${ASG_BG_BOOTSTRAP:-s3://BUCKET/asg-bg-bootstrap}
# unless this is set: the SHA-256 of the file SHA256SUMS there. Then nothing runs that is not listed in it with its own sum.
ASG_BG_SHA256=${ASG_BG_SHA256:-}
export ASG_BG_BOOTSTRAP ASG_BG_SHA256
# Other settings, which bootstrap.sh lists at its top, are set and exported here, as in
#   export ASG_BG_IMAGE=123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop ASG_BG_HEALTH_URL=http://127.0.0.1/health

PATH=${PATH:+$PATH:}/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PATH
# The AWS CLI asks the instance metadata for its credentials, and a proxy would answer for another machine.
no_proxy=${no_proxy:-${NO_PROXY:-}}
[ "$no_proxy" = '*' ] || no_proxy="${no_proxy:+$no_proxy,}169.254.169.254,fd00:ec2::254,[fd00:ec2::254]"
NO_PROXY=$no_proxy
AWS_EC2_METADATA_V1_DISABLED=true
export no_proxy NO_PROXY AWS_EC2_METADATA_V1_DISABLED

mask=$(umask)
umask 077
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 143' HUP INT TERM

fail() {
    message="asg-bg: FAILED: $*"
    printf '%s\n' "$message" >&2
    { printf '%s\n' "$message" >"${ASG_BG_CONSOLE:-/dev/console}"; } 2>/dev/null || true
    exit 1
}

fetch() {
    attempt=1
    until aws s3 cp --only-show-errors "$ASG_BG_BOOTSTRAP/$1" "$folder/$1" \
        --cli-connect-timeout 10 --cli-read-timeout 30; do
        [ "$attempt" -lt 10 ] || fail "cannot fetch $ASG_BG_BOOTSTRAP/$1"
        # Half of a pause is left to chance, for instances that boot together fail together.
        thousandths=$((attempt * (500 + $(od -An -N2 -tu2 /dev/urandom) % 501)))
        sleep "$((thousandths / 1000)).$(printf %03d $((thousandths % 1000)))"
        attempt=$((attempt + 1))
    done
}

# Whether a file has a sum that is given in hexadecimal digits.
has_sum() {
    printf '%s  %s\n' "$2" "$folder/$1" | sha256sum --check --status
}

fetch bootstrap.sh
if [ -n "$ASG_BG_SHA256" ]; then
    fetch SHA256SUMS
    has_sum SHA256SUMS "$ASG_BG_SHA256" ||
        fail "$ASG_BG_BOOTSTRAP/SHA256SUMS is not the file whose SHA-256 is in the user data"
    has_sum bootstrap.sh "$(sed -n 's/^\([0-9a-f]\{64\}\) [ *]bootstrap\.sh$/\1/p' "$folder/SHA256SUMS")" ||
        fail "$ASG_BG_BOOTSTRAP/bootstrap.sh does not have the SHA-256 that SHA256SUMS lists"
fi
(umask "$mask" && exec sh "$folder/bootstrap.sh")
