package io.github.asgbg.aws.ledger;

import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import java.util.function.Supplier;

/** Reads a stored document, or says where it is, what is wrong with it, and what to do. */
final class LedgerReading {
    private LedgerReading() {}

    static <T> T of(String url, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (LedgerJson.Damaged e) {
            throw refused(
                    url + " cannot be read: " + e.getMessage(),
                    "restore the object's previous version if the bucket keeps versions; or, when no release is under"
                            + " way, remove it: aws s3 rm " + url,
                    e);
        } catch (LedgerJson.UnknownFormat e) {
            throw refused(url + " cannot be read: " + e.getMessage(), "use a newer version of asg-bg", e);
        }
    }

    private static CloudException refused(String text, String remedy, RuntimeException cause) {
        return new CloudException(Kind.REFUSED, "s3:GetObject", "", text, remedy, cause);
    }
}
