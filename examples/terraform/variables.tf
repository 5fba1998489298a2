variable "service" {
  description = "Name of the service; the groups are called <service>-blue and <service>-green."
  type        = string
  default     = "shop"
}

variable "region" {
  description = "AWS region."
  type        = string
  default     = "us-east-1"
}

variable "ami_id" {
  description = "Machine image of the instances."
  type        = string
}

variable "instance_type" {
  description = "Instance type of the instances."
  type        = string
  default     = "t3.micro"
}

variable "user_data" {
  description = "Script that finds out the version and starts it; null for user-data.sh.tftpl, which is a place to begin."
  type        = string
  default     = null
}

variable "instance_profile" {
  description = "Name of the IAM instance profile of the instances; null for none."
  type        = string
  default     = null
}

variable "vpc_id" {
  description = "VPC of load balancer and instances; null for the default VPC."
  type        = string
  default     = null
}

variable "subnet_ids" {
  description = "Subnets of load balancer and instances, in at least two Availability Zones; null for the default subnets of the VPC."
  type        = list(string)
  default     = null
}

variable "capacity" {
  description = "Capacity of the blue group when everything is created. Afterwards sizes belong to scaling and to asg-bg."
  type = object({
    min     = number
    max     = number
    desired = number
  })
  default = {
    min     = 2
    max     = 6
    desired = 2
  }
}

variable "first_version" {
  description = "Version that the blue group starts with."
  type        = string
  default     = "v1"
}

variable "port" {
  description = "Port on which the application answers."
  type        = number
  default     = 8080
}

variable "health_check" {
  description = "Health check of the target group: path, seconds between two checks, and checks until a target counts as healthy again or as unhealthy."
  type = object({
    path                = string
    interval            = number
    timeout             = number
    healthy_threshold   = number
    unhealthy_threshold = number
  })
  default = {
    path                = "/"
    interval            = 10
    timeout             = 5
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }
}

variable "deregistration_delay" {
  description = "Seconds that a load balancer gives requests in flight when an instance leaves it; entering Standby takes at least as long."
  type        = number
  default     = 30
}

variable "health_check_grace_period" {
  description = "Seconds after launch in which a failing health check of the load balancer does not get an instance replaced."
  type        = number
  default     = 120
}

variable "ledger_bucket" {
  description = "Name of the S3 bucket for asg-bg's ledger; null for <service>-asg-bg-<account>."
  type        = string
  default     = null
}

variable "ledger_force_destroy" {
  description = "Whether destroying everything may delete the record of past releases too."
  type        = bool
  default     = false
}

variable "schedules" {
  description = "Minimum size of the group that serves from certain times on, by name of the scheduled action; recurrence is a cron expression."
  type = map(object({
    recurrence = string
    time_zone  = string
    min_size   = number
  }))
  default = {
    day   = { recurrence = "0 7 * * 1-5", time_zone = "Europe/Berlin", min_size = 2 }
    night = { recurrence = "0 22 * * *", time_zone = "Europe/Berlin", min_size = 1 }
  }
}

variable "adopt_scaling" {
  description = "Whether policies and scheduled actions are imported where they are not in the state yet; false only for the apply that adds one."
  type        = bool
  default     = true
}
