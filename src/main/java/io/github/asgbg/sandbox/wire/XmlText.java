package io.github.asgbg.sandbox.wire;

import java.util.stream.Collectors;

/** What XML 1.0 can carry (section 2.2, production 2); the same characters as in the pattern of most texts in AWS's models. */
public final class XmlText {
    private static final String REPLACEMENT = "\ufffd";

    private XmlText() {}

    static boolean canCarry(String text) {
        return text.codePoints().allMatch(XmlText::canCarry);
    }

    /** Surrogates that belong to no pair count by themselves, and are not carried. */
    private static boolean canCarry(int character) {
        return character == '\t'
                || character == '\n'
                || character == '\r'
                || (character >= 0x20 && character <= 0xd7ff)
                || (character >= 0xe000 && character <= 0xfffd)
                || character >= 0x10000;
    }

    /** The text with a replacement character for each that cannot be carried, so that at least the rest can be read. */
    public static String carried(String text) {
        return canCarry(text)
                ? text
                : text.codePoints()
                        .mapToObj(each -> canCarry(each) ? Character.toString(each) : REPLACEMENT)
                        .collect(Collectors.joining());
    }
}
