package io.github.asgbg.report.terminal;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text in pieces, each for one line. */
final class Pieces {
    /** A number stays with its unit, and an escaped blank with what it belongs to. */
    private static final Pattern SPACES = Pattern.compile("(?<!\\\\) +(?!(?:s|min|h|d)\\b)");

    private static final List<String> COMMANDS = List.of("'asg-bg ", "'aws ");
    /** Joins a line and the next one (POSIX.1-2017, Shell Command Language, 2.2.1). */
    private static final String CONTINUED = "\\";

    private static final int NARROWEST = 4;

    private final String text;
    private final int width;
    private final BitSet inCommand = new BitSet();
    private final List<Piece> pieces = new ArrayList<>();
    private boolean isRest;

    /** What one line shows; it begins in the first column if it goes on with a word of a command. */
    record Piece(String text, boolean isRestOfWord) {}

    private Pieces(String text, int width) {
        this.text = text;
        this.width = width;
        findCommands();
    }

    static List<Piece> of(String text, int width) {
        if (Columns.of(text) <= width) {
            return List.of(new Piece(text, false));
        }
        Pieces pieces = new Pieces(text.strip(), width);
        pieces.fill();
        return pieces.pieces;
    }

    /** Marks every command from its first quote up to the last. */
    private void findCommands() {
        for (int i = 0; i < text.length(); i++) {
            int start = i;
            if (COMMANDS.stream().anyMatch(c -> text.startsWith(c, start))) {
                i = end(start);
                inCommand.set(start, i);
            }
        }
    }

    private int end(int start) {
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '\'') {
                return i;
            }
        }
        return start;
    }

    private void fill() {
        String line = "";
        String gap = "";
        boolean isWithin = false;
        Matcher spaces = SPACES.matcher(text);
        for (int from = 0; from < text.length(); ) {
            boolean isFound = next(spaces, from);
            int to = isFound ? spaces.start() : text.length();
            String word = text.substring(from, to);
            boolean goesOn = isFound && inCommand.get(to);
            if (!line.isEmpty() && Columns.of(line + gap + word) + (goesOn ? 2 : 0) > width) {
                add(line + (isWithin ? " " + CONTINUED : ""));
                line = "";
            }
            line = line.isEmpty() ? rest(word, from, goesOn) : line + gap + word;
            gap = isFound ? spaces.group() : "";
            isWithin = goesOn;
            from = to + gap.length();
        }
        add(line);
    }

    /** The next blanks at which a line may end: within a command only if the whole of it does not fit in one. */
    private boolean next(Matcher spaces, int from) {
        boolean isFound = spaces.find();
        while (isFound && inCommand.get(spaces.start()) && fitsWhole(spaces.start())) {
            isFound = spaces.find();
        }
        return isFound && spaces.start() >= from;
    }

    private boolean fitsWhole(int within) {
        int start = inCommand.previousClearBit(within) + 1;
        int end = inCommand.nextClearBit(within);
        return Columns.of(text.substring(start, end + 1)) <= width;
    }

    /** What is left of a command's word when as much as fits has been put into lines of its own. */
    private String rest(String word, int from, boolean goesOn) {
        boolean isOfCommand = inCommand.get(from) || (from > 0 && inCommand.get(from - 1));
        String rest = word;
        while (isOfCommand && width >= NARROWEST && Columns.of(rest) + (goesOn ? 2 : 0) > width) {
            String head = head(rest);
            add(head + CONTINUED);
            rest = rest.substring(head.length());
            isRest = true;
        }
        return rest;
    }

    /** As much as fits before a backslash; no character is parted from the one that escapes it. */
    private String head(String word) {
        int end = 0;
        int used = 0;
        while (end < word.length()) {
            int unit = unit(word, end);
            used += Columns.of(word.substring(end, end + unit));
            if (used > width - 1 && end > 0) {
                break;
            }
            end += unit;
        }
        return word.substring(0, end);
    }

    private static int unit(String word, int at) {
        int escape = word.charAt(at) == '\\' && at + 1 < word.length() ? 1 : 0;
        return escape + Character.charCount(word.codePointAt(at + escape));
    }

    private void add(String line) {
        pieces.add(new Piece(line, isRest));
        isRest = false;
    }
}
