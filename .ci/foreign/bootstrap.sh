#!/usr/bin/env bash
# bootstrap/bootstrap.sh with the AWS CLI, unchanged, on a simulated account: an instance reads the tag of its own group, also
# when the group's name would mean two groups in the short form of a filter, starts an application that speaks HTTP, and answers
# its launch hook. Of the instance, only its metadata are a stand-in.
set -euo pipefail
# shellcheck source=.ci/foreign/sandbox.sh
. "$(dirname "$0")/sandbox.sh"
start_sandbox

name=boot-$$
plain=$name-a
odd="$name-b,$plain,\"quoted\"\\[1]"

make_group() {
    aws autoscaling create-auto-scaling-group --auto-scaling-group-name "$1" --min-size 1 --max-size 1 \
        --launch-template "LaunchTemplateName=$name,Version=\$Latest" --vpc-zone-identifier "$subnet" \
        --tags "[{\"Key\":\"image-version\",\"Value\":\"$2\",\"PropagateAtLaunch\":true}]"
}

instance_of() {
    aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names "$1" --output text \
        --query 'AutoScalingGroups[0].Instances[0].InstanceId'
}

has_instance() {
    [ "$(instance_of "$1")" != None ]
}

# boots GROUP: what the bootstrap starts on the group's instance
boots() {
    printf '{\n  "instanceId" : "%s",\n  "region" : "%s"\n}\n' "$(instance_of "$1")" "${AWS_REGION:-us-east-1}" >"$scratch/document"
    rm -rf "$scratch/machine"
    ASG_BG_ROOT="$scratch/machine" ASG_BG_HEALTH_URL=none ASG_BG_START="$scratch/bin/start-version" \
        ASG_BG_CONSOLE="$scratch/console" ASG_BG_ATTEMPTS=1 PATH="$scratch/bin:$PATH" sh "$root/bootstrap/bootstrap.sh" 2>"$scratch/said" || cat "$scratch/said"
}

mkdir "$scratch/bin"
printf '#!/bin/sh\ncase "$*" in *169.254.169.254*) cat "%s/document" ;; *) exec %s "$@" ;; esac\n' "$scratch" "$(command -v curl)" \
    >"$scratch/bin/curl"
# shellcheck disable=SC2016 # the program's own argument
printf '#!/bin/sh\nprintf "%%s\\n" "$1"\n' >"$scratch/bin/start-version"
chmod +x "$scratch/bin/curl" "$scratch/bin/start-version"

subnet=$(aws ec2 describe-subnets --query 'Subnets[0].SubnetId' --output text)
aws ec2 create-launch-template --launch-template-name "$name" \
    --launch-template-data '{"ImageId":"ami-0a1b2c3d4e5f60001","InstanceType":"t3.micro"}' >/dev/null
make_group "$plain" v-of-another
make_group "$odd" v-its-own
for group in "$plain" "$odd"; do
    within 60 "an instance in $group" has_instance "$group"
done

echo "== an instance starts the version of its own group"
equal v-of-another "$(boots "$plain")" "the version of $plain"
equal v-its-own "$(boots "$odd")" "the version of $odd"
equal v-its-own "$(LC_ALL=C boots "$odd")" "the version of $odd, where no locale is set"
grep -q '^asg-bg: i-[0-9a-f]* of group .* starts version v-its-own$' "$scratch/said" || fail "said: $(cat "$scratch/said")"

echo "== the user data fetches everything from S3"
aws s3api create-bucket --bucket "$name" >/dev/null
aws s3 cp --recursive --only-show-errors "$root/bootstrap" "s3://$name/asg-bg-bootstrap"
# shellcheck disable=SC2016 # the program's own argument
printf 'printf "by start.sh: %%s\\n" "$1"\n' | aws s3 cp --only-show-errors - "s3://$name/asg-bg-bootstrap/start.sh"
equal "by start.sh: v-its-own" "$(ASG_BG_ROOT="$scratch/fetched" ASG_BG_HEALTH_URL=none ASG_BG_START=/no/such/program ASG_BG_BOOTSTRAP="s3://$name/asg-bg-bootstrap" \
    PATH="$scratch/bin:$PATH" sh "$root/bootstrap/user-data.sh" 2>"$scratch/said")" "what the user data starts"

echo "== a version that could be an option is not started"
aws autoscaling create-or-update-tags --tags "[{\"ResourceId\":\"$plain\",\"ResourceType\":\"auto-scaling-group\",
    \"Key\":\"image-version\",\"Value\":\"--privileged\",\"PropagateAtLaunch\":true}]"
refusal=$(boots "$plain")
grep -q 'FAILED: the tag image-version of group .* is "--privileged", which is no safe version' <<<"$refusal" || fail "said: $refusal"

