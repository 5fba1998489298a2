# The smallest pair for a whole release in an account where nothing else runs: a few cents an hour, most of it for the load
# balancer. Needs -var ami_id=... of an image for arm64 that answers HTTP on port 8080.
service              = "asg-bg-smallest"
instance_type        = "t4g.nano"
first_version        = "v1"
deregistration_delay = 10
ledger_force_destroy = true
schedules            = {}

capacity = {
  min     = 1
  max     = 2
  desired = 1
}

health_check = {
  path                = "/"
  interval            = 5
  timeout             = 2
  healthy_threshold   = 2
  unhealthy_threshold = 2
}
