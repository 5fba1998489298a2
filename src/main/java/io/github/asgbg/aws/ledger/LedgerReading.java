package io.github.asgbg.aws.ledger;

import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * Reads a stored document, or says where it is, what is wrong with it, and what to do. No advice here may cost anybody the
 * document: it alone says how a release under way can be taken back.
 */
final class LedgerReading {
    private static final String GET = "s3:GetObject";
    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final StoredObjects objects;
    private final S3Ledger.Place place;
    private final Restoring restoring;
    private final Timer timer;

    LedgerReading(StoredObjects objects, S3Ledger.Place place, Timer timer) {
        this.objects = objects;
        this.place = place;
        this.restoring = new Restoring(place);
        this.timer = timer;
    }

    /** A document, and what S3 says of the object that it is. */
    record Found<T>(T document, GetObjectResponse object) {}

    /** Empty where there is no such object. What cannot be read is read again, unless it is certainly what S3 stores. */
    <T> Optional<Found<T>> of(String name, Function<String, T> reader) {
        for (int attempt = 1; ; attempt++) {
            Optional<ResponseBytes<GetObjectResponse>> object = objects.get(name);
            if (object.isEmpty()) {
                return Optional.empty();
            }
            requireWhole(name, object.get());
            try {
                T document = reader.apply(object.get().asUtf8String());
                return Optional.of(new Found<>(document, object.get().response()));
            } catch (LedgerJson.UnknownFormat e) {
                throw refused(name, "use a newer version of asg-bg", e);
            } catch (LedgerJson.Damaged e) {
                giveUpIfNeeded(name, object.get(), e, attempt);
            }
            timer.pause(PAUSE.multipliedBy(attempt));
        }
    }

    private void requireWhole(String name, ResponseBytes<GetObjectResponse> object) {
        try {
            StoredObjects.requireWhole(object.asByteArrayUnsafe());
        } catch (LedgerJson.Damaged e) {
            throw damaged(name, object.response(), e);
        }
    }

    private void giveUpIfNeeded(
            String name, ResponseBytes<GetObjectResponse> object, LedgerJson.Damaged e, int attempt) {
        switch (Wholeness.of(object)) {
            case WHOLE -> throw damaged(name, object.response(), e);
            case UNKNOWN -> {
                if (attempt == ATTEMPTS) {
                    throw damaged(name, object.response(), e);
                }
            }
            case CUT_OFF -> {
                if (attempt == ATTEMPTS) {
                    throw cutOff(name, e);
                }
            }
        }
    }

    private CloudException cutOff(String name, LedgerJson.Damaged e) {
        return new CloudException(
                Kind.UNCLEAR,
                GET,
                "",
                "the answer was cut off: " + place.url(name) + " does not fit its ETag, and " + e.getMessage(),
                "run the command again; if it lasts, look for a proxy on the way that changes answers",
                e);
    }

    private CloudException damaged(String name, GetObjectResponse present, LedgerJson.Damaged e) {
        return refused(name, restored(name, present).orElseGet(() -> mended(name, present)), e);
    }

    private CloudException refused(String name, String remedy, RuntimeException cause) {
        String text = place.url(name) + " cannot be read: " + cause.getMessage();
        return new CloudException(Kind.REFUSED, GET, "", text, remedy, cause);
    }

    private Optional<String> restored(String name, GetObjectResponse present) {
        try {
            return objects.versions(name).earlier().stream()
                    .findFirst()
                    .map(version -> "while no command runs, put back the version of " + version.lastModified() + ": "
                            + restoring.damaged(name, tag(present), version));
        } catch (CloudException e) {
            return Optional.empty();
        }
    }

    /** Any, where the server tells none. */
    private static String tag(GetObjectResponse present) {
        return Optional.ofNullable(present.eTag()).orElse("*");
    }

    private String mended(String name, GetObjectResponse present) {
        return "keep it, since it says how to go back; the bucket shows no earlier version, so, while no command runs, "
                + restoring.mended(name, tag(present));
    }
}
