#!/usr/bin/env bash
# What releases take for granted of AWS, asked of moto_server, which nobody here wrote. Where it is known to deviate stands in
# moto-deviations.txt; a deviation that is new, or gone, fails.
set -euo pipefail

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
scratch=$(mktemp -d)
port=$((20000 + RANDOM % 20000))
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; rm -rf "$scratch"' EXIT

moto_server -H 127.0.0.1 -p "$port" >"$scratch/moto.log" 2>&1 &
server=$!
export AWS_ENDPOINT_URL=http://127.0.0.1:$port AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
export AWS_ACCESS_KEY_ID=testing AWS_SECRET_ACCESS_KEY=testing AWS_EC2_METADATA_DISABLED=true
for _ in $(seq 60); do
    aws sts get-caller-identity >/dev/null 2>&1 && break
    sleep 0.5
done

# Exit code 5 says that some claims do not hold; which is compared below.
code=0
"$here/../../bin/asg-bg" conformance run --account 123456789012 --yes --patience 2s --record "$scratch/answers" \
    >"$scratch/run.log" 2>&1 || code=$?
sed -n 's/^\[ *[0-9]*\/[0-9]*\] \(DIFFERS\|unknown\) *\([a-z.-]*\) .*/\2 \1/p' "$scratch/run.log" | sort >"$scratch/seen"
sed 's/ *#.*//; /^$/d' "$here/moto-deviations.txt" | sort >"$scratch/known"
if [ "$code" != 5 ] || ! diff -u --label known --label seen "$scratch/known" "$scratch/seen"; then
    cat "$scratch/run.log" >&2
    echo "FAILED: exit $code, or moto_server deviates otherwise than known" >&2
    exit 1
fi
echo "moto_server holds to $(grep -c '\] holds ' "$scratch/run.log") claims and deviates as known in $(wc -l <"$scratch/known")"
