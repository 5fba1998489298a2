package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.aws.ledger.LedgerTexts;
import io.github.asgbg.engine.Queries;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Item;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Phase;
import io.github.asgbg.model.Problem;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.Sizes;
import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.port.LedgerDocument.Holder;
import io.github.asgbg.port.LedgerDocument.LeaseNote;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** Single facts of a record, forged: what AWS shows decides, and nothing is done on the record's word alone. */
class ForgedFactsTest {
    private static final String ALARM = AlarmFixtures.OF_ANOTHER_SERVICE;
    private final Account account = new Account(17, 3);
    private final WorldTimer timer = new WorldTimer(account.sandbox.world(), () -> {});

    @AfterEach
    void close() {
        account.close();
    }

    private Operator operator() {
        return new Operator(account, timer, "ada");
    }

    private void forge(UnaryOperator<Release> change) {
        replace(was -> new LedgerDocument(Optional.empty(), was.release().map(change), was.last()));
    }

    private void forgeText(UnaryOperator<String> change) {
        replace(was -> LedgerTexts.read(change.apply(LedgerTexts.write(was))));
    }

    private void replace(UnaryOperator<LedgerDocument> change) {
        Operator enemy = operator();
        Ledger.Entry entry = enemy.ledger.read().orElseThrow();
        enemy.ledger.write(change.apply(entry.document()), Optional.of(entry.tag()));
    }

    private Release recorded() {
        return operator().ledger.read().orElseThrow().document().release().orElseThrow();
    }

