package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.engine.Assessment;
import io.github.asgbg.engine.EarlyEnding;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Problem;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.adopt.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The first hour with a service that runs already: looked at, mended, looked at again, and released. */
class AdoptTest {
    private static final long SEED = 71;

    private final Account account = Unadopted.account(SEED, 3, true);
    private final List<String> ids = Account.ids(account.blue());

    @AfterEach
    void close() {
        account.close();
    }

    private Operator operator() {
        return new Operator(account, new WorldTimer(account.sandbox.world(), () -> {}), "tester");
    }

    private static Outcome ends(Ending ending, Outcome outcome) {
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(ending);
        return outcome;
    }

    private static List<String> missing(Assessment assessment) {
        return assessment.missing().stream().map(Finding::what).toList();
    }

    private static Outcome refused(Runnable command) {
        return Assertions.catchThrowableOfType(EarlyEnding.class, command::run).outcome();
    }

    @Test
    void aLookTellsAllThatIsMissingAndChangesNothing() {
        Operator operator = operator();
        Assessment seen = operator.lookToAdopt("v1");
        assertThat(missing(seen))
                .containsExactly(
                        "shop-blue has no tag image-version=v1",
                        "shop-blue has 3 instances without the tag image-version=v1: " + String.join(", ", ids),
                        "shop-blue has no tag service=shop",
                        "shop-green has no tag service=shop",
                        "shop-blue has 3 instances without the tag service=shop: " + String.join(", ", ids),
                        ids.get(0) + " has termination protection",
                        ids.get(1) + " has stop protection");
        assertThat(seen.ending()).isEqualTo(Ending.REFUSED);
        assertThat(seen.missing()).allMatch(f -> f.remedy().startsWith("'aws "));
        assertThat(seen.advice()).contains("'asg-bg adopt --apply v1' makes 7 calls");
        assertThat(operator.wire.writes()).isEmpty();
    }

    @Test
    void aVersionThatNobodyNamesIsAskedFor() {
        Assessment seen = operator().lookToAdopt("");
        assertThat(missing(seen)).contains("shop-blue has no tag image-version, and no VERSION was given");
        assertThat(seen.advice()).contains("'asg-bg adopt VERSION'");
        assertThat(seen.actions()).noneMatch(a -> a.toString().contains("image-version"));
    }

    @Test
    void whatIsMissingIsDoneAndThenAReleaseGoesThroughToItsEnd() {
        List<String> serving = account.healthyTargets();
        Operator operator = operator();
        Outcome done = ends(Ending.DONE, operator.adopt("v1"));
        assertThat(done.message().soNow()).contains("7 calls made", "v1 serves from shop-blue (3 healthy)");
        assertThat(operator.wire.changes())
                .containsExactly(
                        "CreateOrUpdateTags",
                        "CreateTags",
                        "CreateOrUpdateTags",
                        "CreateOrUpdateTags",
                        "CreateTags",
                        "ModifyInstanceAttribute",
                        "ModifyInstanceAttribute");
        assertThat(account.healthyTargets()).isEqualTo(serving);
        assertThat(missing(operator().lookToAdopt(""))).isEmpty();
        ends(Ending.DONE, operator().deploy("v2"));
        ends(Ending.DONE, operator().finalizeRelease());
    }

    @Test
    void aSecondTimeThereIsNothingToDo() {
        operator().adopt("v1");
        Operator again = operator();
        Outcome outcome = ends(Ending.DONE, again.adopt("v1"));
        assertThat(again.wire.writes()).isEmpty();
        assertThat(outcome.message().soNow()).startsWith("nothing was changed");
    }

    @Test
    void anInstanceThatTheGroupLaunchesMeanwhileIsFoundByTheNextLook() {
        Operator operator = operator();
        AtomicBoolean hasGrown = new AtomicBoolean();
        operator.wire.tell(request -> {
            if (operator.wire.operations().contains("DescribeInstanceAttribute") && !hasGrown.getAndSet(true)) {
                account.resize(account.sandbox.blueGroup(), 2, 4, 8);
                account.pass(Duration.ofMinutes(2));
            }
        });
        ends(Ending.DONE, operator.adopt("v1"));
        assertThat(Account.ids(account.blue())).hasSize(4).allSatisfy(id -> assertThat(account.tagsOf(id))
                .containsEntry("image-version", "v1")
                .containsEntry("service", "shop"));
    }

