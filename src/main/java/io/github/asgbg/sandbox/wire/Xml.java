package io.github.asgbg.sandbox.wire;

import java.nio.charset.StandardCharsets;

/** XML text, written from the outside in. */
final class Xml {
    private final StringBuilder text = new StringBuilder(512);

    Xml open(String name) {
        text.append('<').append(name).append('>');
        return this;
    }

    Xml open(String name, String namespace) {
        text.append('<').append(name).append(" xmlns=\"").append(namespace).append("\">");
        return this;
    }

    Xml close(String name) {
        text.append("</").append(name).append('>');
        return this;
    }

    Xml element(String name, String content) {
        open(name);
        escape(content);
        return close(name);
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void escape(String content) {
        String carried = XmlText.carried(content);
        for (int at = 0; at < carried.length(); at++) {
            char character = carried.charAt(at);
            switch (character) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append("&quot;");
                case '\r' -> text.append("&#xD;");
                default -> text.append(character);
            }
        }
    }
}
