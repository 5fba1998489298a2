package io.github.asgbg.plan.scaling;

import static io.github.asgbg.plan.ScalingWorlds.items;
import static io.github.asgbg.plan.ScalingWorlds.members;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.asgbg.model.Release;
import io.github.asgbg.model.ScalingChoices;
import io.github.asgbg.model.ScalingOptions;
import io.github.asgbg.model.Value;
import io.github.asgbg.model.Value.Items;
import io.github.asgbg.model.Value.Members;
import io.github.asgbg.plan.Worlds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What names a group is rewritten, whatever the groups are called, and nothing else is. */
class RepointTest {
    private static final int CASES = 3000;

    /** Names that contain each other, that look like syntax, and that have what a colon or a blank would break. */
    private static final List<String> NAMES = List.of(
            "web",
            "web-2",
            "my.web",
            "web+",
            "web@eu",
            "a:b",
            "my web",
            "we\"b",
            "it's",
            "{web}",
            "w=b",
            "(web",
            "a,b",
            "AND",
            "w\\b",
            "$1",
            "web/blue",
            "*",
            "SEARCH('web",
            "Average");

    private static String name(SplittableRandom random) {
        if (random.nextBoolean()) {
            return NAMES.get(random.nextInt(NAMES.size()));
        }
        StringBuilder name = new StringBuilder();
        for (int n = random.nextInt(1, 8); n > 0; n--) {
            name.append((char) random.nextInt(32, 127));
        }
        return name.toString();
    }

    /** Two different names, often of one stem. */
    private static List<String> pair(SplittableRandom random) {
        String one = name(random);
        String other = random.nextInt(3) == 0 ? one + name(random) : name(random);
        return one.equals(other) ? List.of(one, one + "2") : List.of(one, other);
    }

    /** Settings of all sorts in which {@code group} stands where a group's name may stand, and {@code other} elsewhere. */
    private static Members settings(String group, String other, String foreign) {
        String quoted = group.replaceAll("(['\"\\\\])", "\\\\$1");
        String strange = foreign.replaceAll("(['\"\\\\])", "\\\\$1");
        return members(
                "Namespace",
                other,
                "Dimensions",
                items(
                        members("Name", "AutoScalingGroupName", "Value", group),
                        members("Name", other, "Value", foreign)),
                "Metrics",
                items(
                        members(
                                "Label",
                                other,
                                "Expression",
                                "SUM(SEARCH(' {\"" + strange + "\", \"AWS/EC2\",AutoScalingGroupName} (Group=\""
                                        + quoted + "\" OR Stage = (\"" + strange + "\" OR \"" + quoted
                                        + "\")) NOT \"" + strange + "\" MetricName=\"" + quoted
                                        + "\"', 'Average', 300))"),
                        members(
                                "Expression",
                                "SELECT AVG(CPUUtilization) FROM SCHEMA(\"AWS/EC2\", AutoScalingGroupName) WHERE \"A B\" = '"
                                        + group.replace("'", "''") + "' AND Stage != '"
                                        + foreign.replace("'", "''") + "'")));
    }

    @Test
    void thereAndBackIsTheSameAndNothingElseChanges() {
        for (long seed = 0; seed < CASES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> names = pair(random);
            String blue = names.get(0);
            String green = names.get(1);
            String foreign = blue + "-" + green;
            Members of = settings(blue, blue, foreign);
            Members moved = new Repoint(blue, green).settings(of);
            String as = "seed " + seed + ": " + blue + " and " + green;
            // A metric that is called as a group is, is no group.
            Members wanted = withMetric(settings(green, blue, foreign), green, blue);
            assertThat(moved).as(as).isEqualTo(wanted);
            assertThat(new Repoint(green, blue).settings(moved)).as(as).isEqualTo(of);
            assertThat(new Repoint(blue, green).fixed(of)).as(as).isEmpty();
        }
    }

    private static Members withMetric(Members settings, String from, String to) {
        String is = "MetricName=\"" + from.replaceAll("(['\"\\\\])", "\\\\$1") + "\"'";
        String be = "MetricName=\"" + to.replaceAll("(['\"\\\\])", "\\\\$1") + "\"'";
        List<Value> metrics = new ArrayList<>();
        ((Items) settings.get("Metrics").orElseThrow()).items().forEach(each -> {
            Members metric = (Members) each;
            String expression = metric.text("Expression").orElseThrow();
            int at = expression.lastIndexOf(is);
            metrics.add(
                    at < 0
                            ? metric
                            : metric.with(
                                    "Expression",
                                    Value.of(expression.substring(0, at)
                                            + be
                                            + expression.substring(at + is.length()))));
        });
        return settings.with("Metrics", new Items(metrics));
    }