# An application: a web server that answers with its version, and with an error if that is sick. It finishes when it is told to.
cat >"$scratch/bin/serve" <<'END'
#!/usr/bin/env python3
import http.server, os, signal, sys, threading

class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(503 if sys.argv[1].endswith("sick") else 200)
        self.end_headers()
        self.wfile.write(sys.argv[1].encode())

    def log_message(self, *ignored):
        pass

server = http.server.ThreadingHTTPServer(("127.0.0.1", int(os.environ["APPLICATION_PORT"])), Handler)
signal.signal(signal.SIGTERM, lambda *ignored: threading.Thread(target=server.shutdown).start())
server.serve_forever()
print("finished", flush=True)
END
chmod +x "$scratch/bin/serve"
APPLICATION_PORT=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
export APPLICATION_PORT

# serves [run]: boots the machine with the web server in the foreground, as application
serves() {
    printf '{\n  "instanceId" : "%s",\n  "region" : "%s"\n}\n' "$machine" "${AWS_REGION:-us-east-1}" >"$scratch/document"
    env ASG_BG_ROOT="$scratch/machine" ASG_BG_HEALTH_URL="http://127.0.0.1:$APPLICATION_PORT/" ASG_BG_HEALTHY_WITHIN="${patience:-60}" \
        ASG_BG_START="$scratch/bin/serve" ASG_BG_CONSOLE="$scratch/console" ASG_BG_HOOK=booted ASG_BG_ATTEMPTS=4 \
        PATH="$scratch/bin:$PATH" sh "$root/bootstrap/bootstrap.sh" "$@" >"$scratch/said" 2>&1 &
    application=$!
}

state_of() {
    aws autoscaling describe-auto-scaling-instances --instance-ids "$machine" --output text \
        --query 'AutoScalingInstances[0].LifecycleState'
}

is_in_state() {
    [ "$(state_of)" = "$1" ]
}

stops() {
    local code=0
    kill -TERM "$application"
    wait "$application" || code=$?
    equal 143 "$code" "how the bootstrap ends after SIGTERM"
    grep -qx finished "$scratch/said" || fail "the application was not told to finish: $(cat "$scratch/said")"
}

echo "== an instance that waits at its launch hook goes into service when its application is healthy"
hooked=$name-hooked
make_group "$hooked" v1
aws autoscaling put-lifecycle-hook --auto-scaling-group-name "$hooked" --lifecycle-hook-name booted \
    --lifecycle-transition autoscaling:EC2_INSTANCE_LAUNCHING --heartbeat-timeout 7200
aws autoscaling update-auto-scaling-group --auto-scaling-group-name "$hooked" --max-size 3 --desired-capacity 2
waiting_instance() {
    machine=$(aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names "$hooked" --output text \
        --query "AutoScalingGroups[0].Instances[?LifecycleState=='Pending:Wait'].InstanceId | [0]")
    [ "$machine" != None ]
}
within 60 "an instance of $hooked waits at its hook" waiting_instance
rm -rf "$scratch/machine"
serves
within 60 "the application is healthy" grep -q 'completed the hook booted with CONTINUE' "$scratch/said"
equal v1 "$(curl -s "http://127.0.0.1:$APPLICATION_PORT/")" "what the application answers"
within 30 "the instance is in service" is_in_state InService
stops

echo "== after a reboot it starts the same version, and says that the group's tag has moved on"
aws autoscaling create-or-update-tags --tags "[{\"ResourceId\":\"$hooked\",\"ResourceType\":\"auto-scaling-group\",
    \"Key\":\"image-version\",\"Value\":\"v2-sick\",\"PropagateAtLaunch\":true}]"
serves run
within 60 "it says so" grep -q "NOTE: the tag image-version of group $hooked is now \"v2-sick\"; $machine keeps v1" "$scratch/said"
equal v1 "$(curl -s "http://127.0.0.1:$APPLICATION_PORT/")" "what the application answers after a reboot"
stops

echo "== an instance whose application is not healthy is given back at once"
aws autoscaling set-desired-capacity --auto-scaling-group-name "$hooked" --desired-capacity 3
within 60 "another instance of $hooked waits at its hook" waiting_instance
patience=4 serves
code=0
wait "$application" || code=$?
equal 1 "$code" "how the bootstrap ends"
grep -q "^asg-bg: FAILED: version v2-sick is not healthy on $machine: .* answered 503" "$scratch/said" || fail "said: $(cat "$scratch/said")"
is_given_back() {
    case $(state_of) in Terminating* | None) ;; *) return 1 ;; esac
}
within 60 "the instance is given back" is_given_back
aws autoscaling delete-auto-scaling-group --auto-scaling-group-name "$hooked" --force-delete
echo "the bootstrap is content"
