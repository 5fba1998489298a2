package io.github.asgbg.report.terminal;

/** What a piece of text means; colour only repeats what the words say. */
public enum Tone {
    PLAIN(""),
    FAINT("2"),
    STRONG("1"),
    GOOD("32"),
    WAITING("33"),
    BAD("31"),
    BLUE("1;94"),
    GREEN("1;92");

    private final String sgr;

    Tone(String sgr) {
        this.sgr = sgr;
    }

    /** The text between the control sequences (ECMA-48 SGR) that switch this tone on and off. */
    String paint(String text) {
        return sgr.isEmpty() || text.isEmpty() ? text : "\u001b[" + sgr + "m" + text + "\u001b[0m";
    }
}
