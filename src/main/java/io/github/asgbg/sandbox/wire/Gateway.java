package io.github.asgbg.sandbox.wire;

import io.github.asgbg.sandbox.world.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The one door to all services: finds the service by the credential scope of the request's signature (header or
 * presigned query) and lets it answer inside the world's lock. Signatures are not verified.
 */
public final class Gateway {
    private final World world;
    private final Permissions permissions;
    private final CutOffs cutOffs = new CutOffs();
    private final Map<String, AwsService> services = new HashMap<>();

    /** A door through which the caller may do everything. */
    public Gateway(World world, List<? extends AwsService> services) {
        this(world, new Permissions("arn:aws:iam::123456789012:user/sandbox"), services);
    }

    /** A door through which the caller may do what the permissions, which may change at any time, allow. */
    public Gateway(World world, Permissions permissions, List<? extends AwsService> services) {
        this.world = world;
        this.permissions = permissions;
        permissions.credentials().by(world::now);
        services.forEach(service -> this.services.put(service.signingName(), service));
    }

    /** Answers the request; never throws. */
    public WireResponse answer(WireRequest request) {
        WireResponse response;
        try {
            response = signingName(request).map(name -> route(name, request)).orElseGet(() -> unsigned(request));
        } catch (RuntimeException defect) {
            response = GatewayErrors.internalFailure(defect);
        }
        return cutOff(request, stamped(response));
    }

    /** Answers a request that could not even be read. */
    WireResponse refused(AwsError error) {
        return stamped(GatewayErrors.refused(error));
    }

    /** Answers a request whose body is larger than what is read of it; the request has none. */
    WireResponse tooLarge(WireRequest request) {
        return stamped(
                signingName(request).filter("s3"::equals).isPresent()
                        ? GatewayErrors.entityTooLarge()
                        : GatewayErrors.refused(Bounds.tooLarge()));
    }

    private WireResponse route(String signingName, WireRequest request) {
        return Optional.ofNullable(services.get(signingName))
                .map(service -> world.locked(() -> service.answer(request, permissions)))
                .orElseGet(() -> GatewayErrors.noSuchService(signingName, request));
    }

    private static Optional<String> signingName(WireRequest request) {
        return Scope.of(request).map(Scope::service);
    }

    /** The Query services are always asked at the root; any other path can only mean S3. */
    private static WireResponse unsigned(WireRequest request) {
        return request.path().equals("/") || request.path().isEmpty()
                ? GatewayErrors.missingToken()
                : GatewayErrors.accessDenied();
    }

    /**
     * Cuts off the n-th answer from now to requests of one IAM action: its Content-Length promises the whole body, and the
     * connection ends after the first half. The request has been carried out then.
     *
     * @param action as in {@code s3:GetObject} or {@code autoscaling:EnterStandby}, without wildcards
     * @param nth 1 for the next answer; answers without a body do not count
     */
    public void cutOffAnswer(String action, int nth) {
        cutOffs.expect(action, nth);
    }

    private WireResponse cutOff(WireRequest request, WireResponse response) {
        return signingName(request)
                .flatMap(name -> Optional.ofNullable(services.get(name)))
                .flatMap(service -> service.action(request))
                .map(action -> cutOffs.applied(action, response))
                .orElse(response);
    }

    /** What every answer has: an id, and the time, which is that of the simulated world. */
    private WireResponse stamped(WireResponse response) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(response.headers());
        headers.putIfAbsent("x-amzn-requestid", UUID.randomUUID().toString());
        headers.put("Date", HttpDate.of(world.now()));
        return new WireResponse(response.status(), headers, response.body());
    }
}
