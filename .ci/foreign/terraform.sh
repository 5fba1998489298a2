#!/usr/bin/env bash
# Terraform with the AWS provider, unchanged, against an empty simulated account: examples/terraform is applied, asg-bg
# releases onto it, and Terraform finds nothing to change after each step; then everything is destroyed.
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

release() {
    quietly "asg-bg $*" "$root/bin/asg-bg" "$@" --config "$scratch/asg-bg.yaml"
}

quietly "terraform apply" terraform apply -no-color -auto-approve
nothing_to_change "after apply"
terraform output -raw asg_bg_yaml >asg-bg.yaml

release deploy v2
nothing_to_change "in soak"
release rollback
nothing_to_change "after the rollback"
release deploy v3
release finalize --yes
nothing_to_change "after the finalize"

quietly "terraform destroy" terraform destroy -no-color -auto-approve
equal 0 "$(aws autoscaling describe-auto-scaling-groups --query 'length(AutoScalingGroups)' --output text)" "groups left"
echo "Terraform is content"
