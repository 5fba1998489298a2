package io.github.asgbg.config;

import io.github.asgbg.model.Printable;
import io.github.asgbg.model.Problem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Checks the text that names a version, before it becomes a group's tag and instances read it from there.
 *
 * <p>A tag value has up to 256 Unicode characters (Auto Scaling user guide, tag naming and usage restrictions); it may hold
 * every character of XML, line ends included (Auto Scaling API reference, Tag). Allowed here is what of these can be seen and
 * what a script that reads the tag gives on unharmed: no control characters, no line ends, no blanks at the ends.
 */
public final class Version {
    private static final int MOST_CHARACTERS = 256;
    private static final Pattern LINE_END = Pattern.compile("\\r\\n|[\\n\\r\\x85\\u2028\\u2029]");
    private static final Pattern INVISIBLE =
            Pattern.compile("[[\\p{Cc}\\p{Cf}\\p{Cs}\\uFFFE\\uFFFF]&&[^\\n\\r\\x85\\u2028\\u2029]]");
    private static final Pattern RESERVED = Pattern.compile("(?i:aws:).*", Pattern.DOTALL);

    private final String text;
    private final List<Problem> problems = new ArrayList<>();

    private Version(String text) {
        this.text = text;
    }

    /**
     * All that is wrong with a version; empty when nothing is.
     *
     * @param commands the words that are commands of this program: one of them is a slip of the hand, not a version
     * @param pattern what the version must match as a whole, from its first character that is no blank to its last
     */
    public static List<Problem> problems(String text, Collection<String> commands, Optional<Pattern> pattern) {
        Version version = new Version(text);
        if (text.isBlank()) {
            return List.of(new Problem("the version is " + (text.isEmpty() ? "empty" : "blank"), "name one, as in v2"));
        }
        version.length();
        version.lineEnds();
        version.invisible();
        version.blanks();
        version.words(commands);
        pattern.ifPresent(version::matches);
        return List.copyOf(version.problems);
    }

    private void length() {
        if (characters() > MOST_CHARACTERS) {
            problem(
                    "the version has " + characters() + " characters",
                    "use up to " + MOST_CHARACTERS + " characters, which is what a tag holds");
        }
    }

    private void lineEnds() {
        Matcher end = LINE_END.matcher(text);
        if (!end.find()) {
            return;
        }
        boolean isLast = end.end() == text.length();
        if (isLast && text.charAt(end.start()) == '\r') {
            problem(
                    "the version ends with a carriage return, as from a file with Windows line ends",
                    "remove it, as with tr -d '\\r'");
        } else {
            problem(
                    "the version " + (isLast ? "ends with a line break" : "has a line break at " + at(end.start())),
                    "give one line, without its end");
        }
    }

    private void invisible() {
        Matcher character = INVISIBLE.matcher(text);
        if (character.find()) {
            String code = String.format("U+%04X", text.codePointAt(character.start()));
            problem(
                    "the version has a character that cannot be seen, " + code + " at " + at(character.start()),
                    "type it again, without that");
        }
    }

    private void blanks() {
        if (isBlank(text.codePointAt(0))) {
            problem("the version begins with a blank", "remove the blanks before it");
        }
        if (isBlank(text.codePointBefore(text.length()))) {
            problem("the version ends with a blank", "remove the blanks after it");
        }
    }

    private void words(Collection<String> commands) {
        if (commands.contains(text)) {
            problem(
                    "'" + Printable.brief(text) + "' is a command of asg-bg, not a version",
                    "name the version after the command, as in 'asg-bg deploy v2'");
        }
        if (RESERVED.matcher(text).matches()) {
            problem("the version begins with 'aws:', which AWS reserves", "begin it otherwise");
        }
    }

    /** Blanks and line ends around it are problems of their own, and so is a length that no pattern should be tried on. */
    private void matches(Pattern pattern) {
        boolean isShort = characters() <= MOST_CHARACTERS;
        if (isShort && !pattern.matcher(text.strip()).matches()) {
            problem(
                    "the version '" + Printable.brief(text.strip()) + "' does not match version-pattern, which is '"
                            + Printable.brief(pattern.pattern()) + "'",
                    "name a version that matches it as a whole, or change version-pattern");
        }
    }

    private static boolean isBlank(int character) {
        return Character.getType(character) == Character.SPACE_SEPARATOR;
    }

    /** Counted as AWS counts them: one for each Unicode character. */
    private int characters() {
        return text.codePointCount(0, text.length());
    }

    private String at(int index) {
        return "character " + (text.codePointCount(0, index) + 1);
    }

    private void problem(String what, String remedy) {
        problems.add(new Problem(what, remedy));
    }
}
