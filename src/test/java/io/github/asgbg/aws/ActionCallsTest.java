package io.github.asgbg.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.asgbg.plan.Action;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import io.github.asgbg.port.FakeClock;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class ActionCallsTest {
    private static final String GROUP = "shop-blue";
    private static final List<String> IDS = List.of("i-01", "i-02");

    private final FakeAws fake = new FakeAws();
    private final AwsCloud cloud =
            new AwsCloud(FakeAws.clients(fake), GROUP, "shop-green", "image-version", new FakeClock());

    @Test
    void aTagIsPropagatedToWhatIsLaunched() {
        assertThat(sent(new Action.CreateOrUpdateTags(GROUP, "image-version", "v2")))
                .containsOnly(
                        entry("Tags.member.1.ResourceId", GROUP),
                        entry("Tags.member.1.ResourceType", "auto-scaling-group"),
                        entry("Tags.member.1.Key", "image-version"),
                        entry("Tags.member.1.Value", "v2"),
                        entry("Tags.member.1.PropagateAtLaunch", "true"));
    }

    @Test
    void aTagIsDeletedByItsKey() {
        assertThat(sent(new Action.DeleteTags(GROUP, "image-version")))
                .containsOnly(
                        entry("Tags.member.1.ResourceId", GROUP),
                        entry("Tags.member.1.ResourceType", "auto-scaling-group"),
                        entry("Tags.member.1.Key", "image-version"));
    }

    @Test
    void onlyGivenSizesAreChanged() {
        assertThat(sent(new Action.UpdateAutoScalingGroup(
                        GROUP, OptionalInt.of(0), OptionalInt.empty(), OptionalInt.of(7))))
                .containsOnly(entry("AutoScalingGroupName", GROUP), entry("MinSize", "0"), entry("MaxSize", "7"));
        assertThat(sent(new Action.UpdateAutoScalingGroup(
                        GROUP, OptionalInt.empty(), OptionalInt.of(3), OptionalInt.empty())))
                .containsOnly(entry("AutoScalingGroupName", GROUP), entry("DesiredCapacity", "3"));
    }

    @Test
    void processesAreNamed() {
        Map<String, String> expected = Map.of(
                "AutoScalingGroupName", GROUP,
                "ScalingProcesses.member.1", "AZRebalance",
                "ScalingProcesses.member.2", "ScheduledActions");
        List<String> processes = List.of("AZRebalance", "ScheduledActions");
        assertThat(sent(new Action.SuspendProcesses(GROUP, processes))).isEqualTo(expected);
        assertThat(sent(new Action.ResumeProcesses(GROUP, processes))).isEqualTo(expected);
    }

    @Test
    void enteringStandbyDecrementsAndDetachingDoesNot() {
        assertThat(sent(new Action.EnterStandby(GROUP, IDS)))
                .containsAllEntriesOf(ids())
                .containsEntry("ShouldDecrementDesiredCapacity", "true");
        assertThat(sent(new Action.DetachInstances(GROUP, IDS)))
                .containsAllEntriesOf(ids())
                .containsEntry("ShouldDecrementDesiredCapacity", "false");
        assertThat(sent(new Action.ExitStandby(GROUP, IDS))).isEqualTo(ids());
        assertThat(sent(new Action.AttachInstances(GROUP, IDS))).isEqualTo(ids());
    }

    @Test
    void protectionIsRemoved() {
        assertThat(sent(new Action.SetInstanceProtection(GROUP, IDS)))
                .containsAllEntriesOf(ids())
                .containsEntry("ProtectedFromScaleIn", "false");
    }

    @Test
    void instancesThatEc2ForgotDoNotKeepOthersAlive() {
        fake.ec2Error("TerminateInstances", "InvalidInstanceID.NotFound", "The instance ID 'i-01' does not exist")
                .answer("TerminateInstances", "<TerminateInstancesResponse/>");
        cloud.act(new Action.TerminateInstances(IDS));
        assertThat(fake.count("TerminateInstances")).isEqualTo(2);
        assertThat(fake.last("TerminateInstances").parameters())
                .containsEntry("InstanceId.1", "i-02")
                .doesNotContainKey("InstanceId.2");
    }

    @Test
    void aProtectedInstanceDoesNotKeepOthersAlive() {
        fake.ec2Error("TerminateInstances", "OperationNotPermitted", "i-02 may not be terminated")
                .answer("TerminateInstances", "<TerminateInstancesResponse/>")
                .ec2Error("TerminateInstances", "OperationNotPermitted", "i-02 may not be terminated")
                .answer("TerminateInstances", "<TerminateInstancesResponse/>");
        assertThatThrownBy(() -> cloud.act(new Action.TerminateInstances(List.of("i-01", "i-02", "i-03"))))
                .isInstanceOfSatisfying(CloudException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.REFUSED);
                    assertThat(e)
                            .hasMessage("i-02 is not terminated, the other 2 of 3 are: i-02 may not be terminated");
                });
        assertThat(fake.asked.stream().map(asked -> asked.parameters().get("InstanceId.1")))
                .containsExactly("i-01", "i-01", "i-02", "i-03");
    }

    @Test
    void whatProtectsEachThatRemainsIsNamedWithTheCommandThatTakesItOff() {
        fake.ec2Error("TerminateInstances", "OperationNotPermitted", "one may not be terminated")
                .ec2Error("TerminateInstances", "OperationNotPermitted", "Modify its 'disableApiTermination' attribute")
                .ec2Error("TerminateInstances", "OperationNotPermitted", "Modify its 'disableApiStop' attribute");
        assertThatThrownBy(() -> cloud.act(new Action.TerminateInstances(IDS)))
                .isInstanceOfSatisfying(CloudException.class, e -> assertThat(e.remedy())
                        .isEqualTo("'aws ec2 modify-instance-attribute --no-disable-api-termination --instance-id i-01'"
                                + " and 'aws ec2 modify-instance-attribute --no-disable-api-stop --instance-id i-02'"));
    }

    @Test
    void allThatMayNotBeTerminatedAreNamed() {
        fake.ec2Error("TerminateInstances", "UnauthorizedOperation", "You are not authorized");
        assertThatThrownBy(() -> cloud.act(new Action.TerminateInstances(IDS)))
                .isInstanceOfSatisfying(CloudException.class, e -> {
                    assertThat(e.kind()).isEqualTo(Kind.PERMISSION);
                    assertThat(e).hasMessage("i-01, i-02 are not terminated: You are not authorized");
                    assertThat(e.remedy()).contains("\"Action\":\"ec2:TerminateInstances\"");
                });
        assertThat(fake.count("TerminateInstances")).isEqualTo(3);
    }

    @Test
    void whatPassesIsNotSplit() {
        fake.ec2Error("TerminateInstances", "IncorrectInstanceState", "not in a state");
        assertThatThrownBy(() -> cloud.act(new Action.TerminateInstances(IDS)))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.kind()).isEqualTo(Kind.STATE));
        assertThat(fake.count("TerminateInstances")).isEqualTo(1);
    }

    static Stream<Action> withoutAToken() {
        return Stream.of(
                new Action.EnterStandby(GROUP, IDS),
                new Action.ExitStandby(GROUP, IDS),
                new Action.DetachInstances(GROUP, IDS),
                new Action.AttachInstances(GROUP, IDS));
    }

    @ParameterizedTest
    @MethodSource("withoutAToken")
    void afterALostAnswerNothingIsRepeatedBlindly(Action action) {
        String operation = action.getClass().getSimpleName();
        fake.broken(operation, new IOException("Connection reset"));
        assertThatThrownBy(() -> cloud.act(action))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNCLEAR));
        assertThat(fake.count(operation)).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("withoutAToken")
    void whatAwsCertainlyDidNotDoIsRepeated(Action action) {
        String operation = action.getClass().getSimpleName();
        fake.error(operation, 400, "Throttling", "Rate exceeded").result(operation, "");
        cloud.act(action);
        assertThat(fake.count(operation)).isEqualTo(2);
    }

    @Test
    void otherWritesAreRepeatedAfterALostAnswer() {
        fake.broken("SuspendProcesses", new IOException("Connection reset")).result("SuspendProcesses", "");
        cloud.act(new Action.SuspendProcesses(GROUP, List.of("AZRebalance")));
        assertThat(fake.count("SuspendProcesses")).isEqualTo(2);
    }

    @Test
    void nothingIsAskedForNothing() {
        assertThatThrownBy(() -> cloud.act(new Action.ResumeProcesses(GROUP, List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cloud.act(new Action.EnterStandby(GROUP, List.of())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(fake.asked).isEmpty();
    }

    @Test
    void theLedgerIsNotAwss() {
        assertThatThrownBy(() -> cloud.act(new Action.WriteLedger(Examples.release())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> cloud.act(new Action.WriteLedger(Examples.release(), Action.WriteLedger.Then.CLOSE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Java 17 does not check a chain of {@code instanceof} for completeness; this does. */
    @Test
    void everyActionIsKnownHere() {
        assertThat(kinds(Action.class).map(Class::getSimpleName))
                .containsExactlyInAnyOrder(
                        "CreateOrUpdateTags",
                        "DeleteTags",
                        "UpdateAutoScalingGroup",
                        "SuspendProcesses",
                        "ResumeProcesses",
                        "EnterStandby",
                        "ExitStandby",
                        "DetachInstances",
                        "SetInstanceProtection",
                        "PutScalingPolicy",
                        "DeletePolicy",
                        "BatchPutScheduledUpdateGroupAction",
                        "BatchDeleteScheduledAction",
                        "PutMetricAlarm",
                        "TerminateInstances",
                        "WriteLedger",
                        "AttachInstances",
                        "CreateTags",
                        "ModifyInstanceAttribute");
    }

    private Map<String, String> sent(Action action) {
        String operation = action.getClass().getSimpleName();
        fake.result(operation, "");
        cloud.act(action);
        Map<String, String> parameters = new TreeMap<>(fake.last(operation).parameters());
        parameters.keySet().removeAll(List.of("Action", "Version"));
        return parameters;
    }

    private static Map<String, String> ids() {
        return Map.of(
                "AutoScalingGroupName", GROUP,
                "InstanceIds.member.1", "i-01",
                "InstanceIds.member.2", "i-02");
    }

    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ActionCallsTest::kinds)
                : Stream.of(type);
    }
}
