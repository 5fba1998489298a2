package io.github.asgbg.sandbox.wire;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Base of the services that speak the Query protocol, or EC2's dialect of it, and perhaps a newer protocol, too.
 *
 * <p>The SDK's generated model classes carry their own wire names ({@link SdkPojo#sdkFields()}), so one codec a protocol
 * reads every request and writes every response, and an operation is one method from request to response.
 */
public abstract class QueryService implements AwsService {
    private static final TextRules ANY_TEXT = new TextRules();

    private final String signingName;
    private final Operations operations;
    private final Deque<Protocol> protocols = new ArrayDeque<>();
    private final Unsupported unsupported = new Unsupported();
    private Optional<String> region = Optional.empty();

    /**
     * @param version the API version that requests name, such as {@code 2011-01-01}
     * @param xmlNamespace the namespace of responses
     */
    protected QueryService(String signingName, String version, String xmlNamespace, Dialect dialect) {
        this.signingName = signingName;
        this.operations = new Operations(signingName, version);
        protocols.push(new QueryProtocol(new QueryFormat(xmlNamespace, dialect)));
    }

    /** Lets the service be asked by documents, too: Smithy RPC v2 CBOR, or AWS JSON 1.0. */
    protected void speakDocuments(SmithyService service) {
        protocols.push(new DocumentProtocol(new JsonFormat(), service));
        protocols.push(new DocumentProtocol(new CborFormat(), service));
    }

    /** Lets the service answer only what was signed for this Region; without it, it is one for all Regions. */
    protected void standIn(String itsRegion) {
        region = Optional.of(itsRegion);
    }

    /** The words are those of the IAM user guide, "Troubleshoot Signature Version 4 signing"; the second sentence is ours. */
    private void refuseElsewhere(WireRequest request) {
        String signed = Scope.of(request).map(Scope::region).orElse("");
        region.filter(own -> !own.equals(signed)).ifPresent(own -> {
            throw new AwsError(
                    403,
                    "SignatureDoesNotMatch",
                    "Credential should be scoped to a valid Region, not '" + signed
                            + "'. The sandbox simulates no other Region than '" + own + "'.");
        });
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
        String modelPackage = requestBuilder.get().getClass().getPackageName();
        operations.put(action, modelPackage, members -> {
            I request = (I) members.into(requestBuilder.get());
            texts().violation(request).ifPresent(violation -> {
                throw malformed(violation.sentence());
            });
            return operation.apply(request, members);
        });
    }

    /** What the service's model says of the texts in its requests. */
    protected TextRules texts() {
        return ANY_TEXT;
    }

    /** The error for a text that breaks a rule ("Common errors" of the Query services: ValidationError). */
    protected AwsError malformed(String sentence) {
        return AwsError.validation(sentence);
    }

    @Override
    public String signingName() {
        return signingName;
    }

    /** What this service leaves out, to be declared by it. */
    public Unsupported unsupported() {
        return unsupported;
    }

    /** The error for a member that this service does not look at although it would change what happens. */
    protected AwsError leftOut(String sentence) {
        return AwsError.validation(sentence);
    }

    private void refuseUnsupported(String operation, Members members) {
        unsupported.refusedIn(operation, members).ifPresent(member -> {
            throw leftOut("The sandbox does not do what " + member + " of " + operation + " asks for");
        });
    }

    /** The names of all operations that are implemented, sorted. */
    public SortedSet<String> operations() {
        return operations.names();
    }

    /** What the service is called in IAM's actions; mostly what it is called in signatures. */
    protected String actionPrefix() {
        return signingName;
    }

    /** The ARN that the service names when it refuses this request to somebody; empty where it names none. */
    protected Optional<String> resource(String operation, Newer request) {
        return Optional.empty();
    }

    /** The error for what the caller may not do; Query services answer 403 {@code AccessDenied}. */
    protected AwsError denied(String operation, String sentence) {
        return new AwsError(403, "AccessDenied", sentence);
    }

    @Override
    public Optional<String> action(WireRequest request) {
        try {
            return spoken(request).operation(request).map(operation -> actionPrefix() + ":" + operation);
        } catch (AwsError unreadable) {
            return Optional.empty();
        }
    }

    private Protocol spoken(WireRequest request) {
        return protocols.stream()
                .filter(protocol -> protocol.isSpokenIn(request))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public WireResponse answer(WireRequest request, Permissions permissions) {
        return spoken(request).answer(request, (operation, members) -> {
            refuseElsewhere(request);
            permissions.credentials().require(request, signingName);
            operations.require(operation);
            refuseDenied(operation, members, permissions);
            refuseUnsupported(operation, members);
            return operations.answer(operation, members);
        });
    }

    /** Whether everybody may do it, whatever any policy says. */
    protected boolean isFree(String operation) {
        return false;
    }

    private void refuseDenied(String operation, Members members, Permissions permissions) {
        if (isFree(operation)) {
            return;
        }
        String action = actionPrefix() + ":" + operation;
        Optional<String> resource = Permissions.onlyLooks(operation) ? Optional.empty() : resource(operation, members);
        permissions.refusal(action, resource).ifPresent(sentence -> {
            throw denied(operation, sentence);
        });
    }
}
