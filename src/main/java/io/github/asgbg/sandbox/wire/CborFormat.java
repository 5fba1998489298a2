package io.github.asgbg.sandbox.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.CBORFactory;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Smithy RPC v2 CBOR: the operation is in the path, times carry tag 1 (smithy.io, "Smithy RPC v2 CBOR protocol"). */
final class CborFormat implements DocumentFormat {
    private static final String PROTOCOL_HEADER = "smithy-protocol";
    private static final String PROTOCOL = "rpc-v2-cbor";
    private static final Pattern PATH = Pattern.compile("/service/([^/]+)/operation/([^/]+)$");
    private static final int EPOCH_TAG = 1;

    private final ObjectMapper mapper = new CBORMapper(CBORFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Bounds.DEPTH)
                    .build())
            .build());

    @Override
    public Optional<String> operation(WireRequest request, String service) {
        Matcher path = PATH.matcher(request.path());
        boolean isOurs =
                request.headers().getOrDefault(PROTOCOL_HEADER, List.of()).contains(PROTOCOL)
                        && path.find()
                        && path.group(1).equals(service);
        return isOurs ? Optional.of(path.group(2)) : Optional.empty();
    }

    @Override
    public ObjectMapper mapper() {
        return mapper;
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Content-Type", "application/cbor", PROTOCOL_HEADER, PROTOCOL);
    }

    @Override
    public void writeTime(JsonGenerator generator, Instant time) throws IOException {
        ((CBORGenerator) generator).writeTag(EPOCH_TAG);
        generator.writeNumber(DocumentFormat.epochSeconds(time));
    }
}
