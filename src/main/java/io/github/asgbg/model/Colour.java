package io.github.asgbg.model;

import java.util.Locale;

/** The names of the two groups, for ever; which of them serves is observed, never derived from the colour. */
public enum Colour {
    BLUE,
    GREEN;

    public Colour other() {
        return this == BLUE ? GREEN : BLUE;
    }

    /** {@code blue} or {@code green}, as people read it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
