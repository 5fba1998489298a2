package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.policies.Documents;
import io.github.asgbg.sandbox.iam.policy.AccessRequest;
import io.github.asgbg.sandbox.iam.policy.Caller;
import io.github.asgbg.sandbox.iam.policy.Policies;
import io.github.asgbg.sandbox.iam.policy.PolicyDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.autoscaling.model.Tag;

/** Every call of whole releases is one that the documents permit, with the resources and condition keys of that call. */
class PermittedByThePoliciesTest {
    private static final long SEED = 91;
    private static final Caller CALLER = new Caller("arn:aws:iam::123456789012:user/sandbox");

    private final Account account = prepared();
    private final Set<String> actions = new TreeSet<>();
    private final List<String> denied = new ArrayList<>();

    private static Account prepared() {
        Account account = new Account(SEED, 3);
        account.tag("service", "shop");
        ScalingFixtures.few(account);
        return account;
    }

    @AfterEach
    void close() {
        account.close();
    }

    private Operator operator() {
        return with(Documents.operator());
    }

    /** One whose every request is judged by these documents and that of the bucket. */
    private Operator with(PolicyDocument... documents) {
        return of(account, documents);
    }

    private Operator of(Account owned, PolicyDocument... documents) {
        Policies policies = new Policies(List.of(documents), List.of(Documents.bucket()));
        Operator operator = new Operator(owned, new WorldTimer(owned.sandbox.world(), () -> {}), "tester");
        Asked asked = new Asked(owned, CALLER);
        operator.wire.tell(request -> asked.by(request).forEach(access -> judge(policies, access)));
        return operator;
    }

    private void judge(Policies policies, AccessRequest access) {
        actions.add(access.action());
        if (!policies.decide(access).isAllowed()) {
            denied.add(policies.decide(access) + " " + access);
        }
    }

    private static void done(Outcome outcome) {
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
    }

    @Test
    void theOperatorMayMakeEveryCallOfReleasesThereAndBack() {
        operator().status();
        operator().planToDeploy("v2");
        done(operator().deploy("v2"));
        operator().planToRollBack();
        operator().status();
        done(operator().rollback());
        done(operator().deploy("v3"));
        operator().planToFinalize();
        done(operator().finalizeRelease());
        done(operator().deploy("v4"));
        done(operator().finalizeRelease());
        operator().status();
        assertThat(denied).isEmpty();
        assertThat(actions)
                .contains(
                        "autoscaling:BatchDeleteScheduledAction",
                        "autoscaling:BatchPutScheduledUpdateGroupAction",
                        "autoscaling:CreateOrUpdateTags",
                        "autoscaling:DeletePolicy",
                        "autoscaling:DetachInstances",
                        "autoscaling:EnterStandby",
                        "autoscaling:ExitStandby",
                        "autoscaling:PutScalingPolicy",
                        "autoscaling:ResumeProcesses",
                        "autoscaling:SuspendProcesses",
                        "autoscaling:UpdateAutoScalingGroup",
                        "cloudwatch:DescribeAlarms",
                        "cloudwatch:PutMetricAlarm",
                        "ec2:DescribeInstanceAttribute",
                        "ec2:TerminateInstances",
                        "iam:SimulatePrincipalPolicy",
                        "s3:GetObject",
                        "s3:PutObject");
    }

    /** With the two documents for it nothing is denied to whoever adopts, and afterwards nothing to the operator. */
    @Test
    void whoAdoptsAServiceMayMakeEveryCallOfThatAndThenTheOperatorEveryCallOfAReleaseToItsEnd() {
        try (Account unadopted = Unadopted.account(SEED, 3, true)) {
            done(of(unadopted, Documents.observer(), Documents.adopt()).adopt("v1"));
            assertThat(denied).isEmpty();
            assertThat(actions)
                    .contains(
                            "autoscaling:CreateOrUpdateTags",
                            "ec2:CreateTags",
                            "ec2:DescribeInstanceAttribute",
                            "ec2:ModifyInstanceAttribute");
            assertThat(of(unadopted, Documents.operator()).lookToAdopt("").missing())
                    .isEmpty();
            done(of(unadopted, Documents.operator()).deploy("v2"));
            done(of(unadopted, Documents.operator()).finalizeRelease());
            assertThat(denied).isEmpty();
        }
    }

