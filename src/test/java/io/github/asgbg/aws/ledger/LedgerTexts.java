package io.github.asgbg.aws.ledger;

import io.github.asgbg.port.LedgerDocument;

/** The ledger's document as the text that is stored, for tests that change it. */
public final class LedgerTexts {
    private LedgerTexts() {}

    /**
     * The document.
     *
     * @throws RuntimeException when the text is refused
     */
    public static LedgerDocument read(String text) {
        return LedgerJson.read(text);
    }

    public static String write(LedgerDocument document) {
        return LedgerJson.write(document);
    }
}
