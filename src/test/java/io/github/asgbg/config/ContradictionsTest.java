package io.github.asgbg.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Problem;
import io.github.asgbg.port.LedgerDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContradictionsTest extends SettingsGiven {
    @Test
    void noWaitMayOutlastTheRenewalOfTheLease() {
        assertThat(refused(FILE + "lease: 15s\npoll: { max: 5001ms }\n"))
                .containsExactly(new Problem(
                        "asg-bg.yaml:5:14: poll.max (5s1ms) is longer than a third of lease (15s), after which the lease"
                                + " must be renewed",
                        "set poll.max to 5s or less, or lease to 15s3ms or more"));
        assertThat(accepted(FILE + "lease: 15s\npoll: { max: 5s }\n").poll().max())
                .hasSeconds(5);
    }

    @Test
    void aShortLeaseContradictsTheDefaultWaitToo() {
        flags.put(Setting.LEASE, "29s");
        assertThat(refused(FILE).stream().map(Problem::what))
                .containsExactly("--lease: poll.max (10s) is longer than a third of lease (29s), after which the lease"
                        + " must be renewed");
    }

    @Test
    void noLeaseThatCanBeSetIsLongerThanOneThatIsBelieved() {
        assertThat(SettingsReader.LONGEST_LEASE).isEqualTo(LedgerDocument.LeaseNote.LONGEST);
    }

    @Test
    void noLeaseIsProposedThatWouldBeRefused() {
        flags.put(Setting.POLL_MAX, "201s");
        flags.put(Setting.CHANGE, "5m");
        assertThat(refused(FILE).stream().map(Problem::remedy)).containsExactly("set poll.max to 20s or less");
    }

    @Test
    void theServiceAndItsVersionAreTwoTags() {
        flags.put(Setting.SERVICE_TAG, "image-version");
        assertThat(refused(FILE))
                .containsExactly(new Problem(
                        "--service-tag: service-tag is the same tag as tag-key: 'image-version', which carries the version",
                        "name another tag, whose value is the service"));
    }

    /** Releases do not look at it, so that nobody who needs no such tag is refused for its default. */
    @Test
    void aTagThatNobodyNamesContradictsNothing() {
        flags.put(Setting.TAG_KEY, "service");
        assertThat(accepted(FILE).tagKey()).isEqualTo("service");
    }

    @Test
    void nothingIsHealthyBeforeItIsLaunched() {
        assertThat(refused(FILE + "budgets: { launch: 10m, healthy: 9m }\n"))
                .containsExactly(new Problem(
                        "asg-bg.yaml:4:34: budgets.healthy (9m) is shorter than budgets.launch (10m), and both begin"
                                + " together",
                        "set budgets.launch to 9m or less, or budgets.healthy to 10m or more"));
        assertThat(accepted(FILE + "budgets: { launch: 9m, healthy: 9m }\n")
                        .budgets()
                        .launch())
                .hasMinutes(9);
    }

    @ParameterizedTest
    @EnumSource(names = {"LAUNCH", "HEALTHY", "STANDBY", "CHANGE", "ROLLBACK", "FINALIZE"})
    void noWaitMayOutlastABudget(Setting budget) {
        flags.put(budget, "9s");
        if (budget == Setting.HEALTHY) {
            flags.put(Setting.LAUNCH, "9s");
        }
        assertThat(refused(FILE))
                .contains(new Problem(
                        budget.flag() + ": " + budget.path()
                                + " (9s) is shorter than poll.max (10s), so it would be over before the second look",
                        "set poll.max to 9s or less, or " + budget.path() + " to 10s or more"));

        flags.put(Setting.POLL_MAX, "9s");
        assertThat(read()).isInstanceOf(Reading.Accepted.class);
    }

    @Test
    void aValueThatWasRefusedContradictsNothing() {
        flags.put(Setting.LEASE, "1s");
        flags.put(Setting.HEALTHY, "0s");
        flags.put(Setting.BLUE, "a:b");
        flags.put(Setting.GREEN, "a:b");
        assertThat(refused(FILE)).hasSize(4).noneMatch(p -> p.what().contains("longer than"));
    }
}
