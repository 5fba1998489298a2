package io.github.asgbg.sandbox.wire;

import java.util.Optional;
import java.util.UUID;

/** The Query protocol and EC2's dialect of it: parameters with dotted names in a form, XML in return. */
final class QueryProtocol implements Protocol {
    private final QueryFormat format;

    QueryProtocol(QueryFormat format) {
        this.format = format;
    }

    /** It is what services spoke first, so it is assumed where no other protocol shows itself. */
    @Override
    public boolean isSpokenIn(WireRequest request) {
        return true;
    }

    @Override
    public Optional<String> operation(WireRequest request) {
        return Parameters.of(request).value("Action");
    }

    @Override
    public WireResponse answer(WireRequest request, Doing operations) {
        String requestId = UUID.randomUUID().toString();
        try {
            Parameters parameters = Parameters.of(request);
            String action = parameters.value("Action").orElseThrow(QueryProtocol::missingAction);
            return format.success(action, requestId, operations.answer(action, parameters));
        } catch (AwsError error) {
            return format.failure(error, requestId);
        }
    }

    private static AwsError missingAction() {
        return new AwsError(400, "MissingAction", "Missing Action");
    }
}
