package io.github.asgbg.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Ending;
import io.github.asgbg.model.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A rollback brings what is needed now: what the new group has grown to in the soak, by whatever made it grow. */
class WhatIsNeededNowTest {
    private static final long SEED = 66;
    private static final Instant LATER = Instant.parse("2026-01-01T00:30:00Z");

    @Test
    void whatAnAlarmHasAddedIsAddedToTheOldVersionToo() {
        Account account = Hazard.account(SEED, Hazard.HOT, LATER);
        rollBackAfter(account, Hazard.HOT);
        assertThat(List.of(account.blue().minSize(), account.blue().maxSize())).isEqualTo(Hazard.HOT.limits());
    }

    @Test
    void whatAScheduleHasAddedIsAddedToTheOldVersionTooWithItsLimits() {
        Account account = Hazard.account(SEED, Hazard.GROWS, LATER);
        rollBackAfter(account, Hazard.GROWS);
        assertThat(List.of(account.blue().minSize(), account.blue().maxSize())).isEqualTo(Hazard.GROWS.limits());
    }

    @Test
    void whatAForecastHasAddedIsAddedToTheOldVersionToo() {
        rollBackAfter(Hazard.account(SEED, Hazard.FORECAST, LATER), Hazard.FORECAST);
    }

    /** The standby instances come first, and no new one leaves before as many old ones serve. */
    private static void rollBackAfter(Account account, Hazard hazard) {
        List<String> old = Account.ids(account.blue());
        done(new Operator(account, new WorldTimer(account.sandbox.world(), () -> {}), "tester").deploy("v2"));
        account.pass(Duration.ofMinutes(5));
        hazard.strike(account);
        account.pass(Duration.between(account.sandbox.world().now(), LATER).plusMinutes(5));
        assertThat(Account.ids(account.green())).hasSize(5).isEqualTo(account.healthyTargets());
        assertThat(Account.ids(account.blue())).isEqualTo(old);
        WorldWatcher grown = new WorldWatcher(account);
        done(new Operator(account, new WorldTimer(account.sandbox.world(), grown), "tester").rollback());
        account.pass(Duration.ofMinutes(3));
        grown.assertUnharmed("seed " + SEED);
        assertThat(Account.ids(account.blue())).hasSize(5).containsAll(old).isEqualTo(account.healthyTargets());
        assertThat(account.healthyTargets())
                .allSatisfy(id -> assertThat(account.sandbox.version(id)).hasValue("v1"));
        assertThat(account.green().instances()).isEmpty();
    }

    private static void done(Outcome outcome) {
        assertThat(outcome.ending()).as(outcome.toString()).isEqualTo(Ending.DONE);
    }
}
