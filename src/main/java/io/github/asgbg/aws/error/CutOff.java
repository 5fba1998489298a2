package io.github.asgbg.aws.error;

import java.io.IOException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** An answer that ended too early. Calls that may be repeated are repeated after one. */
public final class CutOff extends IOException {
    private static final long serialVersionUID = 1L;

    private CutOff(String message) {
        super(message);
    }

    /** Fewer bytes than the answer announced. */
    public static CutOff after(int bytes, long announced) {
        return new CutOff("it ended after " + bytes + " of " + announced + " bytes");
    }

    /** An answer that announced no length, and that ended in the middle of its XML. */
    public static CutOff insideXml(int bytes) {
        return new CutOff("its XML ended after " + bytes + " bytes, before its last element did");
    }

    /**
     * Whether a call failed because its answer was cut off, or damaged in another way. The texts are those of version 2.40.2
     * of the SDK, which has no exception of its own for a wrong checksum or for an answer that it cannot read.
     */
    public static boolean explains(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            String text = String.valueOf(t.getMessage());
            boolean isUnreadable = text.contains("different checksum than expected")
                    || text.startsWith("Unable to unmarshall response");
            if (t instanceof CutOff || (t instanceof SdkClientException && isUnreadable)) {
                return true;
            }
        }
        return false;
    }
}
