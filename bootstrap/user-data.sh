#!/bin/sh
# User data of the launch template: fetches the bootstrap from S3 and runs it. It is this small so that it never has to
# change; what may change is kept in S3.
set -eu

# Where this folder is kept. Set it before use.
ASG_BG_BOOTSTRAP=${ASG_BG_BOOTSTRAP:-s3://BUCKET/asg-bg/bootstrap}
export ASG_BG_BOOTSTRAP

folder=$(mktemp -d)
attempt=1
until aws s3 cp --only-show-errors "$ASG_BG_BOOTSTRAP/bootstrap.sh" "$folder/bootstrap.sh"; do
    if [ "$attempt" -ge 10 ]; then
        echo "asg-bg: FAILED: cannot fetch $ASG_BG_BOOTSTRAP/bootstrap.sh" >&2
        exit 1
    fi
    sleep "$attempt"
    attempt=$((attempt + 1))
done
exec sh "$folder/bootstrap.sh"