    /** Whatever stands in an expression, and however it is quoted. */
    @Test
    void anyTextThereAndBackIsTheSame() {
        List<String> parts = List.of(
                "SEARCH('",
                "SEARCH(\"",
                "{",
                "}",
                ",",
                "=",
                "\"",
                "'",
                "\\",
                " ",
                "(",
                ")",
                "OR",
                "SELECT ",
                " WHERE x");
        for (long seed = 0; seed < CASES; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<String> names = pair(random);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "SEARCH('" : "");
            for (int n = random.nextInt(12); n > 0; n--) {
                text.append(random.nextInt(3) == 0 ? names.get(random.nextInt(2)) : parts.get(random.nextInt(15)));
            }
            Members of = members("Expression", text);
            Members moved = new Repoint(names.get(0), names.get(1)).settings(of);
            assertThat(new Repoint(names.get(1), names.get(0)).settings(moved))
                    .as("seed " + seed + " " + names + " " + text)
                    .isEqualTo(of);
        }
    }

    @Test
    void theSchemaOfASearchIsLeftAlone() {
        Members search = members("Expression", "SEARCH('{web-blue,web-blue} \"web-blue\"', 'Sum')");
        assertThat(new Repoint("web-blue", "web-green").settings(search).text("Expression"))
                .hasValue("SEARCH('{web-blue,web-blue} \"web-green\"', 'Sum')");
    }

    @Test
    void aBareNameIsRewrittenWhereTheOtherNameCanStandBareAndToldOfWhereNot() {
        Members search = members("Expression", "SEARCH('{AWS/EC2,AutoScalingGroupName} CPUUtilization web', 'Sum')");
        assertThat(new Repoint("web", "web-2").settings(search).text("Expression"))
                .hasValue("SEARCH('{AWS/EC2,AutoScalingGroupName} CPUUtilization web-2', 'Sum')");
        Repoint impossible = new Repoint("web", "my web");
        assertThat(impossible.settings(search)).isEqualTo(search);
        assertThat(impossible.fixed(members("Metrics", items(search))))
                .containsExactly(search.text("Expression").orElseThrow());
    }

    @Test
    void whereAGroupIsCalledAsTheServiceOnlyAwsOwnDimensionNamesIt() {
        Members settings = members(
                "Dimensions",
                items(
                        members("Name", "AutoScalingGroupName", "Value", "shop"),
                        members("Name", "Service", "Value", "shop")),
                "Expression",
                "SEARCH('{App,Service} shop AutoScalingGroupName=\"shop\" Service=\"shop\"', 'Sum')");
        Members moved = toIncoming(release("shop", ScalingOptions.DEFAULT)).settings(settings);
        assertThat(moved)
                .isEqualTo(members(
                        "Dimensions",
                        items(
                                members("Name", "AutoScalingGroupName", "Value", "shop-green"),
                                members("Name", "Service", "Value", "shop")),
                        "Expression",
                        "SEARCH('{App,Service} shop AutoScalingGroupName=\"shop-green\" Service=\"shop\"', 'Sum')"));
        Members everywhere = toIncoming(release("web", ScalingOptions.DEFAULT))
                .settings(members("Expression", "", "Dimensions", items(members("Name", "Service", "Value", "web"))));
        assertThat(everywhere.toString()).contains("Value=shop-green");
    }

    @Test
    void whichDimensionsNameAGroupCanBeSaid() {
        ScalingOptions options = new ScalingOptions(false, Optional.of(List.of("Fleet")));
        Members moved = toIncoming(release("shop", options))
                .settings(members(
                        "Dimensions",
                        items(
                                members("Name", "Fleet", "Value", "shop"),
                                members("Name", "AutoScalingGroupName", "Value", "shop"))));
        assertThat(moved)
                .isEqualTo(members(
                        "Dimensions",
                        items(
                                members("Name", "Fleet", "Value", "shop-green"),
                                members("Name", "AutoScalingGroupName", "Value", "shop"))));
    }

    @Test
    void aPolicyWhoseNameLooksLikeTheEndOfAnArnIsCalledByItsWholeName() {
        String head = "arn:aws:autoscaling:eu-central-1:1:scalingPolicy:id:autoScalingGroupName/";
        Members alarm = members("AlarmActions", items(Value.of(head + "web:policyName/a:policyName/b")));
        assertThat(new Repoint("web", "web-2")
                        .alarm(alarm, Map.of("b", "wrong", "a:policyName/b", head + "web-2:policyName/a:policyName/b"))
                        .toString())
                .contains("web-2:policyName/a:policyName/b");
    }

    /** The service is called {@code shop}; so is the outgoing group where {@code outgoing} says so. */
    private static Repoint toIncoming(Release release) {
        return Repoint.to(release, release.incoming());
    }

    private static Release release(String outgoing, ScalingOptions options) {
        Release any = Worlds.release(Worlds.sound(new SplittableRandom(1)));
        Release.Before before =
                new Release.Before(outgoing, any.outgoingBefore().sizes(), List.of(), Optional.empty());
        return new Release(
                any.id(),
                any.strategy(),
                any.service(),
                any.tagKey(),
                any.phase(),
                any.incoming(),
                any.incomingVersion(),
                any.outgoingVersion(),
                before,
                any.incomingBefore(),
                any.firstCapacity(),
                any.needed(),
                any.detaching(),
                any.startedAt(),
                any.bothServeSince(),
                any.cutOverAt(),
                any.endedAt(),
                new ScalingChoices(options, List.of(), Map.of()));
    }
}
