# Two Auto Scaling groups behind one load balancer, and a bucket for asg-bg's ledger.
#
# Terraform owns what the groups are made of; asg-bg owns which of them runs what and how large they are. The line
# between the two is the ignore_changes of the groups.

terraform {
  required_version = ">= 1.7"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.40, < 6.0"
    }
  }
}

provider "aws" {
  region = var.region
}

data "aws_caller_identity" "current" {}

data "aws_vpc" "this" {
  id      = var.vpc_id
  default = var.vpc_id == null ? true : null
}

data "aws_subnets" "default" {
  count = var.subnet_ids == null ? 1 : 0

  filter {
    name   = "vpc-id"
    values = [data.aws_vpc.this.id]
  }
  filter {
    name   = "default-for-az"
    values = ["true"]
  }
}

locals {
  subnet_ids    = var.subnet_ids == null ? data.aws_subnets.default[0].ids : var.subnet_ids
  ledger_bucket = coalesce(var.ledger_bucket, "${var.service}-asg-bg-${data.aws_caller_identity.current.account_id}")

  # Colours are names of groups, not roles. Blue is filled first, after that either of them may be the one that serves.
  groups = {
    blue  = { capacity = var.capacity, version = var.first_version }
    green = { capacity = { min = 0, max = 0, desired = 0 }, version = "none" }
  }
}

# --- Who may talk to whom

resource "aws_security_group" "load_balancer" {
  name        = "${var.service}-load-balancer"
  description = "Load balancer of ${var.service}"
  vpc_id      = data.aws_vpc.this.id

  ingress {
    description = "HTTP from everywhere"
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "instances" {
  name        = "${var.service}-instances"
  description = "Instances of ${var.service}"
  vpc_id      = data.aws_vpc.this.id

  ingress {
    description     = "The application, from the load balancer"
    from_port       = var.port
    to_port         = var.port
    protocol        = "tcp"
    security_groups = [aws_security_group.load_balancer.id]
  }

  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

# --- The load balancer

resource "aws_lb" "this" {
  name               = var.service
  load_balancer_type = "application"
  security_groups    = [aws_security_group.load_balancer.id]
  subnets            = local.subnet_ids
}

resource "aws_lb_target_group" "this" {
  name                 = var.service
  port                 = var.port
  protocol             = "HTTP"
  vpc_id               = data.aws_vpc.this.id
  deregistration_delay = var.deregistration_delay

  health_check {
    path                = var.health_check.path
    interval            = var.health_check.interval
    timeout             = var.health_check.timeout
    healthy_threshold   = var.health_check.healthy_threshold
    unhealthy_threshold = var.health_check.unhealthy_threshold
    matcher             = "200"
  }
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.this.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.this.arn
  }
}

# --- The two groups

resource "aws_launch_template" "this" {
  name                   = var.service
  image_id               = var.ami_id
  instance_type          = var.instance_type
  vpc_security_group_ids = [aws_security_group.instances.id]
  update_default_version = true

  user_data = base64encode(coalesce(
    var.user_data,
    templatefile("${path.module}/user-data.sh.tftpl", { port = var.port }),
  ))

  dynamic "iam_instance_profile" {
    for_each = var.instance_profile == null ? [] : [var.instance_profile]
    content {
      name = iam_instance_profile.value
    }
  }

  metadata_options {
    http_tokens            = "required"
    instance_metadata_tags = "enabled"
  }
}

resource "aws_autoscaling_group" "this" {
  for_each = local.groups

  name                = "${var.service}-${each.key}"
  min_size            = each.value.capacity.min
  max_size            = each.value.capacity.max
  desired_capacity    = each.value.capacity.desired
  vpc_zone_identifier = local.subnet_ids

  # Both groups are attached to the same target group, always: a group that is empty receives no traffic.
  target_group_arns         = [aws_lb_target_group.this.arn]
  health_check_type         = "ELB"
  health_check_grace_period = var.health_check_grace_period

  launch_template {
    id      = aws_launch_template.this.id
    version = "$Latest"
  }

  tag {
    key                 = "image-version"
    value               = each.value.version
    propagate_at_launch = true
  }

  # Tells the service's instances from all others, also when they are in no group any more; iam-policies asks for it.
  tag {
    key                 = "service"
    value               = var.service
    propagate_at_launch = true
  }

  lifecycle {
    # What asg-bg changes in a release, and what scaling changes between releases.
    ignore_changes = [
      min_size,
      max_size,
      desired_capacity,
      suspended_processes,
      protect_from_scale_in,
      tag,
    ]
  }

  # Instances register only where requests can come from.
  depends_on = [aws_lb_listener.http]
}

# --- The ledger

resource "aws_s3_bucket" "ledger" {
  bucket        = local.ledger_bucket
  force_destroy = var.ledger_force_destroy
}

resource "aws_s3_bucket_public_access_block" "ledger" {
  bucket                  = aws_s3_bucket.ledger.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}
