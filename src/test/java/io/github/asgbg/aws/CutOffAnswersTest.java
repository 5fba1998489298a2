package io.github.asgbg.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.asgbg.plan.Action;
import io.github.asgbg.plan.FetchScope;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import io.github.asgbg.port.FakeClock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Half an answer is no answer, whichever service it is of. */
@Timeout(60)
class CutOffAnswersTest {
    private static final String DESCRIBE = "DescribeAutoScalingGroups";
    private static final String GROUPS = "<DescribeAutoScalingGroupsResponse><DescribeAutoScalingGroupsResult>"
            + "<AutoScalingGroups>" + group("shop-blue") + group("shop-green")
            + "</AutoScalingGroups></DescribeAutoScalingGroupsResult></DescribeAutoScalingGroupsResponse>";
    private static final List<String> IDS = List.of("i-01");

    private final FakeAws fake = new FakeAws();
    private final AwsCloud cloud =
            new AwsCloud(FakeAws.clients(fake), "shop-blue", "shop-green", "image-version", new FakeClock());

    static Stream<FakeAws.Body> cutOff() {
        String half = GROUPS.substring(0, GROUPS.length() / 2);
        Map<String, String> xml = Map.of("Content-Type", "text/xml");
        return Stream.of(
                new FakeAws.Body(200, Map.of("Content-Length", "" + GROUPS.length()), half),
                new FakeAws.Body(400, Map.of("Content-Length", "900"), "<ErrorResponse>"),
                new FakeAws.Body(200, xml, half),
                new FakeAws.Body(200, xml, ""),
                new FakeAws.Body(400, xml, "<ErrorResponse><Error><Code>Throttling</Code>"),
                new FakeAws.Body(200, Map.of(), "<?xml version=\"1.0\"?>" + half));
    }

    @ParameterizedTest
    @MethodSource("cutOff")
    void theNextAnswerIsTaken(FakeAws.Body answer) {
        fake.add(DESCRIBE, answer).answer(DESCRIBE, GROUPS);
        assertThat(cloud.observe(FetchScope.GROUPS).green().name()).isEqualTo("shop-green");
        assertThat(fake.count(DESCRIBE)).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("cutOff")
    void allAnswersCutOffAreNoClearAnswer(FakeAws.Body answer) {
        fake.add(DESCRIBE, answer);
        assertThatThrownBy(() -> cloud.observe(FetchScope.GROUPS)).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.UNCLEAR);
            assertThat(e).hasMessageStartingWith("the answer was cut off: it");
        });
        assertThat(fake.count(DESCRIBE)).isGreaterThan(1);
    }

    @Test
    void whatIsNotXmlThoughItEndsWellIsNoClearAnswerEither() {
        fake.answer(DESCRIBE, "<A><B></A>");
        assertThatThrownBy(() -> cloud.observe(FetchScope.GROUPS))
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNCLEAR));
        assertThat(fake.count(DESCRIBE)).isGreaterThan(1);
    }

    static Stream<Action> withoutAToken() {
        return Stream.of(
                new Action.EnterStandby("shop-blue", IDS),
                new Action.ExitStandby("shop-blue", IDS),
                new Action.DetachInstances("shop-blue", IDS),
                new Action.AttachInstances("shop-blue", IDS));
    }

    @ParameterizedTest
    @MethodSource("withoutAToken")
    void callsWithoutATokenAreNotRepeated(Action action) {
        String operation = action.getClass().getSimpleName();
        fake.add(operation, new FakeAws.Body(200, Map.of("Content-Length", "900"), "<" + operation));
        assertThatThrownBy(() -> cloud.act(action)).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.UNCLEAR);
            assertThat(e).hasMessageStartingWith("the answer was cut off");
        });
        assertThat(fake.count(operation)).isEqualTo(1);
    }

    private static String group(String name) {
        return "<member><AutoScalingGroupName>" + name + "</AutoScalingGroupName><MinSize>0</MinSize>"
                + "<MaxSize>0</MaxSize><DesiredCapacity>0</DesiredCapacity></member>";
    }
}
