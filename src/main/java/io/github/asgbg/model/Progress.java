package io.github.asgbg.model;

/**
 * How far a step is.
 *
 * @param done how many of {@code of} are where they should be
 * @param of how many there are; 0 when the step does not count anything
 * @param words what is being waited for, in a few words
 */
public record Progress(int done, int of, String words) {
    public static Progress of(String words) {
        return new Progress(0, 0, words);
    }
}
