package io.github.asgbg.sandbox.wire;

/** An error that AWS answers: an HTTP status, a code and a text, in the words of the real service. */
public final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    public AwsError(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    /** A client error of Auto Scaling's and ELB's most common kind. */
    public static AwsError validation(String message) {
        return new AwsError(400, "ValidationError", message);
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
