package io.github.asgbg.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;

/** What must hold of every line that is printed, told apart from the code that sees to it. */
public final class SafeOutput {
    private static final Pattern OUR_COLOURS = Pattern.compile("\u001b\\[(?:0|1|2|31|32|33|1;94|1;92)m");
    private static final Pattern OUR_MOVES = Pattern.compile("\u001b\\[\\d{1,4}F|\u001b\\[[KJ]");
    private static final Pattern ARN_HEAD =
            Pattern.compile("arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(?=[0-9a-z:])|arn:aws:[a-z0-9]+:::");
    private static final Pattern GITHUB = Pattern.compile("::[A-Za-z][\\w-]*( [^:]*)?::");
    private static final Pattern BUILDKITE = Pattern.compile("(^|\\s)(---|\\+\\+\\+|~~~|\\^\\^\\^)(\\s|$)");
    private static final Pattern IGNORABLE = Pattern.compile(
            "[\\x{AD}\\x{34F}\\x{61C}\\x{115F}\\x{1160}\\x{17B4}\\x{17B5}\\x{180B}-\\x{180F}\\x{200B}-\\x{200F}"
                    + "\\x{202A}-\\x{202E}\\x{2028}\\x{2029}\\x{2060}-\\x{206F}\\x{3164}\\x{FE00}-\\x{FE0F}\\x{FEFF}\\x{FFA0}"
                    + "\\x{FFF0}-\\x{FFFB}\\x{E0000}-\\x{E0FFF}]");

    private SafeOutput() {}

    /** {@code seed} names the run, to be had again. */
    public static void check(String output, String seed) {
        output.lines().forEach(line -> line(line, seed));
        assertThat(output.replace('\n', ' ').lines().count())
                .as("line ends other than newline; " + seed)
                .isLessThanOrEqualTo(1);
    }

    /** The same for a view that is redrawn. */
    public static void checkLive(String output, String seed) {
        check(OUR_MOVES.matcher(output).replaceAll(""), seed);
    }

    private static void line(String line, String seed) {
        String text = OUR_COLOURS.matcher(line).replaceAll("");
        assertThat(text.codePoints()
                        .filter(c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)
                        .boxed())
                .as("control characters in %s; %s", brief(text), seed)
                .isEmpty();
        assertThat(IGNORABLE.matcher(text).find())
                .as("invisible characters in %s; %s", brief(text), seed)
                .isFalse();
        for (String read : new String[] {line, text}) {
            commands(read, seed);
        }
    }

    private static void commands(String line, String seed) {
        String other = ARN_HEAD.matcher(line).replaceAll("arn ");
        String what = brief(line) + "; " + seed;
        assertThat(GITHUB.matcher(other).find()).as("GitHub: %s", what).isFalse();
        String trimmed = line.stripLeading();
        assertThat(trimmed.startsWith("::") && trimmed.indexOf("::", 2) > 0)
                .as("GitHub: %s", what)
                .isFalse();
        for (String head : new String[] {"##[", "##vso[", "##teamcity["}) {
            assertThat(line.contains(head)).as("%s: %s", head, what).isFalse();
        }
        assertThat(BUILDKITE.matcher(line).find()).as("Buildkite: %s", what).isFalse();
    }

    private static String brief(String line) {
        return line.length() > 400 ? line.substring(0, 400) + "…" : line;
    }
}
