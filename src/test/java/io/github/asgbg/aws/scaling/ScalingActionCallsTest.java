package io.github.asgbg.aws.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.asgbg.aws.AwsCloud;
import io.github.asgbg.aws.FakeAws;
import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Items;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.plan.Action;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import io.github.asgbg.port.FakeClock;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScalingActionCallsTest {
    private static final String GROUP = "shop-blue";
    private static final String PUT = "BatchPutScheduledUpdateGroupAction";
    private static final String DELETE = "BatchDeleteScheduledAction";

    private final FakeAws fake = new FakeAws();
    private final AwsCloud cloud =
            new AwsCloud(FakeAws.clients(fake), GROUP, "shop-green", "image-version", new FakeClock());

    @Test
    void aPolicyIsPutWhole() {
        Members step =
                Members.of(Map.of("MetricIntervalLowerBound", Value.of("0.0"), "ScalingAdjustment", Value.of("2")));
        Members settings = Members.of(Map.of(
                "PolicyType", Value.of("StepScaling"),
                "AdjustmentType", Value.of("ChangeInCapacity"),
                "StepAdjustments", new Items(List.of(step)),
                "Enabled", Value.of("false")));
        assertThat(sent(new Action.PutScalingPolicy(GROUP, "cpu", settings)))
                .containsOnly(
                        entry("AutoScalingGroupName", GROUP),
                        entry("PolicyName", "cpu"),
                        entry("PolicyType", "StepScaling"),
                        entry("AdjustmentType", "ChangeInCapacity"),
                        entry("StepAdjustments.member.1.MetricIntervalLowerBound", "0.0"),
                        entry("StepAdjustments.member.1.ScalingAdjustment", "2"),
                        entry("Enabled", "false"));
    }

    @Test
    void aPolicyIsDeletedOfItsGroup() {
        assertThat(sent(new Action.DeletePolicy(GROUP, "cpu")))
                .containsOnly(entry("AutoScalingGroupName", GROUP), entry("PolicyName", "cpu"));
    }

    /** What AWS answers here no document says; the code is the one it gives for other things that are not there. */
    @Test
    void aPolicyThatIsGoneAlreadyIsAQuestionOfState() {
        fake.error("DeletePolicy", 400, "ValidationError", "Policy not found");
        assertThat(refusal(new Action.DeletePolicy(GROUP, "cpu")).kind()).isEqualTo(Kind.STATE);
    }

    @Test
    void scheduledActionsArePutTogether() {
        Members morning = Members.of(Map.of(
                "Recurrence", Value.of("0 8 * * *"),
                "StartTime", Value.of("2026-03-02T08:00:00Z"),
                "DesiredCapacity", Value.of("4")));
        Members evening = Members.of(Map.of("Recurrence", Value.of("0 20 * * *"), "MinSize", Value.of("0")));
        assertThat(sent(putting(Map.of("morning", morning, "evening", evening))))
                .containsOnly(
                        entry("AutoScalingGroupName", GROUP),
                        entry("ScheduledUpdateGroupActions.member.1.ScheduledActionName", "evening"),
                        entry("ScheduledUpdateGroupActions.member.1.Recurrence", "0 20 * * *"),
                        entry("ScheduledUpdateGroupActions.member.1.MinSize", "0"),
                        entry("ScheduledUpdateGroupActions.member.2.ScheduledActionName", "morning"),
                        entry("ScheduledUpdateGroupActions.member.2.Recurrence", "0 8 * * *"),
                        entry("ScheduledUpdateGroupActions.member.2.StartTime", "2026-03-02T08:00:00Z"),
                        entry("ScheduledUpdateGroupActions.member.2.DesiredCapacity", "4"));
    }

    @Test
    void scheduledActionsAreDeletedTogether() {
        assertThat(sent(new Action.BatchDeleteScheduledAction(GROUP, List.of("evening", "morning"))))
                .containsOnly(
                        entry("AutoScalingGroupName", GROUP),
                        entry("ScheduledActionNames.member.1", "evening"),
                        entry("ScheduledActionNames.member.2", "morning"));
    }

    @Test
    void anAlarmIsPutWholeAndKeepsItsTags() {
        Members settings = Members.of(Map.of(
                "MetricName",
                Value.of("CPUUtilization"),
                "Threshold",
                Value.of("80.0"),
                "AlarmActions",
                new Items(List.of(Value.of("arn:p"), Value.of("arn:sns"))),
                "Tags",
                new Items(List.of(Members.of(Map.of("Key", Value.of("k")))))));
        assertThat(sent(new Action.PutMetricAlarm("high", settings)))
                .containsOnly(
                        entry("AlarmName", "high"),
                        entry("MetricName", "CPUUtilization"),
                        entry("Threshold", "80.0"),
                        entry("AlarmActions.member.1", "arn:p"),
                        entry("AlarmActions.member.2", "arn:sns"));
    }

    @Test
    void everyRefusedActionOfABatchIsNamed() {
        fake.result(
                PUT,
                failures(
                        "FailedScheduledUpdateGroupActions",
                        failure("evening", "ValidationError", "Given start time is in the past"),
                        failure("morning", "AlreadyExists", "")));
        CloudException refused = refusal(putting(Map.of("evening", Members.NONE, "morning", Members.NONE)));
        assertThat(refused.kind()).isEqualTo(Kind.STATE);
        assertThat(refused.code()).isEqualTo("ValidationError");
        assertThat(refused.operation()).isEqualTo("autoscaling:" + PUT);
        assertThat(refused)
                .hasMessage("scheduled action `evening`: Given start time is in the past;"
                        + " scheduled action `morning`: AlreadyExists");
    }

    @Test
    void whatWaitingDoesNotMendDecidesOverTheRest() {
        fake.result(
                PUT,
                failures(
                        "FailedScheduledUpdateGroupActions",
                        failure("evening", "ValidationError", "Given start time is in the past"),
                        failure("morning", "LimitExceeded", "too many")));
        CloudException refused = refusal(putting(Map.of("evening", Members.NONE, "morning", Members.NONE)));
        assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
        assertThat(refused.code()).isEqualTo("LimitExceeded");
        assertThat(refused).hasMessageContaining("`evening`").hasMessageContaining("`morning`");
    }

    /** The text of DeleteScheduledAction: hashicorp/terraform-provider-aws#19446. */
    @Test
    void aScheduledActionThatIsGoneAlreadyIsDeleted() {
        fake.result(
                DELETE,
                failures(
                        "FailedScheduledActions",
                        failure("evening", "ValidationError", "Scheduled action name not found")));
        cloud.act(new Action.BatchDeleteScheduledAction(GROUP, List.of("evening", "morning")));
        assertThat(fake.count(DELETE)).isEqualTo(1);
    }

    @Test
    void otherFailuresToDeleteAreRefusals() {
        fake.result(
                DELETE,
                failures(
                        "FailedScheduledActions",
                        failure("evening", "ValidationError", "Scheduled action name not found"),
                        failure("morning", "ResourceContention", "pending update")));
        CloudException refused = refusal(new Action.BatchDeleteScheduledAction(GROUP, List.of("evening", "morning")));
        assertThat(refused.kind()).isEqualTo(Kind.BUSY);
        assertThat(refused).hasMessage("scheduled action `morning`: pending update");
    }

    @Test
    void aMissingGroupIsNoMissingAction() {
        fake.result(
                DELETE,
                failures(
                        "FailedScheduledActions",
                        failure("evening", "ValidationError", "AutoScalingGroup name not found - x")));
        assertThat(refusal(new Action.BatchDeleteScheduledAction(GROUP, List.of("evening")))
                        .kind())
                .isEqualTo(Kind.NOT_FOUND);
    }

    @Test
    void settingsOfALaterVersionAreRefusedBeforeAnythingIsAsked() {
        Members later = Members.of(Map.of("EvaluationWindow", Members.NONE));
        CloudException refused = refusal(new Action.PutMetricAlarm("high", later));
        assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
        assertThat(refused).hasMessage("alarm high cannot be written: `EvaluationWindow` is not known");
        assertThat(fake.asked).isEmpty();
    }

    @Test
    void aLostAnswerIsAskedForAgain() {
        fake.broken("PutScalingPolicy", new IOException("Connection reset")).result("PutScalingPolicy", "");
        cloud.act(new Action.PutScalingPolicy(GROUP, "cpu", Members.NONE));
        assertThat(fake.count("PutScalingPolicy")).isEqualTo(2);
    }

    @Test
    void aDeniedAlarmNamesTheStatement() {
        String text = "User: arn:aws:iam::123456789012:user/ci is not authorized to perform: cloudwatch:PutMetricAlarm";
        fake.error("PutMetricAlarm", 403, "AccessDenied", text);
        CloudException denied = refusal(new Action.PutMetricAlarm("high", Members.NONE));
        assertThat(denied.kind()).isEqualTo(Kind.PERMISSION);
        assertThat(denied.remedy())
                .endsWith("{\"Effect\":\"Allow\",\"Action\":\"cloudwatch:PutMetricAlarm\",\"Resource\":\""
                        + "arn:aws:cloudwatch:eu-west-1:123456789012:alarm:high\"}");
    }

    @Test
    void nothingIsAskedForNothing() {
        assertThatThrownBy(() -> cloud.act(putting(Map.of()))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cloud.act(new Action.BatchDeleteScheduledAction(GROUP, List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(fake.asked).isEmpty();
    }

    private CloudException refusal(Action action) {
        try {
            cloud.act(action);
        } catch (CloudException e) {
            return e;
        }
        throw new AssertionError(action + " was not refused");
    }

    private Map<String, String> sent(Action action) {
        String operation = action.getClass().getSimpleName();
        fake.result(operation, "");
        cloud.act(action);
        Map<String, String> parameters = new TreeMap<>(fake.last(operation).parameters());
        parameters.keySet().removeAll(List.of("Action", "Version"));
        return parameters;
    }

    private static Action putting(Map<String, Members> actions) {
        return new Action.BatchPutScheduledUpdateGroupAction(GROUP, new TreeMap<>(actions));
    }

    private static String failures(String list, String... failures) {
        return "<" + list + ">" + String.join("", failures) + "</" + list + ">";
    }

    private static String failure(String name, String code, String text) {
        return "<member><ScheduledActionName>" + name + "</ScheduledActionName><ErrorCode>" + code + "</ErrorCode>"
                + (text.isEmpty() ? "" : "<ErrorMessage>" + text + "</ErrorMessage>") + "</member>";
    }
}
