package io.github.asgbg.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;

/** Texts that AWS refuses, as the API reference of each service has them. */
class TextsRefusedTest {
    private final Sandbox sandbox = Sandbox.builder().start();
    private final SandboxClients clients = new SandboxClients(sandbox);

    private static String refusal(ThrowingCallable call) {
        AwsServiceException refused = catchThrowableOfType(AwsServiceException.class, call);
        return refused.statusCode() + " " + refused.awsErrorDetails().errorCode() + " "
                + refused.awsErrorDetails().errorMessage();
    }

    private void tag(String key, String value) {
        clients.autoScaling.createOrUpdateTags(it -> it.tags(Tag.builder()
                .resourceId(sandbox.blueGroup())
                .resourceType("auto-scaling-group")
                .key(key)
                .value(value)
                .propagateAtLaunch(true)
                .build()));
    }

    // Auto Scaling API: Tag, pattern of Key and Value
    @Test
    void aControlCharacterInATagIsRefusedAndTheGroupStaysReadable() {
        assertThat(refusal(() -> tag("image-version", "v\u0001")))
                .startsWith("400 ValidationError 1 validation error detected: Value 'v\ufffd' at 'tags.1.member.value'")
                .endsWith("pattern: [\\u0020-\\uD7FF\\uE000-\\uFFFD\\uD800\\uDC00-\\uDBFF\\uDFFF\\r\\n\\t]*");
        assertThat(refusal(() -> tag("k\u0000", "v"))).contains("'tags.1.member.key'");
        assertThat(refusal(() -> tag("k", "\uffff"))).startsWith("400 ValidationError");
        tag("\u00e9 \ud83d\ude00\t", "\u007f\r\n");
        assertThat(clients.group(sandbox.blueGroup()).tags())
                .anySatisfy(tag -> assertThat(tag.value()).isEqualTo("v1"))
                .anySatisfy(tag -> assertThat(tag.value()).isEqualTo("\u007f\r\n"));
    }

    // Auto Scaling API: Tag, lengths; user guide, "Tag restrictions": aws: in any case
    @Test
    void tagsAreNeitherLongNorReserved() {
        assertThat(refusal(() -> tag("k".repeat(129), "v")))
                .contains("Member must have length less than or equal to 128");
        assertThat(refusal(() -> tag("k", "v".repeat(257))))
                .contains("Member must have length less than or equal to 256");
        assertThat(refusal(() -> tag("AWS:k", "v"))).contains("reserved");
        tag("k".repeat(128), "v".repeat(256));
    }

    // API: CreateAutoScalingGroup, AutoScalingGroupName
    @Test
    void aGroupsNameIsPrintableAsciiWithoutColon() {
        for (String name : new String[] {"a b", "a:b", "caf\u00e9", "a\u007f"}) {
            assertThat(refusal(() -> clients.autoScaling.createAutoScalingGroup(
                            it -> it.autoScalingGroupName(name).minSize(0).maxSize(1))))
                    .as(name)
                    .startsWith("400 ValidationError");
        }
    }

    // API: PutLifecycleHook, LifecycleHookName
    @Test
    void aHooksNameHasLettersDigitsAndThreeSigns() {
        assertThat(refusal(() -> clients.autoScaling.putLifecycleHook(it -> it.autoScalingGroupName(sandbox.blueGroup())
                        .lifecycleHookName("a.b")
                        .lifecycleTransition("autoscaling:EC2_INSTANCE_LAUNCHING"))))
                .contains("lifecycleHookName", "pattern: [A-Za-z0-9\\-_\\/]+");
    }

    // ELBv2 API: Tag, pattern of Key and Value
    @Test
    void tagsOfTargetGroupsHaveFewSigns() {
        assertThat(refusal(() -> clients.balancing.addTags(
                        it -> it.resourceArns(sandbox.targetGroupArn()).tags(balancingTag("k", "a!b")))))
                .startsWith("400 ValidationError")
                .contains("'tags.1.member.value'");
        clients.balancing.addTags(
                it -> it.resourceArns(sandbox.targetGroupArn()).tags(balancingTag("\u00e9 _.:/=+-@", "")));
    }

    private static software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag balancingTag(
            String key, String value) {
        return software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag.builder()
                .key(key)
                .value(value)
                .build();
    }

    private static software.amazon.awssdk.services.ec2.model.Tag machineTag(String key, String value) {
        return software.amazon.awssdk.services.ec2.model.Tag.builder()
                .key(key)
                .value(value)
                .build();
    }

    // EC2 API, "Error codes": InvalidCharacter
    @Test
    void ec2SaysThatACharacterIsInvalid() {
        String id = clients.ids(sandbox.blueGroup()).get(0);
        assertThat(refusal(() -> clients.ec2.createTags(it -> it.resources(id).tags(machineTag("k", "\u0002")))))
                .startsWith("400 InvalidCharacter");
        assertThat(refusal(() -> clients.ec2.createTags(it -> it.resources(id).tags(machineTag("k".repeat(129), "")))))
                .startsWith("400 InvalidParameterValue");
    }

    // CloudWatch API: PutMetricAlarm, AlarmName: "can't contain ASCII control characters"
    @Test
    void anAlarmsNameHasNoAsciiControlCharacters() {
        CloudWatchClient watch = clients.client(CloudWatchClient.builder());
        for (String name : new String[] {"a\u0001", "a\tb", "a\u007f"}) {
            assertThat(refusal(() -> put(watch, name))).startsWith("400 ValidationError");
        }
        put(watch, "caf\u00e9 \u0085");
        assertThat(watch.describeAlarms().metricAlarms()).hasSize(1);
    }

    private static void put(CloudWatchClient watch, String name) {
        watch.putMetricAlarm(it -> it.alarmName(name)
                .metricName("CPUUtilization")
                .namespace("AWS/EC2")
                .statistic(Statistic.AVERAGE)
                .period(60)
                .evaluationPeriods(1)
                .threshold(1.0)
                .comparisonOperator(ComparisonOperator.GREATER_THAN_THRESHOLD));
    }
}
