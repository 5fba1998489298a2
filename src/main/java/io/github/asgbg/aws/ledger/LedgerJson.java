package io.github.asgbg.aws.ledger;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.asgbg.model.Release;
import io.github.asgbg.port.LedgerDocument;
import io.github.asgbg.port.LedgerDocument.Holder;
import io.github.asgbg.port.LedgerDocument.LeaseNote;
import java.time.Duration;
import java.util.Optional;

/**
 * The ledger's document as JSON that a person can read.
 *
 * <pre>
 * { "format": 2,
 *   "lease":   { "holder", "host", "command", "job", "nonce", "fence", "writes", "timeToLive" (ISO 8601), "renewedAt" },
 *   "release": { see {@link ReleaseJson} },
 *   "last":    { the same } }
 * </pre>
 *
 * What is empty is left out. Members that this version does not know are ignored; a format that it does not know is
 * refused, since its meaning may differ.
 */
final class LedgerJson {
    static final int FORMAT = 2;

    /** The first format is read, and written anew as the present one. */
    private static final int OLDEST = 1;

    /** No document of ours has as many levels, and every level is read by a call within a call. */
    private static final int DEEPEST = 50;

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private LedgerJson() {}

    /** A document that does not say what it should. */
    static final class Damaged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Damaged(String what) {
            super(what);
        }

        Damaged(String what, Throwable cause) {
            super(what, cause);
        }
    }

    /** A document of a later version of the program. */
    static final class UnknownFormat extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownFormat(String format) {
            super("the document has format " + format + ", and this version of asg-bg knows format " + FORMAT);
        }
    }

    static String write(LedgerDocument document) {
        ObjectNode root = JSON.createObjectNode().put("format", FORMAT);
        document.lease().ifPresent(lease -> root.set("lease", lease(lease)));
        document.release().ifPresent(release -> root.set("release", ReleaseJson.write(release)));
        document.last().ifPresent(last -> root.set("last", ReleaseJson.write(last)));
        return root.toPrettyString() + "\n";
    }

    static String writeHistory(Release release) {
        ObjectNode root = JSON.createObjectNode().put("format", FORMAT);
        root.set("release", ReleaseJson.write(release));
        return root.toPrettyString() + "\n";
    }

    static LedgerDocument read(String json) {
        Fields root = document(json);
        return new LedgerDocument(
                root.optionalObject("lease").map(LedgerJson::lease),
                root.optionalObject("release").map(ReleaseJson::read),
                root.optionalObject("last").map(ReleaseJson::read));
    }

    static Release readHistory(String json) {
        return ReleaseJson.read(document(json).object("release"));
    }

    private static Fields document(String json) {
        Fields root = new Fields("", parse(json));
        JsonNode format = root.node("format").orElseThrow(() -> new Damaged("`format` is missing"));
        if (!format.isInt() || format.intValue() < OLDEST || format.intValue() > FORMAT) {
            throw new UnknownFormat(format.toString());
        }
        return root;
    }

    private static JsonNode parse(String json) {
        try {
            return Optional.ofNullable(JSON.readTree(json))
                    .filter(JsonNode::isObject)
                    .orElseThrow(() -> new Damaged("it is not a JSON object"));
        } catch (JsonProcessingException e) {
            throw new Damaged("it is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static ObjectNode lease(LeaseNote lease) {
        ObjectNode json = JSON.createObjectNode();
        lease.holder().job().ifPresent(job -> json.put("job", job));
        return json.put("holder", lease.holder().who())
                .put("host", lease.holder().host())
                .put("command", lease.holder().command())
                .put("nonce", lease.nonce())
                .put("fence", lease.fence())
                .put("writes", lease.writes())
                .put("timeToLive", lease.timeToLive().toString())
                .put("renewedAt", lease.renewedAt().toString());
    }

    private static Duration timeToLive(String text) {
        Duration duration = Duration.parse(text);
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(text);
        }
        return duration;
    }

    private static Holder holder(Fields fields) {
        return new Holder(
                fields.text("holder", Format.WORDS),
                fields.optionalText("host", Format.WORDS).orElse(""),
                fields.optionalText("command", Format.WORDS).orElse(""),
                fields.optionalText("job", Format.WORDS));
    }

    private static LeaseNote lease(Fields fields) {
        return new LeaseNote(
                holder(fields),
                fields.text("nonce", Format.NAME),
                fields.count("fence"),
                fields.count("writes"),
                fields.parsed("timeToLive", LedgerJson::timeToLive),
                fields.instant("renewedAt"));
    }
}
