package io.github.asgbg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.report.Hostile;
import io.github.asgbg.report.Pasted;
import io.github.asgbg.report.SafeOutput;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.autoscaling.model.Tag;

/** Whole commands where AWS, the ledger, the settings and the environment hold texts with ends of their own. */
class HostileTextsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> COMMANDS = List.of(
            "status",
            "plan deploy v3",
            "deploy v2",
            "deploy v2-sick",
            "status --output json",
            "deploy v2 --output json",
            "finalize --yes",
            "rollback",
            "plan rollback --output json",
            "rollback --output json");
    /** What is no text, or makes a command ask for ever. */
    private static final String UNTOUCHED =
            "NextToken|NextMarker|Marker|IsTruncated|RequestId|.*Time|.*Date|LastModified|ETag|.*Size|.*Capacity";

    private final Set<String> values = new HashSet<>(List.of("shop", "v1", "v2", "v3"));

    static Stream<String> tags() {
        return Hostile.all(true).stream().filter(text -> !text.isBlank());
    }

    /** The version that serves comes back in almost every message. */
    @ParameterizedTest
    @MethodSource("tags")
    void aTagOfTheLiveGroupIsOnlyEverShown(String tag) throws Exception {
        values.add(tag);
        try (User user = User.withService();
                AwsClients owner = User.owner(user.sandbox)) {
            Tag version = Tag.builder()
                    .resourceId(user.sandbox.blueGroup())
                    .resourceType("auto-scaling-group")
                    .key("image-version")
                    .value(tag)
                    .propagateAtLaunch(true)
                    .build();
            owner.autoScaling().createOrUpdateTags(r -> r.tags(version));
            user.environment.put("CLICOLOR_FORCE", "1");
            for (String line : List.of("status", "plan deploy v2", "deploy v2", "deploy v3", "status", "rollback")) {
                check(user.types(line.split(" ", -1)), "tag " + tag);
            }
            check(user.types("deploy", tag), "tag " + tag);
            for (String line : List.of("deploy v2", "finalize --yes", "rollback", "rollback --output json")) {
                check(user.types(line.split(" ", -1)), "tag " + tag);
            }
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 24);
    }

    /** Every element of AWS's answers has its turn; the same text is replaced by the same one everywhere. */
    @ParameterizedTest
    @MethodSource("seeds")
    void whateverAwsAnswersIsOnlyEverShown(long seed) throws Exception {
        Hostile hostile = new Hostile(seed, true);
        Map<String, Boolean> chosen = new TreeMap<>();
        Map<String, String> others = new TreeMap<>();
        try (User user = User.withService()) {
            check(user.types("deploy", "v0"), "seed " + seed);
            user.crossing.rewrite((element, text) -> {
                if (element.equals("output")) {
                    return Base64.getEncoder().encodeToString(console(seed).getBytes(StandardCharsets.UTF_8));
                }
                boolean isNumber = text.matches("[0-9.]+|true|false");
                return !isNumber
                                && !element.matches(UNTOUCHED)
                                && chosen.computeIfAbsent(element, e -> hostile.isChosen(0.1))
                        ? others.computeIfAbsent(text, t -> escaped(hostile.text()))
                        : text;
            });
            if (hostile.isChosen(0.5)) {
                user.environment.put("CLICOLOR_FORCE", "1");
            }
            for (int i = 0; i < 5; i++) {
                String line = COMMANDS.get(hostile.below(COMMANDS.size()));
                values.addAll(hostile.given());
                User.Said said = user.types(line.split(" ", -1));
                values.addAll(hostile.given());
                check(said, "seed " + seed + ", " + line + ", " + chosen);
            }
        }
    }

    private static String console(long seed) {
        Hostile hostile = new Hostile(seed, false);
        StringBuilder lines = new StringBuilder("boot\n");
        for (int i = 0; i < 8; i++) {
            lines.append(hostile.text()).append('\n');
        }
        return new String(lines.toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** Whoever wrote the record: a lease that is alive, and a release in soak. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverTheLedgerHoldsIsOnlyEverShown(long seed) throws Exception {
        Hostile hostile = new Hostile(seed, false);
        try (User user = User.withService();
                AwsClients owner = User.owner(user.sandbox)) {
            user.types("deploy", "v2").endsWith(0);
            String key = "asg-bg/" + user.sandbox.service() + "/release.json";
            String document = owner.s3()
                    .getObjectAsBytes(r -> r.bucket(user.sandbox.bucket()).key(key))
                    .asUtf8String();
            for (double probability : new double[] {0.1, 0.3, 0.7}) {
                String changed =
                        changed(JSON.readTree(document), hostile, probability).toString();
                owner.s3()
                        .putObject(
                                r -> r.bucket(user.sandbox.bucket()).key(key),
                                RequestBody.fromBytes(changed.getBytes(StandardCharsets.UTF_8)));
                values.addAll(hostile.given());
                for (String line : List.of("status", "status --output json", "deploy v3", "rollback")) {
                    check(user.types(line.split(" ", -1)), "seed " + seed + ", " + line);
                }
            }
        }
    }

    private static JsonNode changed(JsonNode node, Hostile hostile, double probability) {
        if (node instanceof ObjectNode object) {
            for (String name : new TreeSet<>(iterated(object))) {
                JsonNode member = object.get(name);
                if (member.isTextual() && hostile.isChosen(probability)) {
                    object.put(name, hostile.text());
                } else {
                    object.set(name, changed(member, hostile, probability));
                }
            }
        }
        return node;
    }

    private static List<String> iterated(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void whateverTheSettingsAndTheEnvironmentHoldIsOnlyEverShown(long seed) throws Exception {
        Hostile hostile = new Hostile(seed, false);
        try (User user = User.withService()) {
            String yaml = Files.readString(user.directory.resolve("asg-bg.yaml"));
            for (String name :
                    List.of("HOSTNAME", "BUILD_URL", "ASG_BG_TAG_KEY", "ASG_BG_LEASE", "AWS_PROFILE", "TERM")) {
                if (hostile.isChosen(0.3)) {
                    user.environment.put(name, hostile.text());
                }
            }
            if (hostile.isChosen(0.5)) {
                user.environment.put("ASG_BG_" + hostile.text(), "x");
            }
            List<String> lines = new ArrayList<>();
            for (String line : yaml.lines().toList()) {
                lines.add(
                        hostile.isChosen(0.3)
                                ? line.replaceFirst(":.*", "") + ": " + JSON.writeValueAsString(hostile.text())
                                : line);
            }
            lines.add(JSON.writeValueAsString(hostile.text()) + ": " + JSON.writeValueAsString(hostile.text()));
            String changed = String.join("\n", hostile.isChosen(0.5) ? lines : List.of(yaml));
            Files.write(user.directory.resolve("asg-bg.yaml"), changed.getBytes(StandardCharsets.UTF_8));
            values.addAll(hostile.given());
            for (String line : List.of("status", "deploy v2 --output json", "rollback")) {
                check(user.types(line.split(" ", -1)), "seed " + seed + ", " + line);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverIsTypedIsOnlyEverShown(long seed) throws Exception {
        Hostile hostile = new Hostile(seed, false);
        try (User user = User.withService()) {
            List<String> heads = List.of("deploy", "plan", "status", "deploj", "help", "rollback", "--output=json");
            for (String head : heads) {
                List<String> words = new ArrayList<>(List.of(head));
                for (int i = 0; i <= hostile.below(3); i++) {
                    String text = hostile.text();
                    words.add(hostile.isChosen(0.3) ? "--" + text : hostile.isChosen(0.2) ? "--region=" + text : text);
                }
                values.addAll(words);
                check(user.types(words.toArray(String[]::new)), "seed " + seed + ", " + words);
            }
        }
    }

    @Test
    void aSuggestedDeployPutsTheVersionBackThatItNames() throws Exception {
        String version = "v1'; touch x; echo '";
        try (User user = User.withService()) {
            user.types("deploy", version).endsWith(0);
            user.types("finalize", "--yes").endsWith(0);
            user.types("deploy", "v3").endsWith(0);
            user.types("finalize", "--yes").endsWith(0);
            String out = user.types("rollback").endsWith(3).out();
            assertThat(Pasted.suggestions(out)).containsExactly("asg-bg deploy v1\\'\\;\\ touch\\ x\\;\\ echo\\ \\'");
            Pasted.check(out, Set.of(version), "no seed");
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void check(User.Said said, String name) throws Exception {
        String what = name + "\n" + (said.out() + said.err()).lines().limit(5).toList();
        SafeOutput.check(said.out(), what);
        SafeOutput.check(said.err(), what);
        boolean isJson = said.out().startsWith("{");
        StringBuilder text = new StringBuilder(isJson ? "" : said.out()).append(said.err());
        if (isJson) {
            for (String line : said.out().lines().toList()) {
                JSON.readTree(line).findValuesAsText("try").forEach(t -> text.append(t.replace('\n', ' '))
                        .append('\n'));
            }
        }
        // What was typed wrongly is named like a command, and is none to paste.
        Pasted.check(text.toString().replaceAll("(?m)^✗ .*", ""), values, what);
    }
}
