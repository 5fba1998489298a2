package io.github.asgbg.sandbox.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Where a document protocol names the operation, and what sets its documents apart. */
interface DocumentFormat {
    /** The operation that a request of this format names. */
    Optional<String> operation(WireRequest request, String service);

    /** Reads and writes the documents. */
    ObjectMapper mapper();

    /** The headers of any answer. */
    Map<String, String> headers();

    void writeTime(JsonGenerator generator, Instant time) throws IOException;

    /** How both formats count time, with three decimals. */
    static double epochSeconds(Instant time) {
        return time.toEpochMilli() / 1000.0;
    }
}