    @Test
    void anInstanceThatEndsMeanwhileIsInNobodysWay() {
        Operator operator = operator();
        AtomicBoolean hasShrunk = new AtomicBoolean();
        operator.wire.tell(request -> {
            if (operator.wire.operations().contains("CreateOrUpdateTags") && !hasShrunk.getAndSet(true)) {
                account.sandbox.terminate(ids.get(2));
                account.pass(Duration.ofHours(2));
            }
        });
        ends(Ending.DONE, operator.adopt("v1"));
        assertThat(missing(operator().lookToAdopt(""))).isEmpty();
    }

    /** What differs is decided by a person; nothing is half-changed before. */
    @Test
    void anotherVersionThanTheGroupsTagIsAContradictionAndChangesNothing() {
        operator().adopt("v1");
        Operator operator = operator();
        Outcome refused = ends(Ending.REFUSED, operator.adopt("v0"));
        assertThat(operator.wire.writes()).isEmpty();
        assertThat(refused.problems().get(0).what()).startsWith("shop-blue has the tag image-version=v1, not v0");
        assertThat(refused.problems().get(0).remedy())
                .contains("'asg-bg adopt v1' if that is what runs")
                .contains("'asg-bg adopt --overwrite v0'");
        ends(Ending.DONE, operator().adoptOverwriting("v0"));
        assertThat(ids).allSatisfy(id -> assertThat(account.tagsOf(id)).containsEntry("image-version", "v0"));
    }

    @Test
    void aTagThatSaysAnotherServiceIsAContradiction() {
        account.tagInstance(ids.get(1), "service", "payments");
        Operator operator = operator();
        Outcome refused = ends(Ending.REFUSED, operator.adopt("v1"));
        assertThat(refused.problems())
                .extracting(Problem::what)
                .anyMatch(what -> what.startsWith(
                        "shop-blue has 1 instance with the tag service=payments, not shop: " + ids.get(1)));
        assertThat(operator.wire.writes()).isEmpty();
    }

    @Test
    void whatNoTagMendsIsLeftToAPersonWithTheCommand() {
        account.resize(account.sandbox.greenGroup(), 0, 0, 4);
        account.detachTargetGroup(account.sandbox.greenGroup());
        Outcome outcome = ends(Ending.REFUSED, operator().adopt("v1"));
        assertThat(outcome.problems()).singleElement().satisfies(p -> assertThat(p.remedy())
                .isEqualTo("'aws autoscaling attach-load-balancer-target-groups --auto-scaling-group-name shop-green"
                        + " --target-group-arns " + account.sandbox.targetGroupArn() + "'"));
        assertThat(outcome.message().soNow()).contains("7 calls made");
    }

    @Test
    void whereBothGroupsServeNobodyCanTellWhichOneIsLive() {
        account.resize(account.sandbox.greenGroup(), 1, 1, 4);
        account.pass(Duration.ofMinutes(3));
        Operator operator = operator();
        Outcome refused = ends(Ending.REFUSED, operator.adopt("v1"));
        assertThat(refused.problems())
                .extracting(Problem::what)
                .contains("both groups have instances in service, and no release is in progress");
        assertThat(operator.wire.writes()).isEmpty();
    }

    @Test
    void nothingIsAdoptedWhileAReleaseIsInProgress() {
        operator().adopt("v1");
        ends(Ending.DONE, operator().deploy("v2"));
        Operator operator = operator();
        Outcome refused = ends(Ending.REFUSED, operator.adopt("v1"));
        assertThat(refused.message().because()).contains("the release of v2 is in soak");
        assertThat(refused(() -> operator().lookToAdopt("v1")).ending()).isEqualTo(Ending.REFUSED);
        assertThat(operator.wire.writes()).isEmpty();
    }

    @Test
    void aLedgerThatCannotBeReadIsARefusalThatSaysWhy() {
        account.sandbox.deny("s3:GetObject");
        Operator operator = operator();
        Outcome refused = ends(Ending.REFUSED, operator.adopt("v1"));
        assertThat(refused.message().because()).contains("s3:GetObject");
        assertThat(operator.wire.writes()).isEmpty();
    }

    @Test
    void protectionOfWhichEc2DoesNotTellIsNotTakenForNone() {
        operator().adopt("v1");
        account.sandbox.deny("ec2:DescribeInstanceAttribute");
        assertThat(missing(operator().lookToAdopt("")))
                .containsExactly("EC2 does not tell whether " + ids.get(0) + " and 2 more are protected");
    }

    /** Who adopts a service is seldom who releases it. */
    @Test
    void aPermissionThatAReleaseNeedsIsToldAndNotCounted() {
        operator().adopt("v1");
        account.sandbox.deny("autoscaling:EnterStandby");
        Assessment seen = operator().lookToAdopt("");
        assertThat(seen.missing()).isEmpty();
        assertThat(seen.notices()).anyMatch(n -> n.contains("autoscaling:EnterStandby"));
    }

