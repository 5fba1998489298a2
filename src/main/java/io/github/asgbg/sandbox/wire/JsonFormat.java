package io.github.asgbg.sandbox.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** AWS JSON 1.0: the operation is in a header (smithy.io, "AWS JSON 1.0 protocol"). */
final class JsonFormat implements DocumentFormat {
    private final ObjectMapper mapper = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Bounds.DEPTH)
                    .build())
            .build());

    @Override
    public Optional<String> operation(WireRequest request, String service) {
        String prefix = service + ".";
        return request.headers().getOrDefault("x-amz-target", List.of()).stream()
                .filter(target -> target.startsWith(prefix))
                .map(target -> target.substring(prefix.length()))
                .findFirst();
    }

    @Override
    public ObjectMapper mapper() {
        return mapper;
    }

    @Override
    public Map<String, String> headers() {
        return Map.of("Content-Type", "application/x-amz-json-1.0");
    }

    @Override
    public void writeTime(JsonGenerator generator, Instant time) throws IOException {
        generator.writeNumber(DocumentFormat.epochSeconds(time));
    }
}
