"""What scales a group, as the AWS CLI tells it: policies, scheduled actions, and the alarms that call the policies.

With --alike, what differs between two groups that are scaled alike is masked: names of the group, and ids made by AWS. When
a recurring action comes next depends on the time of asking, and an alarm's state on the load; neither is ever printed.
"""

import argparse
import json
import re
import subprocess

UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
ACTIONS = ("OKActions", "AlarmActions", "InsufficientDataActions")


def aws(*words):
    return json.loads(subprocess.check_output(["aws", *words, "--output", "json"]))


def settings_of_alarm(alarm):
    return {key: value for key, value in alarm.items() if not key.startswith("State") and "Timestamp" not in key}


def settings_of_action(action):
    next_time = ("Time", "StartTime") if "Recurrence" in action else ("Time",)
    return {key: value for key, value in action.items() if key not in next_time}


def scaling_of(group):
    policies = aws("autoscaling", "describe-policies", "--auto-scaling-group-name", group)["ScalingPolicies"]
    actions = aws("autoscaling", "describe-scheduled-actions", "--auto-scaling-group-name", group)
    alarms = aws("cloudwatch", "describe-alarms")["MetricAlarms"]
    arns = {policy["PolicyARN"] for policy in policies}
    return {
        "policies": policies,
        "actions": [settings_of_action(action) for action in actions["ScheduledUpdateGroupActions"]],
        "alarms": [settings_of_alarm(a) for a in alarms if any(arns & set(a[kind]) for kind in ACTIONS)],
    }


def in_order(value):
    """Lists in an order of their own, since AWS promises none."""
    if isinstance(value, list):
        return sorted((in_order(item) for item in value), key=lambda item: json.dumps(item, sort_keys=True))
    if isinstance(value, dict):
        return {key: in_order(item) for key, item in value.items()}
    return value


parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("group")
parser.add_argument("--alike", action="store_true")
given = parser.parse_args()

found = json.dumps(scaling_of(given.group))
if given.alike:
    found = UUID.sub("ID", found.replace(given.group, "GROUP"))
print(json.dumps(in_order(json.loads(found)), indent=1, sort_keys=True))
