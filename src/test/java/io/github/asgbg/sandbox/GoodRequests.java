package io.github.asgbg.sandbox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Requests that succeed in a sandbox that has just begun, for operations that a list of plausible values does not reach. */
final class GoodRequests {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)}");

    private static final List<String> FORMS = List.of(
            "autoscaling CreateAutoScalingGroup AutoScalingGroupName=new LaunchTemplate.LaunchTemplateName=shop "
                    + "LaunchTemplate.Version=$Latest MinSize=0 MaxSize=2 DesiredCapacity=1 "
                    + "VPCZoneIdentifier={subnetA},{subnetB} TargetGroupARNs.member.1={targetGroup} "
                    + "HealthCheckType=ELB HealthCheckGracePeriod=10 TerminationPolicies.member.1=Default "
                    + "Tags.member.1.Key=k Tags.member.1.Value=v Tags.member.1.PropagateAtLaunch=true "
                    + "LifecycleHookSpecificationList.member.1.LifecycleHookName=hook "
                    + "LifecycleHookSpecificationList.member.1.LifecycleTransition=autoscaling:EC2_INSTANCE_LAUNCHING "
                    + "LifecycleHookSpecificationList.member.1.HeartbeatTimeout=30",
            "autoscaling UpdateAutoScalingGroup AutoScalingGroupName=shop-blue LaunchTemplate.LaunchTemplateName=shop "
                    + "LaunchTemplate.Version=1 VPCZoneIdentifier={subnetA} MinSize=1 DesiredCapacity=1 MaxSize=3",
            "autoscaling PutScalingPolicy AutoScalingGroupName=shop-blue PolicyName=p PolicyType=StepScaling "
                    + "AdjustmentType=ChangeInCapacity StepAdjustments.member.1.MetricIntervalLowerBound=0 "
                    + "StepAdjustments.member.1.ScalingAdjustment=1 EstimatedInstanceWarmup=10",
            "autoscaling PutScalingPolicy AutoScalingGroupName=shop-blue PolicyName=p PolicyType=TargetTrackingScaling "
                    + "TargetTrackingConfiguration.PredefinedMetricSpecification.PredefinedMetricType="
                    + "ASGAverageCPUUtilization TargetTrackingConfiguration.TargetValue=50",
            "autoscaling PutScalingPolicy AutoScalingGroupName=shop-blue PolicyName=p PolicyType=PredictiveScaling "
                    + "PredictiveScalingConfiguration.MetricSpecifications.member.1.TargetValue=40 "
                    + "PredictiveScalingConfiguration.MetricSpecifications.member.1.PredefinedMetricPairSpecification."
                    + "PredefinedMetricType=ASGCPUUtilization",
            "autoscaling PutScheduledUpdateGroupAction AutoScalingGroupName=shop-blue ScheduledActionName=s "
                    + "Recurrence=*/5_*_*_*_* TimeZone=Europe/Berlin MinSize=1 MaxSize=3 DesiredCapacity=2",
            "autoscaling BatchPutScheduledUpdateGroupAction AutoScalingGroupName=shop-blue "
                    + "ScheduledUpdateGroupActions.member.1.ScheduledActionName=s "
                    + "ScheduledUpdateGroupActions.member.1.StartTime=2027-01-01T00:00:00Z "
                    + "ScheduledUpdateGroupActions.member.1.DesiredCapacity=2",
            "autoscaling AttachInstances AutoScalingGroupName=shop-blue InstanceIds.member.1={ownMachine}",
            "autoscaling DeleteAutoScalingGroup AutoScalingGroupName=shop-blue ForceDelete=true",
            "elasticloadbalancing CreateLoadBalancer Name=lb Subnets.member.1={subnetA} Subnets.member.2={subnetB} "
                    + "Scheme=internal",
            "elasticloadbalancing SetSubnets LoadBalancerArn={loadBalancer} Subnets.member.1={subnetA} "
                    + "Subnets.member.2={subnetB}",
            "elasticloadbalancing CreateListener LoadBalancerArn={loadBalancer} Protocol=HTTP Port=81 "
                    + "DefaultActions.member.1.Type=forward DefaultActions.member.1.TargetGroupArn={targetGroup}",
            "elasticloadbalancing ModifyListener ListenerArn={listener} DefaultActions.member.1.Type=forward "
                    + "DefaultActions.member.1.ForwardConfig.TargetGroups.member.1.TargetGroupArn={targetGroup} "
                    + "DefaultActions.member.1.ForwardConfig.TargetGroups.member.1.Weight=1",
            "elasticloadbalancing CreateRule ListenerArn={listener} Priority=5 Conditions.member.1.Field=path-pattern "
                    + "Conditions.member.1.Values.member.1=/x Actions.member.1.Type=fixed-response "
                    + "Actions.member.1.FixedResponseConfig.StatusCode=200",
            "elasticloadbalancing CreateRule ListenerArn={listener} Priority=6 Conditions.member.1.Field=host-header "
                    + "Conditions.member.1.HostHeaderConfig.Values.member.1=y Actions.member.1.Type=redirect "
                    + "Actions.member.1.RedirectConfig.StatusCode=HTTP_301 Actions.member.1.RedirectConfig.Host=h",
            "elasticloadbalancing DeleteListener ListenerArn={listener}",
            "elasticloadbalancing DescribeRules ListenerArn={listener}",
            "elasticloadbalancing DescribeListenerAttributes ListenerArn={listener}",
            "elasticloadbalancing RegisterTargets TargetGroupArn={targetGroup} Targets.member.1.Id={ownMachine} "
                    + "Targets.member.1.Port=80",
            "elasticloadbalancing DescribeTargetHealth TargetGroupArn={targetGroup} Targets.member.1.Id={ownMachine}",
            "elasticloadbalancing ModifyTargetGroupAttributes TargetGroupArn={targetGroup} "
                    + "Attributes.member.1.Key=deregistration_delay.timeout_seconds Attributes.member.1.Value=5",
            "ec2 CreateLaunchTemplate LaunchTemplateName=new LaunchTemplateData.ImageId={image} "
                    + "LaunchTemplateData.InstanceType=t3.micro "
                    + "LaunchTemplateData.TagSpecification.1.ResourceType=instance "
                    + "LaunchTemplateData.TagSpecification.1.Tag.1.Key=k",
            "ec2 RunInstances ImageId={image} InstanceType=t3.micro MinCount=1 MaxCount=1 SubnetId={subnetA} "
                    + "TagSpecification.1.ResourceType=instance TagSpecification.1.Tag.1.Key=k",
            "ec2 RunInstances LaunchTemplate.LaunchTemplateName=shop LaunchTemplate.Version=1 MinCount=1 MaxCount=1",
            "ec2 CreateTags ResourceId.1={ownMachine} Tag.1.Key=k Tag.1.Value=v",
            "ec2 DeleteTags ResourceId.1={ownMachine} Tag.1.Key=k",
            "ec2 DescribeInstances Filter.1.Name=instance-state-name Filter.1.Value.1=running",
            "ec2 DescribeTags Filter.1.Name=key Filter.1.Value.1=*",
            "ec2 DescribeSubnets Filter.1.Name=vpc-id Filter.1.Value.1=x",
            "ec2 DescribeImages Filter.1.Name=name Filter.1.Value.1=a* Owner.1=self",
            "ec2 DescribeVpcAttribute VpcId={vpc} Attribute=enableDnsSupport",
            "ec2 ModifyInstanceAttribute InstanceId={ownMachine} DisableApiTermination.Value=true",
            "ec2 AuthorizeSecurityGroupIngress GroupId={group} IpPermissions.1.IpProtocol=tcp "
                    + "IpPermissions.1.FromPort=80 IpPermissions.1.ToPort=80 "
                    + "IpPermissions.1.IpRanges.1.CidrIp=10.0.0.0/8",
            "ec2 RevokeSecurityGroupEgress GroupId={group} IpPermissions.1.IpProtocol=-1 "
                    + "IpPermissions.1.IpRanges.1.CidrIp=0.0.0.0/0",
            "monitoring PutMetricAlarm AlarmName=a MetricName=m Namespace=n Statistic=Average Period=60 "
                    + "EvaluationPeriods=1 Threshold=1 ComparisonOperator=GreaterThanThreshold "
                    + "Dimensions.member.1.Name=d Dimensions.member.1.Value=v",
            "monitoring PutMetricAlarm AlarmName=a EvaluationPeriods=1 Threshold=1 "
                    + "ComparisonOperator=GreaterThanThreshold Metrics.member.1.Id=e1 Metrics.member.1.Expression=m1/2 "
                    + "Metrics.member.2.Id=m1 Metrics.member.2.ReturnData=false "
                    + "Metrics.member.2.MetricStat.Metric.Namespace=n "
                    + "Metrics.member.2.MetricStat.Metric.MetricName=m Metrics.member.2.MetricStat.Period=60 "
                    + "Metrics.member.2.MetricStat.Stat=Sum",
            "monitoring PutMetricData Namespace=n MetricData.member.1.MetricName=m MetricData.member.1.Value=1 "
                    + "MetricData.member.1.Dimensions.member.1.Name=d MetricData.member.1.Dimensions.member.1.Value=v",
            "monitoring GetMetricStatistics Namespace=n MetricName=m StartTime=2026-01-01T00:00:00Z "
                    + "EndTime=2026-01-01T01:00:00Z Period=60 Statistics.member.1=Sum",
            "monitoring GetMetricData StartTime=2026-01-01T00:00:00Z EndTime=2026-01-01T01:00:00Z "
                    + "MetricDataQueries.member.1.Id=m1 MetricDataQueries.member.1.MetricStat.Metric.Namespace=n "
                    + "MetricDataQueries.member.1.MetricStat.Metric.MetricName=m "
                    + "MetricDataQueries.member.1.MetricStat.Period=60 MetricDataQueries.member.1.MetricStat.Stat=Sum "
                    + "MetricDataQueries.member.2.Id=e MetricDataQueries.member.2.Expression=m1*2");

    private final Map<String, String> places = new LinkedHashMap<>();

    GoodRequests(Sandbox sandbox) {
        SandboxClients aws = new SandboxClients(sandbox);
        List<String> subnets = aws.ec2.describeSubnets().subnets().stream()
                .map(subnet -> subnet.subnetId())
                .sorted()
                .toList();
        String image =
                aws.ec2.describeImages(it -> it.owners("self")).images().get(0).imageId();
        places.put("subnetA", subnets.get(0));
        places.put("subnetB", subnets.get(1));
        places.put("image", image);
        places.put("vpc", aws.ec2.describeVpcs().vpcs().get(0).vpcId());
        places.put(
                "group",
                aws.ec2.describeSecurityGroups().securityGroups().get(0).groupId());
        places.put("targetGroup", sandbox.targetGroupArn());
        places.put("loadBalancer", sandbox.loadBalancerArn());
        places.put(
                "listener",
                aws.balancing
                        .describeListeners(it -> it.loadBalancerArn(sandbox.loadBalancerArn()))
                        .listeners()
                        .get(0)
                        .listenerArn());
        places.put(
                "ownMachine",
                aws.ec2
                        .runInstances(it -> it.imageId(image)
                                .instanceType("t3.micro")
                                .minCount(1)
                                .maxCount(1))
                        .instances()
                        .get(0)
                        .instanceId());
    }

    /** How many there are of an operation. */
    static int count(String signingName, String operation) {
        return (int) FORMS.stream()
                .filter(form -> form.startsWith(signingName + " " + operation + " "))
                .count();
    }

    /** The parameters of each, by their names; an underscore stands for a space. */
    List<Map<String, String>> of(String signingName, String operation) {
        List<Map<String, String>> found = new ArrayList<>();
        for (String form : FORMS) {
            String[] words = form.split(" ", -1);
            if (words[0].equals(signingName) && words[1].equals(operation)) {
                found.add(parameters(Stream.of(words).skip(2).toList()));
            }
        }
        return found;
    }

    private Map<String, String> parameters(List<String> words) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String word : words) {
            int equals = word.indexOf('=');
            Matcher place = PLACE.matcher(word.substring(equals + 1));
            String value = place.replaceAll(found -> Matcher.quoteReplacement(places.get(found.group(1))));
            parameters.put(word.substring(0, equals), value.replace("*_", "* ").replace("5_", "5 "));
        }
        return parameters;
    }
}
