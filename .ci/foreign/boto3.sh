#!/usr/bin/env bash
# boto3_clients.py against an empty simulated account.
set -euo pipefail
# shellcheck source=.ci/foreign/sandbox.sh
. "$(dirname "$0")/sandbox.sh"
start_sandbox
python3 "$(dirname "$0")/boto3_clients.py"
