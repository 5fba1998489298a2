#!/bin/sh
# User data of the launch template: fetches the bootstrap from S3 and runs it. It is this small so that it never has to
# change; what may change is kept in S3.
set -eu

# Where this folder is kept. Set it before use. Whoever can write there decides what every instance runs as root.
ASG_BG_BOOTSTRAP=${ASG_BG_BOOTSTRAP:-s3://BUCKET/asg-bg-bootstrap}
export ASG_BG_BOOTSTRAP

PATH=${PATH:+$PATH:}/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
export PATH
# The AWS CLI asks the instance metadata for its credentials, and a proxy would answer for another machine.
no_proxy=${no_proxy:-${NO_PROXY:-}}
[ "$no_proxy" = '*' ] || no_proxy="${no_proxy:+$no_proxy,}169.254.169.254,fd00:ec2::254,[fd00:ec2::254]"
NO_PROXY=$no_proxy
export no_proxy NO_PROXY

mask=$(umask)
umask 077
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
trap 'exit 143' HUP INT TERM

attempt=1
until aws s3 cp --only-show-errors "$ASG_BG_BOOTSTRAP/bootstrap.sh" "$folder/bootstrap.sh" \
    --cli-connect-timeout 10 --cli-read-timeout 30; do
    if [ "$attempt" -ge 10 ]; then
        message="asg-bg: FAILED: cannot fetch $ASG_BG_BOOTSTRAP/bootstrap.sh"
        printf '%s\n' "$message" >&2
        { printf '%s\n' "$message" >"${ASG_BG_CONSOLE:-/dev/console}"; } 2>/dev/null || true
        exit 1
    fi
    sleep "$attempt"
    attempt=$((attempt + 1))
done
(umask "$mask" && exec sh "$folder/bootstrap.sh")
