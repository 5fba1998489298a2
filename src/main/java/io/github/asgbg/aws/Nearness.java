package io.github.asgbg.aws;

/** How far two names are apart. */
final class Nearness {
    private Nearness() {}

    /** Levenshtein's distance: how many letters must be put in, taken out or changed. */
    static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row = next(row, i, a.charAt(i - 1), b);
        }
        return row[b.length()];
    }

    private static int[] next(int[] above, int i, char letter, String b) {
        int[] row = new int[above.length];
        row[0] = i;
        for (int j = 1; j < row.length; j++) {
            int change = above[j - 1] + (letter == b.charAt(j - 1) ? 0 : 1);
            row[j] = Math.min(change, Math.min(row[j - 1], above[j]) + 1);
        }
        return row;
    }
}
