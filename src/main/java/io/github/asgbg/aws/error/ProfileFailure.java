package io.github.asgbg.aws.error;

import software.amazon.awssdk.core.exception.SdkClientException;

/** A profile of the shared configuration files that cannot be used; found before any call. */
public final class ProfileFailure extends SdkClientException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    private ProfileFailure(String message, String remedy, Throwable cause) {
        super(builder().message(message).cause(cause));
        this.remedy = remedy;
    }

    /** There is no such profile; the remedy names those that there are. */
    public static ProfileFailure unknown(String message, String remedy) {
        return new ProfileFailure(message, remedy, new IllegalArgumentException(message));
    }

    /** There is one, or there may be, but it does not yield credentials. */
    public static ProfileFailure unusable(String message, String remedy, RuntimeException cause) {
        return new ProfileFailure(message, remedy, cause);
    }

    String remedy() {
        return remedy;
    }
}
