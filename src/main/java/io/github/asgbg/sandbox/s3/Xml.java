package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.XmlText;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Writes small XML documents in the order of the calls. */
final class Xml {
    private static final String NAMESPACE = "http://s3.amazonaws.com/doc/2006-03-01/";

    private final StringBuilder text = new StringBuilder();

    /** A whole document whose root element carries S3's namespace. */
    static byte[] document(String root, Consumer<Xml> content) {
        return document(root, " xmlns=\"" + NAMESPACE + "\"", content);
    }

    /** S3's error documents carry no namespace. */
    static byte[] plainDocument(String root, Consumer<Xml> content) {
        return document(root, "", content);
    }

    private static byte[] document(String root, String attributes, Consumer<Xml> content) {
        Xml xml = new Xml();
        xml.text
                .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<")
                .append(root)
                .append(attributes);
        xml.text.append('>');
        content.accept(xml);
        xml.text.append("</").append(root).append('>');
        return xml.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    Xml element(String name, Object value) {
        text.append('<').append(name).append('>').append(escaped(value.toString()));
        text.append("</").append(name).append('>');
        return this;
    }

    Xml element(String name, Consumer<Xml> content) {
        text.append('<').append(name).append('>');
        content.accept(this);
        text.append("</").append(name).append('>');
        return this;
    }

    /** Appends what is XML already. */
    Xml raw(String xml) {
        text.append(xml);
        return this;
    }

    /**
     * Keys may have characters that XML cannot carry, which is why clients ask for {@code encoding-type=url}; where they do not,
     * those are replaced.
     */
    static String escaped(String value) {
        StringBuilder out = new StringBuilder(value.length());
        XmlText.carried(value).chars().forEach(c -> appendEscaped(out, (char) c));
        return out.toString();
    }

    private static void appendEscaped(StringBuilder out, char c) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            default -> appendPlain(out, c);
        }
    }

    private static void appendPlain(StringBuilder out, char c) {
        if (c < ' ') {
            out.append("&#").append((int) c).append(';');
        } else {
            out.append(c);
        }
    }
}
