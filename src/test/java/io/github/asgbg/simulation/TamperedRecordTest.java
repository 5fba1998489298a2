package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.aws.AwsCloud;
import io.github.asgbg.aws.ledger.LedgerTexts;
import io.github.asgbg.engine.DeployRequest;
import io.github.asgbg.engine.Ports;
import io.github.asgbg.engine.Releases;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Ending;
import io.github.asgbg.model.InstanceOrigin;
import io.github.asgbg.model.Observation;
import io.github.asgbg.model.Outcome;
import io.github.asgbg.model.Release;
import io.github.asgbg.model.ScalingOptions;
import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.port.FakeClock;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whoever can write to the bucket changes the record of a release, at any moment of it. Every command that finds it is refused,
 * or does nothing that no genuine record of this release would have it do; and somebody serves when it has ended.
 */
class TamperedRecordTest {
    private static final String SERVICE = "shop";
    private static final int RECORDS = 12_000;
    private static final Map<Moment, World> WORLDS = new EnumMap<>(Moment.class);

    /** When the process that worked on the release ended, by the request after which it did. */
    private enum Moment {
        DEPLOYING("BatchPutScheduledUpdateGroupAction"),
        CUTTING_OVER("EnterStandby"),
        SOAKING(""),
        FINALIZING("DetachInstances"),
        ROLLING_BACK("ExitStandby");

        private final String last;

        Moment(String last) {
            this.last = last;
        }

        private Outcome run(Operator operator) {
            return switch (this) {
                case DEPLOYING, CUTTING_OVER, SOAKING -> operator.deploy("v2");
                case FINALIZING -> operator.finalizeRelease();
                case ROLLING_BACK -> operator.rollback();
            };
        }
    }

    /** All that AWS shows at one moment, and the genuine record. */
    private record World(
            Observation seen, Map<String, InstanceOrigin> origins, String record, List<String> names, Instant now) {}

    @BeforeAll
    static void record() {
        for (Moment moment : Moment.values()) {
            WORLDS.put(moment, world(moment));
        }
    }

    @AfterAll
    static void forget() {
        WORLDS.clear();
    }

    private static World world(Moment moment) {
        int request = moment.last.isEmpty() ? Integer.MAX_VALUE : request(moment);
        try (Account account = account()) {
            prepare(moment, account);
            Operator operator = operator(account);
            operator.wire.killAt(request, true);
            try {
                moment.run(operator);
            } catch (Wire.Killed asPlanned) {
                account.pass(Duration.ofMinutes(2));
            }
            return seen(account);
        }
    }

    /** The first request of this kind, counted from 1. */
    private static int request(Moment moment) {
        try (Account account = account()) {
            prepare(moment, account);
            Operator operator = operator(account);
            moment.run(operator);
            return operator.wire.operations().indexOf(moment.last) + 1;
        }
    }

    /** The live group is scaled by a few things; one instance of it was detached long ago and is somebody's pet. */
    private static Account account() {
        Account account = new Account(5, 3);
        ScalingFixtures.few(account);
        new AlarmFixtures(account).ofAnotherService();
        account.detachOne();
        return account;
    }

    private static void prepare(Moment moment, Account account) {
        if (moment == Moment.FINALIZING || moment == Moment.ROLLING_BACK) {
            assertThat(operator(account).deploy("v2").ending()).isEqualTo(Ending.DONE);
        }
    }

    private static Operator operator(Account account) {
        return new Operator(account, new WorldTimer(account.sandbox.world(), () -> {}), "ada");
    }

    private static World seen(Account account) {
        Operator operator = operator(account);
        List<String> ids = account.running();
        Set<String> alarms = new HashSet<>(account.cloudWatch.describeAlarms().metricAlarms().stream()
                .map(a -> a.alarmName())
                .toList());
        AwsCloud cloud = operator.cloud();
        Observation seen =
                cloud.observe(FetchScope.PLAIN.withScaling().withAlarms(alarms).withEc2States(ids));
        List<String> names = new ArrayList<>(ids);
        names.addAll(alarms);
        Stream.of(Colour.values()).forEach(c -> {
            seen.scaling().orElseThrow().of(c).items().keySet().forEach(i -> names.add(i.name()));
            names.addAll(seen.scaling().orElseThrow().arns(c).values());
        });
        String record = LedgerTexts.write(operator.ledger.read().orElseThrow().document());
        Map<String, InstanceOrigin> origins = new HashMap<>(cloud.origins(Colour.BLUE, ids));
        return new World(seen, origins, record, names, account.sandbox.world().now());
    }