    @Test
    void theOrderIsGroupsFirstSoThatNoNewInstanceComesWithoutTags() {
        List<Action> actions = operator().lookToAdopt("v1").actions();
        assertThat(actions.get(0)).isEqualTo(new Action.CreateOrUpdateTags("shop-blue", "image-version", "v1"));
        assertThat(actions.get(1)).isEqualTo(new Action.CreateTags(ids, "image-version", "v1"));
    }

    @Test
    void deniedAtEachCallItSaysWhatIsDoneAndWhatIsNotAndTheSameCommandGoesOn() {
        for (String action :
                List.of("autoscaling:CreateOrUpdateTags", "ec2:CreateTags", "ec2:ModifyInstanceAttribute")) {
            try (Account denied = Unadopted.account(SEED, 3, true)) {
                denied.sandbox.deny(action);
                Outcome stopped = with(denied).adopt("v1");
                boolean isFirst = action.startsWith("autoscaling");
                ends(isFirst ? Ending.REFUSED : Ending.CONTINUE, stopped);
                assertThat(stopped.message().because()).contains(action);
                assertThat(stopped.message().tryNext()).endsWith("'asg-bg adopt --apply v1'");
                assertThat(stopped.problems()).isNotEmpty();
                assertThat(stopped.message().soNow())
                        .startsWith(isFirst ? "nothing was changed" : action.contains("Tags") ? "1 call" : "5 calls");
                denied.sandbox.allow(action);
                ends(Ending.DONE, with(denied).adopt("v1"));
            }
        }
    }

    @Test
    void killedAtEachRequestTheSameCommandGoesOn() {
        Operator whole = operator();
        ends(Ending.DONE, whole.adopt("v1"));
        List<String> requests = whole.wire.operations();
        for (int n = 1; n <= requests.size(); n++) {
            if (Wire.isWrite(requests.get(n - 1))) {
                killed(n, false);
                killed(n, true);
            }
        }
    }

    private static void killed(int n, boolean afterIt) {
        try (Account fresh = Unadopted.account(SEED, 3, true)) {
            Operator first = with(fresh);
            first.wire.killAt(n, afterIt);
            assertThat(Assertions.catchThrowable(() -> first.adopt("v1"))).isInstanceOf(Wire.Killed.class);
            ends(Ending.DONE, with(fresh).adopt("v1"));
            assertThat(fresh.healthyTargets()).as("request " + n).hasSize(3);
        }
    }

    private static Operator with(Account account) {
        return new Operator(account, new WorldTimer(account.sandbox.world(), () -> {}), "tester");
    }

    /** EC2 shows what it accepted a little later; asking twice would be no harm, and is not needed. */
    @Test
    void whatShowsLateIsWaitedForAndNotAskedForAgain() {
        Operator operator = operator();
        Instant late = account.sandbox.world().now().plusSeconds(30);
        operator.wire.alter(
                "DescribeInstances",
                body -> account.sandbox.world().now().isBefore(late)
                        ? body.replaceAll("<key>service</key>", "<key>x</key>")
                        : body);
        ends(Ending.DONE, operator.adopt("v1"));
        assertThat(operator.wire.changes().stream().filter("CreateTags"::equals))
                .hasSize(2);
        assertThat(account.sandbox.world().now()).isAfterOrEqualTo(late);
    }

    @Test
    void whatNeverShowsEndsTheWaitAndTheSameCommandGoesOn() {
        Operator operator = operator();
        operator.wire.alter("DescribeInstances", body -> body.replaceAll("<key>service</key>", "<key>x</key>"));
        Outcome outcome = ends(Ending.CONTINUE, operator.adopt("v1"));
        assertThat(outcome.message().because())
                .isEqualTo("AWS has accepted every call and does not show all of it yet");
        assertThat(outcome.problems()).singleElement().satisfies(p -> assertThat(p.what())
                .contains("3 instances without the tag service=shop"));
        ends(Ending.DONE, operator().adopt("v1"));
    }

    @Test
    void whatAwsThrottlesIsAskedAgain() {
        for (long seed = 1; seed <= 5; seed++) {
            try (Account busy = Unadopted.account(SEED, 3, true)) {
                Operator operator = with(busy);
                operator.wire.throttle(20, seed);
                ends(Ending.DONE, operator.adopt("v1"));
                assertThat(missing(with(busy).lookToAdopt("")))
                        .as("seed " + seed)
                        .isEmpty();
            }
        }
    }
}
