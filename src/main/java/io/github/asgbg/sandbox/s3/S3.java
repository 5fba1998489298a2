package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.AwsService;
import io.github.asgbg.sandbox.wire.Permissions;
import io.github.asgbg.sandbox.wire.WireRequest;
import io.github.asgbg.sandbox.wire.WireResponse;
import io.github.asgbg.sandbox.world.World;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A simulated S3: strongly consistent buckets, versioned when asked for, with conditional reads, writes and deletes (S3 user guide, "Add
 * preconditions to S3 operations with conditional requests"). Path-style and virtual-hosted addresses both work.
 *
 * <p>Not simulated: multipart uploads, Object Lock beyond a bucket's default retention, lifecycle rules, events and replication; asking for them is
 * refused. A bucket's policy is kept and shown, but has no effect.
 */
public final class S3 implements AwsService {
    private static final long CAPACITY = 256L * 1024 * 1024;

    private final Buckets buckets;
    private final ObjectOperations objects;

    /** The store of account 123456789012, without buckets, that reads its dates from the world's clock. */
    public S3(World world) {
        this(world, "123456789012");
    }

    /** The store of an account. */
    public S3(World world, String account) {
        this(world, account, CAPACITY);
    }

    S3(World world, String account, long capacity) {
        InstantSource clock = world::now;
        this.buckets = new Buckets(clock, account, () -> versionId(world.random()), capacity);
        this.objects = new ObjectOperations(buckets, clock);
    }

    /** "Unicode, UTF-8 encoded, URL-ready, opaque strings" (S3 user guide, "Version IDs"). */
    private static String versionId(SplittableRandom random) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes).replace('-', '.');
    }

    @Override
    public String signingName() {
        return "s3";
    }

    /**
     * Lets the next conditional writes fail with 409 ConditionalRequestConflict, as they do when another write to the same key
     * is in flight; nothing is written.
     */
    public void conflictOnNextConditionalWrites(int count) {
        objects.conflictOnNextConditionalWrites(count);
    }

    @Override
    public Optional<String> action(WireRequest request) {
        try {
            return Access.action(Call.addressed(request));
        } catch (AwsError unreadable) {
            return Optional.empty();
        }
    }

    @Override
    public WireResponse answer(WireRequest request, Permissions permissions) {
        Call addressed = Call.unaddressed(request);
        try {
            addressed = Call.addressed(request);
            addressed = addressed.with(permissions, Payload.of(request));
            permissions.credentials().require(request, signingName());
            Access.require(addressed);
            return dispatch(addressed);
        } catch (AwsError e) {
            return Replies.error(Access.told(addressed, e), addressed);
        }
    }

    private WireResponse dispatch(Call call) {
        if (call.bucket().isEmpty()) {
            return serviceOperation(call);
        }
        Optional<WireResponse> redirect = buckets.redirect(call);
        if (redirect.isPresent()) {
            return redirect.get();
        }
        buckets.checkOwner(call);
        Size.requireKey(call.key());
        return call.key().isEmpty() ? buckets.answer(call) : objects.answer(call);
    }

    private WireResponse serviceOperation(Call call) {
        if (call.method().equals("GET")) {
            return buckets.list(call);
        }
        throw notImplemented(call);
    }

    /** What S3 itself would answer to most of these is success; here the operation is named so that nobody wonders. */
    static AwsError notImplemented(Call call) {
        String subresources = String.join("&", call.request().query().keySet());
        String what = call.method()
                + (call.key().isEmpty() ? " on a bucket" : " on an object")
                + (subresources.isEmpty() ? "" : " with ?" + subresources);
        return new AwsError(501, "NotImplemented", "The sandbox's S3 does not implement " + what + ".");
    }
}
