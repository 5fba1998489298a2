package io.github.asgbg.sandbox.cloudwatch;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricAlarmRequest;

/** The ARNs that an alarm may call: their shapes are checked, whether anything answers to them is not (user guide). */
final class ActionArns {
    private static final Pattern AUTOMATE =
            Pattern.compile("arn:aws[\\w-]*:automate:([\\w-]+):ec2:(?:stop|terminate|reboot|recover)");
    private static final Pattern ARN = Pattern.compile("arn:aws[\\w-]*:([\\w-]+):([\\w-]*):(\\d{12})?:(.+)");
    private static final Pattern POLICY = Pattern.compile("scalingPolicy:[^:]+:.+:policyName/.+");
    private static final Pattern EC2_ACTION = Pattern.compile("action/actions/AWS_EC2\\.InstanceId\\.\\w+/1\\.0");

    private final String region;

    ActionArns(String region) {
        this.region = region;
    }

    static boolean isAutoScaling(String arn) {
        return arn.contains(":autoscaling:");
    }

    void check(PutMetricAlarmRequest request) {
        Stream.of(request.okActions(), request.alarmActions(), request.insufficientDataActions())
                .flatMap(List::stream)
                .forEach(arn -> check(arn, request));
    }

    private void check(String arn, PutMetricAlarmRequest request) {
        Matcher automate = AUTOMATE.matcher(arn);
        Matcher other = ARN.matcher(arn);
        if (automate.matches()) {
            requireRegion(automate.group(1));
            requireInstanceMetric(request);
            return;
        }
        if (!other.matches() || !isWellFormed(other.group(1), other.group(4))) {
            throw Errors.validation("Invalid arn syntax: " + arn);
        }
        if (!other.group(2).isEmpty()) {
            requireRegion(other.group(2));
        }
        if (other.group(1).equals("swf")) {
            requireInstanceMetric(request);
        }
    }

    private static boolean isWellFormed(String service, String resource) {
        return switch (service) {
            case "autoscaling" -> POLICY.matcher(resource).matches();
            case "swf" -> EC2_ACTION.matcher(resource).matches();
            case "sns", "lambda", "ssm", "ssm-incidents", "aiops" -> true;
            default -> false;
        };
    }

    private void requireRegion(String named) {
        if (!named.equals(region)) {
            throw Errors.validation("Invalid region " + named + " specified. Only " + region + " is supported.");
        }
    }

    private static void requireInstanceMetric(PutMetricAlarmRequest request) {
        if (request.dimensions().stream().noneMatch(dimension -> "InstanceId".equals(dimension.name()))) {
            throw Errors.validation("Invalid use of EC2 action. An EC2 action can only be used if the alarm is"
                    + " monitoring an EC2 instance.");
        }
    }
}
