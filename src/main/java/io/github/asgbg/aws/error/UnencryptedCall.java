package io.github.asgbg.aws.error;

import software.amazon.awssdk.core.exception.SdkClientException;

/** A call that would have shown its credentials to everybody on the way; it was not made. */
public final class UnencryptedCall extends IllegalStateException {
    private static final long serialVersionUID = 1L;
    static final String REMEDY =
            "name an https:// endpoint in --endpoint-url, AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_<SERVICE> or"
                    + " the profile's endpoint_url, whichever names this one";

    private UnencryptedCall(String message) {
        super(message);
    }

    /** A call to this host by plain HTTP. The SDK makes a new exception of each of its own, but keeps the cause. */
    public static SdkClientException to(String host) {
        UnencryptedCall call = new UnencryptedCall("the endpoint http://" + host
                + " would get credentials unencrypted, and is not on this machine; nothing was sent");
        return SdkClientException.create(call.getMessage(), call);
    }
}
