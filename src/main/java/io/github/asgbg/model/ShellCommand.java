package io.github.asgbg.model;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A command that somebody may paste into a POSIX shell, made of our own words and of values that others wrote. A value is one
 * word there, whatever it holds: each character with a meaning to a shell has a backslash before it, so that the command stays
 * what it is with quotes around it in a sentence, and also if those are pasted along. A value that cannot be pasted, for it
 * has characters that nobody sees or is too long for a line, is replaced by a name, and a note says what that stands for.
 *
 * <p>Sources: POSIX.1-2017, Shell Command Language, 2.2.1 Escape Character and 2.3 Token Recognition; XBD 12.2, Utility Syntax
 * Guidelines 10, for {@code --}; AWS CLI user guide, "Loading a parameter from a file".
 */
public final class ShellCommand {
    /** Terminals take lines of 4096 bytes (POSIX: MAX_CANON is often less), and a tag holds 256 characters. */
    private static final int LONGEST = 1000;

    private static final int SHOWN = 80;
    private static final String BARE = "_./:@%+,=-";
    /** What the AWS CLI would read the value from. */
    private static final Pattern LOADED = Pattern.compile("(?i)(?:fileb?|https?)://.*");

    private final String text;
    private final String note;

    private ShellCommand(String text, String note) {
        this.text = text;
        this.note = note;
    }

    /** The program and what follows it, in words of our own that a shell takes as they are. */
    public static ShellCommand of(String words) {
        return new ShellCommand(words, "");
    }

    /** An operation of Auto Scaling on one group, in the AWS CLI's spelling, as in {@code delete-policy}. */
    public static ShellCommand autoScaling(String operation, String group) {
        return of("aws autoscaling " + operation).option("--auto-scaling-group-name", group);
    }

    /** More words of our own. */
    public ShellCommand and(String words) {
        return new ShellCommand(text + " " + words, note);
    }

    /** The last word, which is no option; {@code name} stands in for one that cannot be pasted. */
    public ShellCommand operand(String name, String value) {
        return value.startsWith("-") && canBePasted(value) ? and("--").word(name, value) : word(name, value);
    }

    /** An option with its value. */
    public ShellCommand option(String option, String value) {
        return value.startsWith("-") && canBePasted(value)
                ? and(option + "=" + escaped(value))
                : and(option).word(nameOf(option), value);
    }

    /** An option with several values. */
    public ShellCommand option(String option, List<String> values) {
        ShellCommand command = and(option);
        for (String value : values) {
            command = command.word(nameOf(option), value);
        }
        return command;
    }

    /** As it is typed. */
    public String text() {
        return text;
    }

    /** What the names in it stand for; empty when there are none. */
    public String note() {
        return note;
    }

    /** In quotes, for a sentence, with the note. */
    public String quoted() {
        return "'" + text + "'" + (note.isEmpty() ? "" : " (" + note + ")");
    }

    /** One value as one word. It can be read in any case, and pasted unless it has what cannot be seen. */
    public static String word(String value) {
        return escaped(Printable.of(value, LONGEST));
    }

    private ShellCommand word(String name, String value) {
        if (canBePasted(value) && !(value.startsWith("-") && text.startsWith("aws "))) {
            return and(escaped(value));
        }
        String why = name + " stands for " + escaped(Printable.of(value, SHOWN)) + ", which cannot be pasted";
        return new ShellCommand(text + " " + name, note.isEmpty() ? why : note + "; " + why);
    }

    private boolean canBePasted(String value) {
        return Printable.isPrintable(value)
                && value.length() <= LONGEST
                && !(text.startsWith("aws ") && LOADED.matcher(value).matches());
    }

    /** The option's last part in capitals, as in {@code NAME} for {@code --policy-name}. */
    private static String nameOf(String option) {
        return option.substring(option.lastIndexOf('-') + 1).toUpperCase(Locale.ROOT);
    }

    private static String escaped(String value) {
        if (value.isEmpty()) {
            return "\"\"";
        }
        StringBuilder word = new StringBuilder();
        value.codePoints().forEach(c -> {
            boolean isFirstEquals = c == '=' && word.isEmpty(); // zsh replaces =name by the program's path
            word.append(isBare(c) && !isFirstEquals ? "" : "\\").appendCodePoint(c);
        });
        return word.toString();
    }

    private static boolean isBare(int c) {
        return Character.isLetterOrDigit(c) || isMark(c) || BARE.indexOf(c) >= 0;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