    private enum Command {
        DEPLOY,
        ROLLBACK,
        FINALIZE
    }

    /** One command on a record, in a world of its own. */
    private static final class Trial {
        private final EffectsCloud cloud;
        private final Document ledger;
        private final Releases releases;

        Trial(World world, LedgerDocument document) {
            cloud = new EffectsCloud(world.seen(), world.origins());
            ledger = new Document(document);
            Ports ports = new Ports(cloud, ledger, new FakeClock(world.now()), event -> {});
            releases = new Releases(
                    ports,
                    Operator.options(
                            SERVICE,
                            world.seen().blue().name(),
                            world.seen().green().name(),
                            "ada",
                            ScalingOptions.DEFAULT));
        }

        Outcome run(Command command) {
            return switch (command) {
                case DEPLOY -> releases.deploy(new DeployRequest("v2", Optional.empty(), false));
                case ROLLBACK -> releases.rollback();
                case FINALIZE -> releases.finalizeRelease();
            };
        }
    }

    @Test
    void aChangedRecordIsRefusedOrChangesNothingThatNoGenuineOneWould() {
        List<String> genuine = WORLDS.values().stream().map(World::record).toList();
        Map<Moment, Allowance> allowed = new EnumMap<>(Moment.class);
        WORLDS.forEach((moment, world) -> allowed.put(
                moment,
                new Allowance(
                        actions(world, genuine),
                        Math.max(
                                world.seen().blue().sizes().max(),
                                world.seen().green().sizes().max()))));
        int actedOn = 0;
        for (int n = 0; n < RECORDS; n++) {
            SplittableRandom random = new SplittableRandom(n);
            Moment moment = Moment.values()[random.nextInt(Moment.values().length)];
            Command command = Command.values()[random.nextInt(Command.values().length)];
            World world = WORLDS.get(moment);
            String record = new Tampering(random, genuine, world.names()).changed(world.record());
            Optional<LedgerDocument> document = read(record);
            if (document.isPresent()) {
                String as = "seed " + n + ", " + moment + ", " + command + "; was " + world.record() + "; is " + record;
                actedOn += tried(world, document.get(), command, allowed.get(moment), as);
            }
        }
        assertThat(actedOn).as("records that were not refused at once").isGreaterThan(RECORDS / 20);
    }

    private static int tried(World world, LedgerDocument document, Command command, Allowance allowed, String as) {
        Trial trial = new Trial(world, document);
        Outcome outcome = trial.run(command);
        assertThat(allowed.beyond(trial.cloud.accepted()))
                .as(as + "\n" + outcome)
                .isEmpty();
        Observation end = trial.cloud.world();
        int serving = end.blue().serving().size() + end.green().serving().size();
        assertThat(serving).as(as + "\n" + outcome).isPositive();
        return trial.cloud.accepted().isEmpty() ? 0 : 1;
    }

    /** All that any command does by any genuine record of the release in this world. */
    private static List<Action> actions(World world, List<String> genuine) {
        List<Action> all = new ArrayList<>();
        for (String record : genuine) {
            for (Command command : Command.values()) {
                Trial trial = new Trial(world, LedgerTexts.read(record));
                trial.run(command);
                all.addAll(trial.cloud.accepted());
            }
        }
        return all;
    }

    private static Optional<LedgerDocument> read(String record) {
        try {
            return Optional.of(LedgerTexts.read(record));
        } catch (RuntimeException refused) {
            assertThat(refused.getClass().getSimpleName()).as(record).isIn("Damaged", "UnknownFormat");
            return Optional.empty();
        }
    }

    /** A ledger of one process. */
    private static final class Document implements Ledger {
        private LedgerDocument stored;
        private int writes;

        Document(LedgerDocument stored) {
            this.stored = new LedgerDocument(Optional.empty(), stored.release(), stored.last());
        }

        @Override
        public Optional<Entry> read() {
            return Optional.of(new Entry(stored, "tag-" + writes, Duration.ofDays(1)));
        }

        @Override
        public String write(LedgerDocument document, Optional<String> expectedTag) {
            stored = document;
            writes++;
            return "tag-" + writes;
        }

        @Override
        public void archive(Release release) {}

        @Override
        public List<Release> history(int limit) {
            return List.of();
        }

        @Override
        public String location() {
            return "a bucket";
        }

        @Override
        public Past past() {
            return Past.NONE;
        }
    }
}
