# What scales the service: policies, an alarm that calls one of them, and scheduled actions.
#
# A release takes them from one group to the other, and Terraform follows: each is declared for the groups that have it now,
# and where asg-bg has put it already, Terraform imports it instead of creating it.

data "aws_autoscaling_groups" "existing" {
  names = values(local.names)
}

data "aws_autoscaling_group" "existing" {
  for_each = toset(data.aws_autoscaling_groups.existing.names)
  name     = each.key
}

locals {
  names    = { for colour in keys(local.groups) : colour => "${var.service}-${colour}" }
  existing = data.aws_autoscaling_group.existing
  is_new   = length(local.existing) < length(local.groups)
  running  = [for name, group in local.existing : name if group.desired_capacity > 0]

  # Until a release ends, the group that stands by keeps what scaled it, with its alarms suspended.
  standing_by = [for name, group in local.existing : name if contains(group.suspended_processes, "AlarmNotification")]
}

data "aws_autoscaling_group" "serving" {
  count = local.is_new ? 0 : 1
  name  = local.running[0]

  lifecycle {
    precondition {
      condition     = length(local.running) == 1
      error_message = "Which group serves is clear only while exactly one has instances. If asg-bg deploy is running, wait until it has ended."
    }
  }
}

locals {
  serving = local.is_new ? "blue" : trimprefix(data.aws_autoscaling_group.serving[0].name, "${var.service}-")
  scaled  = toset([for colour, name in local.names : colour if colour == local.serving || contains(local.standing_by, name)])
  adopted = { for colour in local.scaled : colour => local.names[colour] if var.adopt_scaling && !local.is_new }
}

# --- Out by an alarm

resource "aws_autoscaling_policy" "out" {
  for_each = local.scaled

  name                      = "out"
  autoscaling_group_name    = aws_autoscaling_group.this[each.key].name
  policy_type               = "StepScaling"
  adjustment_type           = "ChangeInCapacity"
  estimated_instance_warmup = 120

  step_adjustment {
    metric_interval_lower_bound = 0
    metric_interval_upper_bound = 15
    scaling_adjustment          = 1
  }
  step_adjustment {
    metric_interval_lower_bound = 15
    scaling_adjustment          = 2
  }
}

import {
  for_each = local.adopted
  to       = aws_autoscaling_policy.out[each.key]
  id       = "${each.value}/out"
}

# There is one alarm, whichever group serves; a release changes the group that it looks at and the policy that it calls.
resource "aws_cloudwatch_metric_alarm" "busy" {
  alarm_name          = "${var.service}-busy"
  namespace           = "AWS/EC2"
  metric_name         = "CPUUtilization"
  statistic           = "Average"
  period              = 60
  evaluation_periods  = 2
  comparison_operator = "GreaterThanThreshold"
  threshold           = 80
  dimensions          = { AutoScalingGroupName = aws_autoscaling_group.this[local.serving].name }
  alarm_actions       = [aws_autoscaling_policy.out[local.serving].arn]
}

# --- By targets

resource "aws_autoscaling_policy" "requests" {
  for_each = local.scaled

  name                   = "requests"
  autoscaling_group_name = aws_autoscaling_group.this[each.key].name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value = 1000

    predefined_metric_specification {
      predefined_metric_type = "ALBRequestCountPerTarget"
      resource_label         = "${aws_lb.this.arn_suffix}/${aws_lb_target_group.this.arn_suffix}"
    }
  }

  # AWS refuses the label before the listener forwards to the target group.
  depends_on = [aws_lb_listener.http]
}

import {
  for_each = local.adopted
  to       = aws_autoscaling_policy.requests[each.key]
  id       = "${each.value}/requests"
}

resource "aws_autoscaling_policy" "memory" {
  for_each = local.scaled

  name                   = "memory"
  autoscaling_group_name = aws_autoscaling_group.this[each.key].name
  policy_type            = "TargetTrackingScaling"

  target_tracking_configuration {
    target_value     = 70
    disable_scale_in = true

    customized_metric_specification {
      namespace   = "CWAgent"
      metric_name = "mem_used_percent"
      statistic   = "Average"

      metric_dimension {
        name  = "AutoScalingGroupName"
        value = aws_autoscaling_group.this[each.key].name
      }
    }
  }
}

import {
  for_each = local.adopted
  to       = aws_autoscaling_policy.memory[each.key]
  id       = "${each.value}/memory"
}

# --- By forecast

resource "aws_autoscaling_policy" "forecast" {
  for_each = local.scaled

  name                   = "forecast"
  autoscaling_group_name = aws_autoscaling_group.this[each.key].name
  policy_type            = "PredictiveScaling"

  predictive_scaling_configuration {
    # A group that stands by must not start instances by its forecast.
    mode = each.key == local.serving ? "ForecastAndScale" : "ForecastOnly"

    metric_specification {
      target_value = 50

      predefined_metric_pair_specification {
        predefined_metric_type = "ASGCPUUtilization"
      }
    }
  }
}

import {
  for_each = local.adopted
  to       = aws_autoscaling_policy.forecast[each.key]
  id       = "${each.value}/forecast"
}

# --- By the clock

resource "aws_autoscaling_schedule" "this" {
  for_each = {
    for pair in setproduct(local.scaled, keys(var.schedules)) : join("/", pair) => { colour = pair[0], name = pair[1] }
  }

  scheduled_action_name  = each.value.name
  autoscaling_group_name = aws_autoscaling_group.this[each.value.colour].name
  recurrence             = var.schedules[each.value.name].recurrence
  time_zone              = var.schedules[each.value.name].time_zone
  min_size               = var.schedules[each.value.name].min_size
  max_size               = -1
  desired_capacity       = -1
}

import {
  for_each = { for pair in setproduct(keys(local.adopted), keys(var.schedules)) : join("/", pair) => pair }
  to       = aws_autoscaling_schedule.this[each.key]
  id       = "${local.adopted[each.value[0]]}/${each.value[1]}"
}
