package io.github.asgbg.port;

import io.github.asgbg.model.Printable;

/** AWS said no, or nothing. The kind decides what the engine does; the texts are for people. */
public final class CloudException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What a refusal means to somebody who wants to go on. */
    public enum Kind {
        /** The request does not fit the resource's present state, or it is already so: look again. */
        STATE,
        /** Something else is being done to the resource (ScalingActivityInProgress, ResourceContention): wait. */
        BUSY,
        /** Rate exceeded: wait longer. */
        THROTTLED,
        /** No clear answer (time-out, broken connection, 5xx): the effect is unknown, look again. */
        UNCLEAR,
        /** No or invalid credentials, or a session that has ended for good. */
        CREDENTIALS,
        /** A session that has ended, from a source that may yield another one while one waits. */
        EXPIRED,
        /** The credentials lack a permission. */
        PERMISSION,
        /** The resource does not exist in this account and Region. */
        NOT_FOUND,
        /** The endpoint or Region cannot be reached or is not configured. */
        CONFIGURATION,
        /** Refused for a reason that waiting does not change. */
        REFUSED
    }

    /** In characters; AWS's own texts are seldom half as long. */
    private static final int LONGEST = 500;

    private final Kind kind;
    private final String operation;
    private final String code;
    private final String remedy;

    /**
     * Tells of one failed call.
     *
     * @param operation service and operation, as in {@code autoscaling:EnterStandby}
     * @param code AWS's error code; empty when there was no answer
     * @param message AWS's own text
     * @param remedy what the user can do, for example the policy statement that would grant a permission; may be empty
     */
    public CloudException(Kind kind, String operation, String code, String message, String remedy, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.operation = operation;
        this.code = code;
        this.remedy = remedy;
    }

    public Kind kind() {
        return kind;
    }

    public String operation() {
        return operation;
    }

    public String code() {
        return code;
    }

    public String remedy() {
        return remedy;
    }

    /** The remedy, or where there is none what anybody can do. */
    public String advice() {
        return remedy.isEmpty() ? usualAdvice() : remedy;
    }

    private String usualAdvice() {
        return switch (kind) {
            case STATE -> "look at both groups with 'asg-bg status', then run the command again";
            case BUSY -> "wait until what is going on there has ended, then run the command again";
            case THROTTLED -> "wait a little, then run the command again";
            case UNCLEAR -> "run the command again; it looks at what has happened before it does anything";
            case CREDENTIALS, EXPIRED -> "check with 'aws sts get-caller-identity' that the credentials work";
            case PERMISSION -> "ask whoever keeps the account's policies to allow " + operation;
            case NOT_FOUND -> "check the name, the Region and the account";
            case CONFIGURATION -> "check the Region, the endpoint and the network";
            case REFUSED -> "mend what the text above says, then run the command again";
        };
    }

    /** What AWS did to a command that it did not let begin, to follow the command's name. */
    public String predicate() {
        return switch (kind) {
            case STATE, REFUSED -> "was refused by AWS";
            case BUSY -> "found something else going on in AWS";
            case THROTTLED -> "was throttled by AWS";
            case UNCLEAR -> "got no clear answer from AWS";
            case CREDENTIALS, EXPIRED -> "has no credentials that AWS accepts";
            case PERMISSION -> "was denied a permission by AWS";
            case NOT_FOUND -> "did not find in AWS what it needs";
            case CONFIGURATION -> "cannot reach AWS as it is configured";
        };
    }

    /** Whether the same call may succeed a little later. */
    public boolean isPassing() {
        return switch (kind) {
            case STATE, BUSY, THROTTLED, UNCLEAR -> true;
            case CREDENTIALS, EXPIRED, PERMISSION, NOT_FOUND, CONFIGURATION, REFUSED -> false;
        };
    }

    /** Whether AWS takes no call of this process, neither to go on nor to go back. */
    public boolean isOfCredentials() {
        return kind == Kind.CREDENTIALS || kind == Kind.EXPIRED;
    }

    /** The operation, the code and the beginning of AWS's text. */
    public String sentence() {
        String text = Printable.shortened(String.valueOf(getMessage()), LONGEST);
        return operation + (code.isEmpty() ? "" : " " + Printable.brief(code)) + ": " + text;
    }
}
