package io.github.asgbg.sandbox.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Bodies that a client compressed, as the SDKs do with large PutMetricData requests. */
final class Compression {
    private Compression() {}

    /**
     * The body as it was before it was compressed.
     *
     * @throws AwsError when it is not what its header says
     */
    static byte[] undone(WireRequest request) {
        if (!request.headers().getOrDefault("content-encoding", List.of()).contains("gzip")) {
            return request.body();
        }
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(request.body()))) {
            return Bounds.read(stream);
        } catch (IOException notCompressed) {
            throw new AwsError(400, "SerializationException", "The body is not compressed as its header says");
        }
    }
}
