package io.github.asgbg.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.error.Permissions;
import io.github.asgbg.aws.ledger.S3Ledger;
import io.github.asgbg.model.ApiProtection;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.policies.Actions;
import io.github.asgbg.port.FakeClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The policy that the documents tell operators to use grants what is called, and nothing else. */
@Timeout(60)
class OperatorPolicyTest {
    private static final Pattern OPERATION =
            Pattern.compile("\"((?:autoscaling|cloudwatch|ec2|elasticloadbalancing|iam|s3|sts):\\w+)\"");
    private static final List<String> IDS = List.of("i-01");

    /** Needs no permission (STS API reference, GetCallerIdentity). */
    private static final String FREE = "sts:GetCallerIdentity";

    /** What the SDK calls as whoever may become the operator. */
    private static final String BEFOREHAND = "sts:AssumeRole";

    /** Needed by the command that a remedy suggests, not by a call. */
    private static final String FOR_A_PERSON = "s3:GetObjectVersion";

    @Test
    void thePolicyGrantsExactlyWhatIsCalled() {
        Set<String> needed = called();
        assertThat(needed.remove(FREE)).isTrue();
        needed.add(FOR_A_PERSON);
        assertThat(granted()).isEqualTo(needed);
    }

    @Test
    void everyOperationNamedInTheSourcesIsGranted() {
        Set<String> named = new TreeSet<>(namedInTheSources());
        assertThat(named.remove(FREE)).isTrue();
        assertThat(named.remove(BEFOREHAND)).isTrue();
        assertThat(named)
                .contains("autoscaling:DescribeAutoScalingGroups", "s3:PutObject", "iam:SimulatePrincipalPolicy");
        Set<String> granted = new TreeSet<>(granted());
        granted.addAll(Actions.of("adopt.json"));
        assertThat(granted).containsAll(named);
    }

    /** Beside what the observer's does, which looks. */
    @Test
    void thePolicyForAdoptingGrantsExactlyWhatThatCalls() {
        AwsClients clients = FakeAws.clients(answers());
        AwsCloud cloud = new AwsCloud(clients, "shop-blue", "shop-green", "image-version", new FakeClock());
        cloud.preflight();
        cloud.tags(IDS);
        cloud.protections(IDS);
        cloud.act(new Action.CreateOrUpdateTags("shop-blue", "k", "v"));
        cloud.act(new Action.CreateTags(IDS, "k", "v"));
        cloud.act(new Action.ModifyInstanceAttribute("i-01", ApiProtection.STOP));
        Set<String> needed = new TreeSet<>(clients.counts().keySet());
        needed.removeAll(Actions.of("observer.json"));
        assertThat(Actions.of("adopt.json")).isEqualTo(needed);
    }

