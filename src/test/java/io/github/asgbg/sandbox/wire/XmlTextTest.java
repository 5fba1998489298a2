package io.github.asgbg.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

/** XML 1.0, section 2.2: Char ::= #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF]. */
class XmlTextTest {
    /** Every character that there is, half pairs included, written and read again. */
    @Test
    void whateverIsWrittenIsXml() throws Exception {
        for (int from = 0; from < 0x11000; from += 0x100) {
            StringBuilder all = new StringBuilder();
            for (int each = from; each < from + 0x100; each++) {
                all.appendCodePoint(each).append('x');
            }
            byte[] document = new Xml().element("a", all.toString()).bytes();
            String read = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(document))
                    .getDocumentElement()
                    .getTextContent();
            assertThat(read).isEqualTo(XmlText.carried(all.toString()));
        }
    }

    @Test
    void onlyWhatCannotBeCarriedIsReplaced() {
        assertThat(XmlText.carried("a\u0000b\u0008c\ufffed\ud800e\udc00f"))
                .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf");
        String fine = "\t\n\r ~\u007f\u0085\ud7ff\ue000\ufffd\ud83d\ude00\udbff\udfff";
        assertThat(XmlText.carried(fine)).isSameAs(fine);
        assertThat(new String(new Xml().element("a", "\u0001").bytes(), StandardCharsets.UTF_8))
                .isEqualTo("<a>\ufffd</a>");
    }
}
