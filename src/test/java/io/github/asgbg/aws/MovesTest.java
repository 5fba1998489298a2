package io.github.asgbg.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.plan.Action;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.FakeClock;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One instance that cannot be moved keeps no other from moving, and a call that names too many becomes several. */
@Timeout(60)
class MovesTest {
    private static final String GROUP = "shop-blue";
    private static final String ENTER = "EnterStandby";
    private static final String INVALID = "ValidationError";
    private static final List<String> IDS = List.of("i-01", "i-02", "i-03", "i-04");

    private final FakeAws fake = new FakeAws();
    private final AwsCloud cloud =
            new AwsCloud(FakeAws.clients(fake), GROUP, "shop-green", "image-version", new FakeClock());

    private void enter() {
        cloud.act(new Action.EnterStandby(GROUP, IDS));
    }

    private List<List<String>> asked() {
        return fake.asked.stream()
                .map(a -> List.copyOf(new TreeMap<>(a.parameters())
                        .subMap("InstanceIds.member.", "InstanceIds.member.~")
                        .values()))
                .toList();
    }

    @Test
    void theOthersGoWithoutTheOneThatAwsNames() {
        fake.error(ENTER, 400, INVALID, "The instance i-02 is not in InService.")
                .result(ENTER, "");
        assertThatThrownBy(this::enter).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.kind()).isEqualTo(CloudException.Kind.STATE);
            assertThat(e).hasMessage("The instance i-02 is not in InService.");
        });
        assertThat(asked()).containsExactly(IDS, List.of("i-01", "i-03", "i-04"));
    }

    @Test
    void whereAllAreNamedTheyGoByHalves() {
        String tooMany = "1 validation error detected: Value '" + IDS
                + "' at 'instanceIds' failed to satisfy constraint: Member must have length less than or equal to 2";
        fake.error(ENTER, 400, INVALID, tooMany).result(ENTER, "");
        enter();
        assertThat(asked()).containsExactly(IDS, List.of("i-01", "i-02"), List.of("i-03", "i-04"));
    }

    @Test
    void whereNoneIsNamedTheyGoByHalves() {
        fake.error(ENTER, 400, INVALID, "One of them cannot.")
                .error(ENTER, 400, INVALID, "One of them cannot.")
                .error(ENTER, 400, INVALID, "It cannot.")
                .result(ENTER, "");
        assertThatThrownBy(this::enter).hasMessage("It cannot.");
        assertThat(asked())
                .containsExactly(
                        IDS, List.of("i-01", "i-02"), List.of("i-01"), List.of("i-02"), List.of("i-03", "i-04"));
    }

    @Test
    void aStateThatIsAnotherThanWasBelievedIsLookedAtAgain() {
        fake.error(ENTER, 400, INVALID, "They cannot.");
        List<String> many =
                java.util.stream.IntStream.range(10, 30).mapToObj(i -> "i-" + i).toList();
        assertThatThrownBy(() -> cloud.act(new Action.EnterStandby(GROUP, many)))
                .isInstanceOf(CloudException.class);
        assertThat(fake.count(ENTER)).isLessThan(10);
    }

    /** Fewer might fit, and were not meant; nothing can be moved while a process is suspended. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "AutoScalingGroup shop-blue has min-size=3, max-size=4, and desired-size=4. To place into standby 2"
                        + " instances, please update the AutoScalingGroup sizes appropriately.",
                "The process Launch is suspended for the AutoScalingGroup shop-blue.",
                "AutoScalingGroup name not found - no such group: shop-blue"
            })
    void whatIsTheGroupsIsNotSplit(String text) {
        fake.error(ENTER, 400, INVALID, text);
        assertThatThrownBy(this::enter).isInstanceOf(CloudException.class).hasMessage(text);
        assertThat(fake.count(ENTER)).isEqualTo(1);
    }

    @Test
    void somethingElseGoingOnIsNotSplit() {
        fake.error(ENTER, 500, "ResourceContention", "You already have a pending update");
        assertThatThrownBy(this::enter).isInstanceOf(CloudException.class);
        assertThat(asked()).containsOnly(IDS);
    }
}