    private static Set<String> called() {
        AwsClients clients = FakeAws.clients(answers());
        AwsCloud cloud = new AwsCloud(clients, "shop-blue", "shop-green", "image-version", new FakeClock());
        cloud.observe(FetchScope.PLAIN
                .withFailures(Instant.EPOCH)
                .withEc2States(IDS)
                .withScaling()
                .withAlarms(Set.of("high")));
        cloud.preflight();
        cloud.mayCall(List.of("autoscaling:EnterStandby"), List.of());
        cloud.protections(IDS);
        cloud.consoleTail("i-01", 5);
        everyAction().forEach(cloud::act);
        useLedger(new S3Ledger(clients, new S3Ledger.Place("releases", "", "shop"), new FakeClock()));
        return clients.counts().keySet().stream()
                .map(Permissions::action)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void useLedger(S3Ledger ledger) {
        ledger.write(Examples.document(), Optional.empty());
        ledger.archive(Examples.release());
        assertThat(ledger.read()).isEmpty();
        assertThat(ledger.history(1)).isEmpty();
        assertThat(ledger.past().versions()).isEmpty();
    }

    /** Those of a release. */
    private static Stream<Action> everyAction() {
        String group = "shop-blue";
        return Stream.of(
                new Action.CreateOrUpdateTags(group, "k", "v"),
                new Action.DeleteTags(group, "k"),
                new Action.UpdateAutoScalingGroup(group, OptionalInt.of(0), OptionalInt.empty(), OptionalInt.empty()),
                new Action.SuspendProcesses(group, List.of("AZRebalance")),
                new Action.ResumeProcesses(group, List.of("AZRebalance")),
                new Action.EnterStandby(group, IDS),
                new Action.ExitStandby(group, IDS),
                new Action.DetachInstances(group, IDS),
                new Action.AttachInstances(group, IDS),
                new Action.SetInstanceProtection(group, IDS),
                new Action.PutScalingPolicy(group, "p", Members.NONE),
                new Action.DeletePolicy(group, "p"),
                new Action.BatchPutScheduledUpdateGroupAction(group, new TreeMap<>(Map.of("s", Members.NONE))),
                new Action.BatchDeleteScheduledAction(group, List.of("s")),
                new Action.PutMetricAlarm("high", Members.NONE),
                new Action.TerminateInstances(IDS));
    }

    private static FakeAws answers() {
        String sizes = "<MinSize>0</MinSize><MaxSize>0</MaxSize><DesiredCapacity>0</DesiredCapacity>";
        String attached = "<TargetGroupARNs><member>arn:tg</member></TargetGroupARNs>";
        FakeAws fake = new FakeAws();
        fake.result(
                "DescribeAutoScalingGroups",
                "<AutoScalingGroups><member><AutoScalingGroupARN>arn:aws:autoscaling:eu-west-1:123456789012:a:u:n</AutoScalingGroupARN><AutoScalingGroupName>shop-blue</AutoScalingGroupName>"
                        + sizes + attached
                        + "<Instances><member><InstanceId>i-09</InstanceId><LifecycleState>Pending:Wait</LifecycleState></member></Instances>"
                        + "</member><member><AutoScalingGroupName>shop-green</AutoScalingGroupName>" + sizes + attached
                        + "</member></AutoScalingGroups>");
        fake.result(
                "DescribeTargetGroups",
                "<TargetGroups><member><TargetGroupArn>arn:tg</TargetGroupArn></member></TargetGroups>");
        fake.result("GetCallerIdentity", "<Arn>arn:aws:iam::123456789012:user/deployer</Arn>");
        Stream.of(
                        "DescribeTargetHealth",
                        "DescribeTargetGroupAttributes",
                        "DescribeInstanceRefreshes",
                        "DescribeTrafficSources",
                        "DescribeLifecycleHooks",
                        "DescribePolicies",
                        "DescribeScheduledActions",
                        "DescribeScalingActivities",
                        "CreateOrUpdateTags",
                        "DeleteTags",
                        "UpdateAutoScalingGroup",
                        "SuspendProcesses",
                        "ResumeProcesses",
                        "EnterStandby",
                        "ExitStandby",
                        "DetachInstances",
                        "AttachInstances",
                        "SimulatePrincipalPolicy",
                        "SetInstanceProtection",
                        "PutScalingPolicy",
                        "DeletePolicy",
                        "BatchPutScheduledUpdateGroupAction",
                        "BatchDeleteScheduledAction",
                        "DescribeAlarms",
                        "PutMetricAlarm")
                .forEach(operation -> fake.result(operation, ""));
        Stream.of(
                        "CreateTags",
                        "DescribeInstances",
                        "DescribeInstanceAttribute",
                        "GetConsoleOutput",
                        "ModifyInstanceAttribute",
                        "TerminateInstances")
                .forEach(operation -> fake.answer(operation, "<" + operation + "Response/>"));
        return fake.answer("PUT /releases/shop/release.json", "")
                .answer("PUT /releases/shop/history/" + Examples.release().id() + ".json", "")
                .s3Error("GET /releases/shop/release.json", 404, "NoSuchKey")
                .answer("GET /releases?", "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>");
    }

    private static Set<String> granted() {
        return Actions.of("operator.json");
    }

    private static Set<String> namedInTheSources() {
        Path sources = Path.of("src", "main", "java", "io", "github", "asgbg", "aws");
        try (Stream<Path> files = Files.walk(sources)) {
            return files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("Permissions.java"))
                    .flatMap(file -> OPERATION.matcher(text(file)).results())
                    .map((MatchResult match) -> Permissions.action(match.group(1)))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
