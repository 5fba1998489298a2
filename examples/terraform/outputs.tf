output "url" {
  description = "Address of the load balancer."
  value       = "http://${aws_lb.this.dns_name}"
}

output "target_group_arn" {
  description = "Target group that both groups are attached to."
  value       = aws_lb_target_group.this.arn
}

output "groups" {
  description = "Names of the two Auto Scaling groups."
  value       = { for colour, group in aws_autoscaling_group.this : colour => group.name }
}

output "asg_bg_yaml" {
  description = "Settings for asg-bg: terraform output -raw asg_bg_yaml > asg-bg.yaml"
  value       = <<-YAML
    service: ${var.service}
    groups:
      blue: ${aws_autoscaling_group.this["blue"].name}
      green: ${aws_autoscaling_group.this["green"].name}
    tag-key: image-version
    ledger: s3://${aws_s3_bucket.ledger.id}/asg-bg
    region: ${var.region}
  YAML
}
