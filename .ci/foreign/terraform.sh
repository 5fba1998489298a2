#!/usr/bin/env bash
# Terraform with the AWS provider, unchanged, against an empty simulated account: examples/terraform is applied, asg-bg
# releases onto it, and after each step Terraform finds nothing to change, or nothing but to import what asg-bg has moved;
# then everything is destroyed. What scales the groups is compared as the AWS CLI tells it.
#
# TF_PLUGIN_DIR names a folder with the provider, laid out as a filesystem mirror; without it the provider is downloaded.
set -euo pipefail
# shellcheck source=.ci/foreign/sandbox.sh
. "$(dirname "$0")/sandbox.sh"
start_sandbox

export TF_IN_AUTOMATION=1 TF_INPUT=0 CHECKPOINT_DISABLE=1
export TF_VAR_ami_id=ami-0a1b2c3d4e5f60001 TF_VAR_region=${AWS_REGION:-us-east-1} TF_VAR_ledger_force_destroy=true
export TF_VAR_service=tf-$$

cp "$root"/examples/terraform/* "$scratch/"
cd "$scratch"
terraform fmt -check -diff
terraform init -no-color ${TF_PLUGIN_DIR:+-plugin-dir="$TF_PLUGIN_DIR"} >init.log || fail "init: $(cat init.log)"

# quietly WHAT COMMAND...: shows the output only when the command fails
quietly() {
    local what=$1
    shift
    echo "== $what"
    "$@" >step.log 2>&1 || {
        local status=$?
        cat step.log >&2
        fail "$what: exit $status"
    }
}

nothing_to_change() {
    quietly "terraform plan $1: nothing to change" terraform plan -no-color -detailed-exitcode
}

# only_imports WHEN: Terraform would take into its state what asg-bg has moved, and do nothing else
only_imports() {
    echo "== terraform plan $1: nothing but imports"
    terraform plan -no-color >step.log 2>&1 || fail "plan $1: $(cat step.log)"
    grep -qx "Plan: $moved to import, 0 to add, 0 to change, 0 to destroy." step.log || fail "plan $1: $(cat step.log)"
}

# apply RESULT OPTIONS...: applies, and it does what is expected
apply() {
    local result=$1
    shift
    quietly "terraform apply: $result" terraform apply -no-color -auto-approve "$@"
    grep -q "^Apply complete! Resources: $result\.$" step.log || fail "not '$result': $(cat step.log)"
}

release() {
    quietly "asg-bg $*" "$root/bin/asg-bg" "$@" --config "$scratch/asg-bg.yaml"
}

# says WORDS...: each was in the output of the last command
says() {
    local words
    for words in "$@"; do
        grep -qF -- "$words" step.log || fail "does not say '$words': $(cat step.log)"
    done
}

scaling() {
    python3 "$root/.ci/foreign/scaling_of.py" "$@"
}

# scaled_as_before COLOUR: by the same policies, scheduled actions and alarms as blue was at first, and the other by none
scaled_as_before() {
    local other=blue
    [ "$1" = blue ] && other=green
    equal "$first" "$(scaling "$TF_VAR_service-$1" --alike)" "what scales $1"
    equal "$none" "$(scaling "$TF_VAR_service-$other")" "what scales $other"
}

moved=6
blue=$TF_VAR_service-blue
green=$TF_VAR_service-green

quietly "the smallest pair can be planned" terraform plan -no-color -var-file=smallest.tfvars
quietly "terraform apply" terraform apply -no-color -auto-approve
nothing_to_change "after apply"
terraform output -raw asg_bg_yaml >asg-bg.yaml
none=$(scaling "$green")
first=$(scaling "$blue" --alike)
exactly=$(scaling "$blue")
equal 4 "$(grep -c '"PolicyARN"' <<<"$first")" "policies"

release plan deploy v2
says "Scaling goes from $blue to $green: 4 policies, 1 alarm, 2 scheduled actions" \
    "policies forecast, out, requests; scheduled actions day, night" "policy memory" "alarm $TF_VAR_service-busy" \
    "AlarmActions[0]: policy out of $blue → policy out of $green"
equal "$exactly" "$(scaling "$blue")" "what scales blue after a plan"

release deploy v2
equal "$first" "$(scaling "$green" --alike)" "what scales green in soak"
only_imports "in soak"
release rollback
equal "$exactly" "$(scaling "$blue")" "what scales blue after the rollback, ids and all"
equal "$none" "$(scaling "$green")" "what scales green after the rollback"
nothing_to_change "after the rollback"

release deploy v3
apply "$moved imported, 0 added, 0 changed, 0 destroyed"
nothing_to_change "in soak, after an apply"
release finalize --yes
scaled_as_before green
nothing_to_change "after the finalize"

echo "== what scales the service changes, on green"
sed -i 's/target_value = 1000$/target_value = 900/' scaling.tf
apply "0 added, 1 changed, 0 destroyed"
first=$(scaling "$green" --alike)
equal 1 "$(grep -c '"TargetValue": 900' <<<"$first")" "changed policies"
nothing_to_change "after the change"

release deploy v4
release finalize --yes
scaled_as_before blue
only_imports "after a release back"
apply "$moved imported, 0 added, 0 changed, 0 destroyed"
nothing_to_change "after an apply"

echo "== one scheduled action more, on blue"
noon='noon = { recurrence = "0 12 * * *", time_zone = "Europe/Berlin", min_size = 2 }'
sed -i "s|^    night = {|    $noon\n&|" variables.tf
refused 'Cannot import non-existent remote object' terraform plan -no-color
apply "1 added, 0 changed, 0 destroyed" -var adopt_scaling=false
nothing_to_change "after the addition"
moved=7
first=$(scaling "$blue" --alike)
release deploy v5
release finalize --yes
scaled_as_before green
only_imports "after a release with one scheduled action more"

# Terraform knows nothing of green's policies now; they go with the group.
quietly "terraform destroy" terraform destroy -no-color -auto-approve
equal 0 "$(aws autoscaling describe-auto-scaling-groups --query 'length(AutoScalingGroups)' --output text)" "groups left"
equal 0 "$(aws cloudwatch describe-alarms --query 'length(MetricAlarms)' --output text)" "alarms left"
echo "Terraform is content"
