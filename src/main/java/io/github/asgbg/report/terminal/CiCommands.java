package io.github.asgbg.report.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds what the logs of CI systems take for commands: a log is not only read, it can set variables or end a build. They are
 * looked for anywhere in a line, since a log may have been through a program that adds or takes off what is before them.
 *
 * <ul>
 *   <li>{@code ::name …::}, after blanks too, and {@code ##[name]} anywhere: GitHub Actions, "Workflow commands", and
 *       ActionCommand.cs of actions/runner
 *   <li>{@code ##vso[…]} and {@code ##[…]}: Azure Pipelines, "Logging commands"
 *   <li>{@code ##teamcity[…]}: TeamCity, "Service messages"
 *   <li>{@code ---}, {@code +++}, {@code ~~~} and {@code ^^^ +++} with a blank after them: Buildkite, "Managing log output"
 * </ul>
 *
 * <p>GitLab's {@code section_start:…} is none without the control characters around it (GitLab, "Custom collapsible
 * sections"). Amazon resource names and IPv6 addresses hold two colons in a row and stay as they are: neither is how a command
 * begins.
 */
public final class CiCommands {
    /** Up to the first of two colons. Source: IAM user guide, "Amazon Resource Names", where Region and account may be empty. */
    private static final Pattern ARN_HEAD =
            Pattern.compile(".*\\barn:aws[a-z-]{0,20}:[a-z0-9-]{1,60}:(?:[a-z0-9-]{0,30}:)?", Pattern.DOTALL);

    private static final int LONGEST_ARN_HEAD = 150;
    private static final Pattern IPV6 = Pattern.compile("(?=.*[0-9])[0-9a-fA-F:.]{0,36}::[0-9a-fA-F:.]{0,36}");
    private static final int LONGEST_IPV6 = 45;
    private static final String RULES = "-+~^";
    private static final char ESCAPE = '\u001b';

    private final String line;
    private final boolean isWhole;

    private CiCommands(String line, boolean isWhole) {
        this.line = line;
        this.isWhole = isWhole;
    }

    /** The line without any: a backslash stands before the last character of what makes a command one. */
    public static String broken(String line) {
        StringBuilder broken = new StringBuilder(line);
        List<Integer> breaks = breaks(line, true);
        for (int i = breaks.size() - 1; i >= 0; i--) {
            broken.insert(breaks.get(i).intValue(), '\\');
        }
        return broken.toString();
    }

    /**
     * The indices of the characters that must not follow as they are on what is before them, in order.
     *
     * @param isWhole whether the line ends here; otherwise more of it may come, and what that might make a command counts
     */
    public static List<Integer> breaks(String line, boolean isWhole) {
        return new CiCommands(line, isWhole).breaks();
    }

    private List<Integer> breaks() {
        List<Integer> breaks = new ArrayList<>();
        for (int i = 1; i < line.length(); i++) {
            if (isBreak(i)) {
                breaks.add(i);
            }
        }
        return breaks;
    }

    private boolean isBreak(int i) {
        char c = line.charAt(i);
        if (c != line.charAt(i - 1)) {
            return false;
        }
        return switch (c) {
            case '#' -> true;
            case ':' -> !isInArn(i) && !isInAddress(i);
            default -> RULES.indexOf(c) >= 0 && isRule(i, c);
        };
    }

    /** Exactly three of them between blanks, control sequences or the line's ends. */
    private boolean isRule(int i, char c) {
        boolean isThird =
                i >= 2 && line.charAt(i - 2) == c && (i == 2 || isGap(line.charAt(i - 3)) || endsSequence(i - 3));
        return isThird && (i + 1 == line.length() || isGap(line.charAt(i + 1)) || line.charAt(i + 1) == ESCAPE);
    }

    private static boolean isGap(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    /** Whether a control sequence ends at this character, as the one that switches a colour on. */
    private boolean endsSequence(int at) {
        int i = at - 1;
        while (i > 0 && (Character.isDigit(line.charAt(i)) || line.charAt(i) == ';')) {
            i--;
        }
        return i > 0 && line.charAt(i) == '[' && line.charAt(i - 1) == ESCAPE;
    }

    private boolean isInArn(int i) {
        return ARN_HEAD.matcher(line.substring(Math.max(0, i - LONGEST_ARN_HEAD), i))
                .matches();
    }

    private boolean isInAddress(int i) {
        int start = i;
        while (start > 0 && isOfAddress(line.charAt(start - 1))) {
            start--;
        }
        int end = i;
        while (end < line.length() && isOfAddress(line.charAt(end))) {
            end++;
        }
        String word = line.substring(start, end);
        return word.length() <= LONGEST_IPV6
                && word.indexOf("::") == word.lastIndexOf("::")
                && (start == 0 || !isOfName(line.charAt(start - 1)))
                && (end == line.length() ? isWhole : !isOfName(line.charAt(end)))
                && IPV6.matcher(word).matches();
    }

    private static boolean isOfAddress(char c) {
        return Character.digit(c, 16) >= 0 || c == ':' || c == '.';
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }
}
