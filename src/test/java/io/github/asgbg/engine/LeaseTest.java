package io.github.asgbg.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.port.LedgerDocument.Holder;
import io.github.asgbg.port.LedgerDocument.LeaseNote;
import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** At most one holder acts, however slow the ledger, and whatever answers get lost. */
class LeaseTest {
    private static final Duration TTL = Duration.ofSeconds(60);
    private static final int SEEDS = 1500;

    private final FakeLedger.Store store = new FakeLedger.Store();

    @Test
    void ofSeveralOperatorsAtMostOneActsAndWhoLostTheLeaseActsNoMore() {
        int acts = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            acts += contest(seed).size();
        }
        assertThat(acts).as("the test is about something").isGreaterThan(SEEDS);
    }

    @Test
    void aLeaseGivenUpLetsTheNextOneInAtOnce() {
        alone(timer -> {
            Ledger ledger = ledger(timer);
            take(ledger, timer, "first", Optional.empty()).close();
            Duration began = timer.elapsed();
            Optional<Ledger.Entry> turn = queue(ledger, timer).await();
            Lease second = take(ledger, timer, "second", turn);
            assertThat(second.document().lease().map(l -> l.holder().who())).hasValue("second");
            assertThat(timer.elapsed().minus(began)).isLessThan(Duration.ofSeconds(20));
        });
    }

    @Test
    void aSilentHolderIsReplacedAfterOneWholeTimeToLive() {
        alone(timer -> {
            Ledger ledger = ledger(timer);
            Lease silent = take(ledger, timer, "silent", Optional.empty());
            Duration began = timer.elapsed();
            Optional<Ledger.Entry> turn = queue(ledger, timer).await();
            assertThat(timer.elapsed().minus(began)).isBetween(TTL, TTL.multipliedBy(2));
            Lease next = take(ledger, timer, "next", turn);
            assertThat(next.document().lease().map(LeaseNote::fence)).hasValue(2L);
            assertThatThrownBy(silent::keep).isInstanceOf(LeaseLost.class);
        });
    }

    @Test
    void aHolderThatHasBeenSilentForLongByTheStoresClockIsReplacedAtOnce() {
        alone(timer -> {
            Ledger ledger = ledger(timer);
            Lease silent = take(ledger, timer, "silent", Optional.empty());
            timer.pause(TTL.plusSeconds(30));
            Duration began = timer.elapsed();
            Optional<Ledger.Entry> turn = queue(ledger, timer).await();
            assertThat(timer.elapsed().minus(began)).isLessThan(Duration.ofSeconds(20));
            take(ledger, timer, "next", turn);
            assertThatThrownBy(silent::keep).isInstanceOf(LeaseLost.class);
        });
    }

    /** A lease that was renewed ten times. */
    private Lease renewed(Timer holding) {
        Lease lease = take(ledger(holding), holding, "holder", Optional.empty());
        for (int n = 0; n < 10; n++) {
            holding.pause(lease.untilRenewal());
            lease.keep();
        }
        return lease;
    }

    @Test
    void aHolderThatIsAliveIsWaitedForAsLongAsPatienceLasts() {
        Turns turns = new Turns();
        Timer holding = turns.timer(0);
        Timer waiting = turns.timer(1);
        Callable<Boolean> holder = () -> {
            renewed(holding).close();
            return true;
        };
        Callable<Boolean> waiter = () -> {
            Optional<Ledger.Entry> turn =
                    queue(ledger(waiting), waiting, Duration.ofMinutes(30)).await();
            assertThat(turn.flatMap(e -> e.document().lease())).isEmpty();
            take(ledger(waiting), waiting, "waiter", turn);
            return true;
        };
        assertThat(turns.run(List.of(Duration.ZERO, Duration.ofSeconds(12)), List.of(holder, waiter)))
                .containsExactly(true, true);
        assertThat(store.hastyTakeOvers()).isEmpty();
    }

    @Test
    void aHolderThatShowsASignOfLifeIsLeftAlone() {
        Turns turns = new Turns();
        Timer holding = turns.timer(0);
        Timer waiting = turns.timer(1);
        Callable<Boolean> holder = () -> {
            renewed(holding);
            return true;
        };
        Callable<Boolean> waiter = () -> {
            assertThatThrownBy(() -> queue(ledger(waiting), waiting).await()).isInstanceOf(LeaseHeld.class);
            return true;
        };
        assertThat(turns.run(List.of(Duration.ZERO, Duration.ofSeconds(12)), List.of(holder, waiter)))
                .containsExactly(true, true);
    }

    @Test
    void aLeaseThatCannotBeRenewedInTimeIsNotActedOn() {
        alone(timer -> {
            Lease lease = take(ledger(timer), timer, "cut off", Optional.empty());
            Ledger dead = new FakeLedger(store, timer, new SplittableRandom(1), 100);
            Lease cutOff = take(new Switching(ledger(timer), dead), timer, "next", store.entry());
            assertThat(lease).isNotSameAs(cutOff);
            timer.pause(TTL.dividedBy(2));
            cutOff.keep();
            timer.pause(TTL.dividedBy(4));
            assertThatThrownBy(cutOff::keep).isInstanceOf(LeaseLost.class);
        });
    }

    @Test
    void aWriteWhoseAnswerWasLostIsRecognisedAsOnesOwn() {
        alone(timer -> {
            Ledger lossy = new LosingAnswers(ledger(timer));
            Lease lease = take(lossy, timer, "lossy", Optional.empty());
            timer.pause(TTL.dividedBy(2));
            lease.keep();
            assertThat(store.entry().flatMap(e -> e.document().lease()).map(LeaseNote::writes))
                    .hasValue(2L);
        });
    }

    /** Who acted, in order. */
    private record Act(String holder, String nonce) {}

    private List<Act> contest(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        FakeLedger.Store shared = new FakeLedger.Store();
        List<Act> acts = new ArrayList<>();
        Turns turns = new Turns();
        List<Callable<Boolean>> bodies = new ArrayList<>();
        List<Duration> delays = new ArrayList<>();
        for (int n = 0; n < 2; n++) {
            bodies.add(new Contestant("operator " + n, shared, turns.timer(n), random.split(), acts));
            delays.add(Duration.ofMillis(random.nextInt(90_000)));
        }
        turns.run(delays, bodies);
        assertThat(shared.hastyTakeOvers()).as("seed " + seed).isEmpty();
        assertThat(holdersInTurn(acts)).as("seed " + seed + " " + acts).doesNotHaveDuplicates();
        return acts;
    }

    /** Nobody who was followed by another acts again under the same lease. */
    private static List<String> holdersInTurn(List<Act> acts) {
        List<String> inTurn = new ArrayList<>();
        for (Act act : acts) {
            if (inTurn.isEmpty() || !inTurn.get(inTurn.size() - 1).equals(act.nonce())) {
                inTurn.add(act.nonce());
            }
        }
        return inTurn;
    }

    /** Takes the lease, acts for a while, and closes it, dies, or is suspended for a long time in between. */
    private record Contestant(String name, FakeLedger.Store store, Timer timer, SplittableRandom random, List<Act> acts)
            implements Callable<Boolean> {
        @Override
        public Boolean call() {
            Ledger ledger = new FakeLedger(store, timer, random.split(), 5);
            for (int attempt = 0; attempt < 3; attempt++) {
                try {
                    Optional<Ledger.Entry> turn = queue(ledger, timer).await();
                    act(take(ledger, timer, name, turn));
                } catch (LeaseHeld | LeaseLost | CloudException over) {
                    timer.pause(Duration.ofSeconds(random.nextInt(30)));
                }
            }
            return true;
        }

        private void act(Lease lease) {
            int rounds = random.nextInt(1, 12);
            for (int round = 0; round < rounds; round++) {
                lease.keep();
                String nonce = lease.document().lease().orElseThrow().nonce();
                acts.add(new Act(name, nonce));
                boolean isSuspended = random.nextInt(12) == 0;
                timer.pause(isSuspended ? TTL.multipliedBy(2) : lease.untilRenewal());
            }
            if (random.nextInt(3) > 0) {
                lease.close();
            }
        }
    }

    /** Works for the first write, and never after. */
    private static final class Switching extends Delegating {
        private final Ledger after;
        private boolean isOver;

        Switching(Ledger before, Ledger after) {
            super(before);
            this.after = after;
        }

        @Override
        public String write(LedgerDocument document, Optional<String> expectedTag) {
            if (isOver) {
                return after.write(document, expectedTag);
            }
            isOver = true;
            return super.write(document, expectedTag);
        }
    }

    /** Every write happens, and no answer to one arrives. */
    private static final class LosingAnswers extends Delegating {
        LosingAnswers(Ledger ledger) {
            super(ledger);
        }

        @Override
        public String write(LedgerDocument document, Optional<String> expectedTag) {
            String lost = super.write(document, expectedTag);
            throw new CloudException(CloudException.Kind.UNCLEAR, "s3:PutObject", "", "time-out " + lost, "", null);
        }
    }

    private interface Body {
        void run(Timer timer);
    }

    private void alone(Body body) {
        Turns turns = new Turns();
        turns.run(List.of(Duration.ZERO), List.<Callable<Boolean>>of(() -> {
            body.run(turns.timer(0));
            return true;
        }));
    }

    private Ledger ledger(Timer timer) {
        return new FakeLedger(store, timer, new SplittableRandom(3), 0);
    }

    private static Lease take(Ledger ledger, Timer timer, String holder, Optional<Ledger.Entry> turn) {
        return Lease.take(ledger, timer, turn, Holder.of(holder), TTL, Optional.empty());
    }

    private static LeaseQueue queue(Ledger ledger, Timer timer) {
        return queue(ledger, timer, Duration.ZERO);
    }

    private static LeaseQueue queue(Ledger ledger, Timer timer, Duration patience) {
        return new LeaseQueue(new Ports(new FakeCloud(timer, 1), ledger, timer, e -> {}), patience);
    }
}
