package io.github.asgbg.config;

import io.github.asgbg.model.Printable;
import java.util.regex.Pattern;

/** What is wrong with a name, to follow the complaint about it: its length, or the first character that it must not have. */
final class NameFault {
    private NameFault() {}

    /** Empty where each character and their number are right, and where there is none. */
    static String of(String text, Pattern character, int most) {
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            return ": it has " + length + " characters, not 1 to " + most;
        }
        for (int place = 0; place < length; place++) {
            String one = Character.toString(text.codePointAt(text.offsetByCodePoints(0, place)));
            if (!character.matcher(one).matches()) {
                return ": character " + (place + 1) + " is " + shown(one);
            }
        }
        return "";
    }

    private static String shown(String character) {
        return Printable.isPrintable(character)
                ? "'" + character + "'"
                : String.format("U+%04X", character.codePointAt(0));
    }
}
