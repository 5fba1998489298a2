package io.github.asgbg.aws.error;

import software.amazon.awssdk.core.exception.SdkClientException;

/** A profile of the shared configuration files that cannot be used; found before any call. */
public final class ProfileFailure extends SdkClientException {
    private static final long serialVersionUID = 1L;

    private final String remedy;
    private final boolean isRenewable;

    private ProfileFailure(String message, String remedy, Throwable cause, boolean isRenewable) {
        super(builder().message(message).cause(cause));
        this.remedy = remedy;
        this.isRenewable = isRenewable;
    }

    /** There is no such profile; the remedy names those that there are. */
    public static ProfileFailure unknown(String message, String remedy) {
        return new ProfileFailure(message, remedy, new IllegalArgumentException(message), false);
    }

    /** There is one, or there may be, but it does not yield credentials. */
    public static ProfileFailure unusable(String message, String remedy, RuntimeException cause) {
        return new ProfileFailure(message, remedy, cause, false);
    }

    /** One whose session has ended, or was not begun: whoever logs in again makes it usable. */
    public static ProfileFailure loggedOut(String message, String remedy, RuntimeException cause) {
        return new ProfileFailure(message, remedy, cause, true);
    }

    boolean isRenewable() {
        return isRenewable;
    }

    String remedy() {
        return remedy;
    }
}
