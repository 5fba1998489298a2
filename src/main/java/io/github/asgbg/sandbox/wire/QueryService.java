package io.github.asgbg.sandbox.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Base of the services that speak the Query protocol, or EC2's dialect of it.
 *
 * <p>The SDK's generated model classes carry their own wire names ({@link SdkPojo#sdkFields()}), so one codec reads
 * every request and writes every response, and an operation is one method from request to response.
 */
public abstract class QueryService implements AwsService {
    private final String signingName;
    private final String version;
    private final QueryFormat format;
    private final Map<String, Operation> operations = new HashMap<>();
    private Optional<String> modelPackage = Optional.empty();

    /**
     * @param version the API version that requests name, such as {@code 2011-01-01}
     * @param xmlNamespace the namespace of responses
     */
    protected QueryService(String signingName, String version, String xmlNamespace, Dialect dialect) {
        this.signingName = signingName;
        this.version = version;
        this.format = new QueryFormat(xmlNamespace, dialect);
    }

    /** Adds an operation: how its request is built, and what it does. */
    protected <I extends SdkPojo, O extends SdkPojo> void on(
            String action, Supplier<? extends SdkPojo> requestBuilder, Function<I, O> operation) {
        this.<I, O>onNewer(action, requestBuilder, (request, newer) -> operation.apply(request));
    }

    /** Adds an operation that also looks at members which its request class does not have yet. */
    @SuppressWarnings("unchecked") // the builder builds I, which erasure hides
    protected <I extends SdkPojo, O extends SdkPojo> void onNewer(
            String action, Supplier<? extends SdkPojo> requestBuilder, BiFunction<I, Newer, O> operation) {
        modelPackage = Optional.of(requestBuilder.get().getClass().getPackageName());
        operations.put(
                action,
                parameters -> operation.apply((I) RequestReader.read(parameters, requestBuilder.get()), parameters));
    }

    @Override
    public String signingName() {
        return signingName;
    }

    @Override
    public WireResponse answer(WireRequest request) {
        String requestId = UUID.randomUUID().toString();
        try {
            Parameters parameters = Parameters.of(request);
            String action = parameters.value("Action").orElseThrow(QueryService::missingAction);
            return format.success(action, requestId, operation(action).apply(parameters));
        } catch (AwsError error) {
            return format.failure(error, requestId);
        }
    }

    private Operation operation(String action) {
        return Optional.ofNullable(operations.get(action)).orElseThrow(() -> unknown(action));
    }

    private static AwsError missingAction() {
        return new AwsError(400, "MissingAction", "Missing Action");
    }

    private AwsError unknown(String action) {
        String message = isKnownToAws(action)
                ? "The sandbox does not implement " + signingName + ":" + action
                : "Could not find operation " + action + " for version " + version;
        return new AwsError(400, "InvalidAction", message);
    }

    /** AWS knows an operation if its SDK has a request class for it. */
    private boolean isKnownToAws(String action) {
        try {
            Class.forName(
                    modelPackage.orElse("") + "." + action + "Request",
                    false,
                    getClass().getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError unknown) {
            return false;
        }
    }

    private interface Operation extends Function<Parameters, SdkPojo> {}
}