    private static void assertRefused(Outcome outcome, String... whats) {
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.REFUSED);
        assertThat(outcome.problems()).extracting(Problem::what).containsExactly(whats);
    }

    private static Release alsoDetaching(Release release, String id) {
        List<String> ids = new ArrayList<>(release.detaching());
        ids.add(id);
        return release.detaching(ids);
    }

    private void killedWhileFinalizing() {
        Operator first = operator();
        first.wire.killAt(finalizeUntilDetached(), true);
        try {
            first.finalizeRelease();
        } catch (Wire.Killed asPlanned) {
            assertThat(recorded().phase()).isEqualTo(Phase.FINALIZING);
        }
    }

    /** The same account once more tells at which request the instances are detached. */
    private static int finalizeUntilDetached() {
        try (Account twin = new Account(17, 3)) {
            WorldTimer timer = new WorldTimer(twin.sandbox.world(), () -> {});
            new Operator(twin, timer, "ada").deploy("v2");
            Operator finalizer = new Operator(twin, timer, "ada");
            finalizer.finalizeRelease();
            return finalizer.wire.operations().indexOf("DetachInstances") + 1;
        }
    }

    @Test
    void anInstanceOfNobodysIsNeitherTerminatedNorAttached() {
        String pet = account.detachOne();
        operator().deploy("v2");
        killedWhileFinalizing();
        forge(r -> alsoDetaching(r, pet));
        String what =
                pet + " was detached from shop-blue, says the record, but no activity of that group moved it to Standby"
                        + " since the cut-over";
        assertRefused(operator().finalizeRelease(), what);
        assertRefused(operator().rollback(), what);
        assertThat(account.running()).contains(pet);
        assertThat(account.members()).doesNotContain(pet);
    }

    @Test
    void oneThatEndsMeanwhileIsInNobodysWay() {
        operator().deploy("v2");
        killedWhileFinalizing();
        List<String> detached = recorded().detaching();
        assertThat(detached).hasSize(3);
        Outcome outcome = operator().finalizeRelease();
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
        assertThat(account.running()).doesNotContainAnyElementsOf(detached);
    }

    @Test
    void anInstanceThatServesIsNotDetached() {
        operator().deploy("v2");
        killedWhileFinalizing();
        String serving = Account.ids(account.green()).get(0);
        forge(r -> alsoDetaching(r, serving));
        assertRefused(
                operator().finalizeRelease(),
                serving + " is to be detached and terminated, says the record, and is a member of shop-green");
        assertThat(account.healthyTargets()).contains(serving);
    }

    @Test
    void moreInstancesThanAnyGroupMayHaveAreNotNeeded() {
        operator().deploy("v2");
        forge(r -> r.cutOver(40, r.cutOverAt().orElseThrow()).in(Phase.SOAKING));
        assertRefused(
                operator().rollback(),
                "the record says that 40 instances are needed, and no group has, or may have, more than "
                        + account.green().maxSize());
        assertThat(account.members()).hasSize(6);
    }

    @Test
    void aPhaseThatContradictsTheRestIsNotBelieved() {
        operator().deploy("v2");
        forge(r -> r.in(Phase.DEPLOYING));
        assertRefused(operator().deploy("v2"), "the record says the release is deploying, and knows of a cut-over");
        forge(r -> r.in(Phase.FINALIZED));
        assertRefused(operator().rollback(), "the record says the release is finalized, and keeps it as unfinished");
    }

    @Test
    void aGroupOfTheSameNameInAnotherAccountIsAnother() {
        operator().deploy("v2");
        forgeText(text -> text.replace(":123456789012:autoScalingGroup:", ":999999999999:autoScalingGroup:"));
        String elsewhere = " in account 999999999999, us-east-1, and these credentials and settings lead to account"
                + " 123456789012, us-east-1";
        assertRefused(
                operator().rollback(),
                "the release was begun with shop-blue" + elsewhere,
                "the release was begun with shop-green" + elsewhere);
    }

    private MetricAlarm alarm(String name) {
        return account.cloudWatch
                .describeAlarms(r -> r.alarmNames(name))
                .metricAlarms()
                .get(0);
    }

    private static Release alsoMoving(Release release, String alarm) {
        SortedMap<Item, Members> more = new TreeMap<>(Map.of(
                Item.alarm(alarm),
                Members.of(Map.of("Threshold", Value.of("1000000.0"), "ActionsEnabled", Value.of("false")))));
        return release.alsoMoving(more);
    }

    @Test
    void anAlarmThatCallsNoPolicyOfTheGroupsIsNotRewritten() {
        ScalingFixtures.few(account);
        new AlarmFixtures(account).ofAnotherService();
        operator().deploy("v2");
        String ofAws = account.cloudWatch.describeAlarms().metricAlarms().stream()
                .map(MetricAlarm::alarmName)
                .filter(name -> name.startsWith("TargetTracking-shop-green"))
                .findFirst()
                .orElseThrow();
        List<MetricAlarm> before = Stream.of(ALARM, ofAws).map(this::alarm).toList();
        forge(r -> alsoMoving(alsoMoving(r, ALARM), ofAws));
        Operator operator = operator();
        Outcome outcome = operator.rollback();
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
        assertThat(alarm(ALARM).threshold()).isEqualTo(before.get(0).threshold());
        assertThat(operator.wire.answered())
                .filteredOn(a -> a.operation().equals("PutMetricAlarm"))
                .extracting(Wire.Answered::body)
                .noneMatch(body -> body.contains(ALARM) || body.contains(ofAws));
    }

    @Test
    void whatSomebodyMakesOfAnAlarmInTheSoakIsKept() {
        ScalingFixtures.few(account);
        operator().deploy("v2");
        MetricAlarm soaking = alarm("shop-blue-slow");
        account.cloudWatch.putMetricAlarm(a -> a.alarmName(soaking.alarmName())
                .namespace(soaking.namespace())
                .metricName(soaking.metricName())
                .extendedStatistic(soaking.extendedStatistic())
                .dimensions(soaking.dimensions())
                .period(soaking.period())
                .evaluationPeriods(soaking.evaluationPeriods())
                .threshold(1.5)
                .comparisonOperator(soaking.comparisonOperatorAsString())
                .alarmActions(soaking.alarmActions()));
        Outcome outcome = operator().rollback();
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
        MetricAlarm after = alarm("shop-blue-slow");
        assertThat(after.threshold()).isEqualTo(1.5);
        assertThat(after.alarmActions())
                .contains(account.policyArn(account.sandbox.blueGroup(), "steps-out"))
                .noneMatch(arn -> arn.contains("shop-green"));
    }

    @Test
    void aPolicyOfTheRecordAloneIsNotPut() {
        ScalingFixtures.few(account);
        operator().deploy("v2");
        Members steps = recorded().outgoingBefore().scaling().get(Item.policy("steps-out"));
        forge(r -> r.alsoMoving(new TreeMap<>(
                Map.of(Item.policy("to-zero"), steps.with("AdjustmentType", Value.of("ExactCapacity"))))));
        Outcome outcome = operator().rollback();
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
        assertThat(account.policies(account.sandbox.blueGroup()))
                .extracting(p -> p.policyName())
                .contains("steps-out")
                .doesNotContain("to-zero");
    }

    @Test
    void aLeaseOfTenDaysKeepsNobodyOutForLongerThanOneThatCanBeSet() {
        operator().deploy("v2");
        LeaseNote lease = new LeaseNote(
                Holder.of("mallory"),
                "nonce",
                1,
                1,
                Duration.ofDays(10),
                account.sandbox.world().now());
        replace(was -> new LedgerDocument(Optional.of(lease), was.release(), was.last()));
        account.pass(LeaseNote.LONGEST.plusSeconds(5));
        Outcome outcome = operator().rollback();
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
    }

    @Test
    void anObjectThatIsLargerThanAnyDocumentIsNotReadWhole() {
        operator().deploy("v2");
        account.s3()
                .putObject(
                        r -> r.bucket(account.sandbox.bucket()).key("releases/shop/release.json"),
                        RequestBody.fromBytes(new byte[5 << 20]));
        Outcome outcome = operator().rollback();
        assertThat(outcome.ending()).isEqualTo(Ending.REFUSED);
        assertThat(outcome.message().because()).contains("it is larger than any document of asg-bg");
    }

    @Test
    void theStatusOfAForgedRecordTellsWhoServesAndWhatIsWrong() {
        operator().deploy("v2");
        forge(r -> r.in(Phase.FINALIZED));
        Queries.Status status = operator().status();
        assertThat(status.release()).isEmpty();
        assertThat(status.problems())
                .extracting(Problem::what)
                .containsExactly("the record says the release is finalized, and keeps it as unfinished");
        assertThat(status.ending()).isEqualTo(Ending.HALF_WAY);
        assertThat(status.standing().serving()).isEqualTo(3);
    }

    @Test
    void theStatusOfALedgerThatCannotBeReadTellsWhoServes() {
        operator().deploy("v2");
        account.s3()
                .putObject(
                        r -> r.bucket(account.sandbox.bucket()).key("releases/shop/release.json"),
                        RequestBody.fromString("{\"format\": 2, \"lease\": \"mine\"}"));
        Queries.Status status = operator().status();
        assertThat(status.problems()).extracting(Problem::what).singleElement().satisfies(what -> assertThat(what)
                .contains("`lease` is not an object"));
        assertThat(status.ending()).isEqualTo(Ending.HALF_WAY);
        assertThat(status.standing().serving()).isEqualTo(3);
    }

    @Test
    void theCapacityOfAFirstReleaseMustBeSaidAgainUnlessTheGroupHasIt() {
        account.resize(account.sandbox.blueGroup(), 0, 0, 4);
        account.pass(Duration.ofMinutes(5));
        Operator first = operator();
        first.wire.killAt(firstWriteAfterTheLedger(), false);
        try {
            first.deployFirst("v3", new Sizes(1, 2, 4));
        } catch (Wire.Killed asPlanned) {
            assertThat(recorded().firstCapacity()).contains(new Sizes(1, 2, 4));
        }
        Outcome outcome = operator().deploy("v3");
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.REFUSED);
        assertThat(outcome.problems()).hasSize(1);
        assertThat(outcome.problems().get(0).what())
                .startsWith("the release was begun with the capacity 1/2/4, shop-")
                .endsWith("and the command says nothing");
        assertThat(operator().deployFirst("v3", new Sizes(1, 2, 4)).ending()).isEqualTo(Ending.DONE);
    }

    private static int firstWriteAfterTheLedger() {
        try (Account twin = new Account(17, 3)) {
            twin.resize(twin.sandbox.blueGroup(), 0, 0, 4);
            twin.pass(Duration.ofMinutes(5));
            Operator operator = new Operator(twin, new WorldTimer(twin.sandbox.world(), () -> {}), "ada");
            operator.deployFirst("v3", new Sizes(1, 2, 4));
            List<String> requests = operator.wire.operations();
            int taken = requests.indexOf("PUT");
            return taken
                    + 2
                    + (int) requests.subList(taken + 1, requests.size()).stream()
                            .takeWhile(o -> !o.equals("CreateOrUpdateTags"))
                            .count();
        }
    }
}
