package io.github.asgbg.aws.ledger;

import io.github.asgbg.model.ShellCommand;
import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import io.github.asgbg.port.Timer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectVersion;

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
    private final Timer timer;

    LedgerReading(StoredObjects objects, S3Ledger.Place place, Timer timer) {
        this.objects = objects;
        this.place = place;
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
            if (StoredObjects.isTooLarge(object.get())) {
                throw damaged(name, new LedgerJson.Damaged("it is larger than any document of asg-bg"));
            }
            try {
                T document = reader.apply(object.get().asUtf8String());
                return Optional.of(new Found<>(document, object.get().response()));
            } catch (LedgerJson.UnknownFormat e) {
                throw refused(name, "use a newer version of asg-bg", e);
            } catch (LedgerJson.Damaged e) {
                giveUpIfNeeded(name, e, Wholeness.of(object.get()), attempt);
            }
            timer.pause(PAUSE.multipliedBy(attempt));
        }
    }

    private void giveUpIfNeeded(String name, LedgerJson.Damaged e, Wholeness wholeness, int attempt) {
        switch (wholeness) {
            case WHOLE -> throw damaged(name, e);
            case UNKNOWN -> {
                if (attempt == ATTEMPTS) {
                    throw damaged(name, e);
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

    private CloudException damaged(String name, LedgerJson.Damaged e) {
        return refused(name, restored(name).orElseGet(() -> mended(name)), e);
    }

    private CloudException refused(String name, String remedy, RuntimeException cause) {
        String text = place.url(name) + " cannot be read: " + cause.getMessage();
        return new CloudException(Kind.REFUSED, GET, "", text, remedy, cause);
    }

    private Optional<String> restored(String name) {
        try {
            return objects.earlierVersions(name).stream().findFirst().map(version -> restoring(name, version));
        } catch (CloudException e) {
            return Optional.empty();
        }
    }

    private String restoring(String name, ObjectVersion version) {
        String key = place.key(name);
        return "while no command runs, put back the version of " + version.lastModified() + ": "
                + ShellCommand.of("aws s3api copy-object")
                        .option("--bucket", place.bucket())
                        .option("--key", key)
                        .option("--copy-source", place.bucket() + "/" + key + "?versionId=" + version.versionId())
                        .quoted();
    }

    private String mended(String name) {
        String url = place.url(name);
        ShellCommand copy = ShellCommand.of("aws s3 cp");
        return "keep it, since it says how to go back; the bucket shows no earlier version, so fetch it with "
                + copy.operand("URL", url).and("ledger.json").quoted()
                + ", mend what is named above, and put it back with "
                + copy.and("ledger.json").operand("URL", url).quoted();
    }
}
