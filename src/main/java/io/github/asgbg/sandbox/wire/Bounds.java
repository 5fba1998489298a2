package io.github.asgbg.sandbox.wire;

import java.io.IOException;
import java.io.InputStream;

/** How much a request may make the sandbox hold in memory; far above what any client sends that works with a few groups. */
final class Bounds {
    /** Of a body after it was decompressed. */
    static final int BODY = 16 * 1024 * 1024;

    /** Of parameters in one Query request; PutMetricData with a thousand metrics has fewer. */
    static final int PARAMETERS = 50_000;

    /** Of members within members, in any protocol; no request of these services has more than ten. */
    static final int DEPTH = 32;

    private Bounds() {}

    /**
     * All that a stream yields.
     *
     * @throws AwsError when that is more than a body may have
     */
    static byte[] read(InputStream stream) throws IOException {
        byte[] all = stream.readNBytes(BODY + 1);
        if (all.length > BODY) {
            throw tooLarge();
        }
        return all;
    }

    /** As in "Common errors" of the AWS APIs, where the code is that of the newer services. */
    static AwsError tooLarge() {
        return new AwsError(413, "RequestEntityTooLargeException", "The request entity is too large.");
    }

    /** Refuses more parameters than are kept. */
    static void requireFew(int parameters) {
        if (parameters > PARAMETERS) {
            throw tooLarge();
        }
    }

    /** Refuses members that are nested deeper than any request of AWS. */
    static void requireShallow(int depth) {
        if (depth > DEPTH) {
            throw new AwsError(400, "MalformedInput", "The parameters are nested deeper than " + DEPTH + " levels.");
        }
    }
}
