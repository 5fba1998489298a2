package io.github.asgbg.aws.pojo;

/** Texts of the SDK's objects. */
public final class Texts {
    private Texts() {}

    /** The SDK answers null for what AWS left out. */
    @SuppressWarnings("NullAway")
    public static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