    /** To be denied an answer about what a release would need is no obstacle to a look. */
    @Test
    void whoAdoptsAServiceMayLookAsWell() {
        try (Account unadopted = Unadopted.account(SEED, 3, true)) {
            of(unadopted, Documents.observer(), Documents.adopt()).lookToAdopt("v1");
            assertThat(denied)
                    .allMatch(text ->
                            text.contains("iam:SimulatePrincipalPolicy") || text.contains("ec2:TerminateInstances"));
        }
    }

    /** The idle group without the tag gets it and loses it again; what it protects from scale-in must end all the same. */
    @Test
    void theOperatorMayMakeEveryCallWhereTheTagIsNewAndInstancesAreProtected() {
        account.autoScaling.deleteTags(r -> r.tags(Tag.builder()
                .resourceType("auto-scaling-group")
                .resourceId(account.sandbox.greenGroup())
                .key("image-version")
                .build()));
        account.autoScaling.updateAutoScalingGroup(
                r -> r.autoScalingGroupName(account.sandbox.greenGroup()).newInstancesProtectedFromScaleIn(true));
        done(operator().deploy("v2"));
        done(operator().rollback());
        done(operator().deploy("v3"));
        done(operator().finalizeRelease());
        assertThat(operator().ledger.history(3)).hasSize(2);
        assertThat(denied).isEmpty();
        assertThat(actions).contains("autoscaling:DeleteTags", "autoscaling:SetInstanceProtection", "s3:ListBucket");
    }

    /** Asked by a dry run beforehand, so that nobody finds out when the old instances are to end. */
    @Test
    void instancesWithoutTheServicesTagAreNoticedBeforeADeploy() {
        account.tag("service", "another");
        operator().deploy("v2");
        assertThat(denied).isNotEmpty().first().asString().contains("ec2:TerminateInstances");
    }

    @Test
    void theOperatorMayMakeEveryCallOfADeployThatFails() {
        assertThat(operator().deploy("v2-dead").ending()).isEqualTo(Ending.ROLLED_BACK);
        assertThat(denied).isEmpty();
        assertThat(actions).contains("ec2:GetConsoleOutput");
    }

    /** Killed once the old instances are out of their group, so that they have to be attached again. */
    @Test
    void theOperatorMayMakeEveryCallOfAFinalizeThatIsTakenBack() {
        done(operator().deploy("v2"));
        Operator killed = operator();
        killed.wire.tell(request -> {
            if (killed.wire.operations().contains("DetachInstances")
                    && killed.wire.operations().contains("TerminateInstances")) {
                throw new Wire.Killed("the first instance ends");
            }
        });
        try {
            killed.finalizeRelease();
        } catch (Wire.Killed death) {
            account.pass(Duration.ofMinutes(2));
        }
        done(operator().rollback());
        assertThat(denied).isEmpty();
        assertThat(actions).contains("autoscaling:AttachInstances");
    }

    @Test
    void theOperatorMayLookForVersionsOfALedgerThatIsGone() {
        done(operator().deploy("v2"));
        var s3 = account.s3();
        s3.putBucketVersioning(
                r -> r.bucket(account.sandbox.bucket()).versioningConfiguration(v -> v.status("Enabled")));
        s3.deleteObject(r -> r.bucket(account.sandbox.bucket()).key("releases/shop/release.json"));
        assertThat(operator().deploy("v3").ending()).isEqualTo(Ending.REFUSED);
        assertThat(denied).isEmpty();
        assertThat(actions).contains("s3:ListBucketVersions");
    }

    /** What would be done is asked beforehand; to be denied an answer is itself an answer. */
    @Test
    void theObserverMayMakeEveryCallOfStatusAndPlan() {
        with(Documents.observer()).status();
        with(Documents.observer()).planToDeploy("v2");
        done(new Operator(account, new WorldTimer(account.sandbox.world(), () -> {}), "tester").deploy("v2"));
        with(Documents.observer()).planToRollBack();
        with(Documents.observer()).planToFinalize();
        with(Documents.observer()).status();
        assertThat(denied)
                .allMatch(text -> text.contains("iam:SimulatePrincipalPolicy")
                        || text.contains("ec2:TerminateInstances")
                        || text.contains("ec2:DescribeInstanceAttribute"));
        assertThat(actions).contains("autoscaling:DescribeAutoScalingGroups", "s3:GetObject");
    }
}
