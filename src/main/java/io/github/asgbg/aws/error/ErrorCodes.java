package io.github.asgbg.aws.error;

import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * What AWS's error codes mean to a release.
 *
 * <p>Sources: the "Common errors" pages of the Auto Scaling, ELBv2 and EC2 API references, the error code list of the S3
 * API reference, and AwsErrorCode of the SDK.
 */
public final class ErrorCodes {
    private static final Pattern UNKNOWN_GROUP = Pattern.compile("Group .* not found", Pattern.DOTALL);

    private ErrorCodes() {}

    /** AWS's code, or the HTTP status of an answer that has none. */
    public static String codeOf(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String code = details == null ? null : details.errorCode();
        return code == null || code.isBlank() ? "HTTP " + e.statusCode() : code;
    }

    public static Kind kind(String code, int status, String text) {
        return switch (code) {
            case "ValidationError" -> isUnknownGroup(text) ? Kind.NOT_FOUND : Kind.STATE;
            case "ScalingActivityInProgress",
                    "ResourceContention",
                    "ResourceInUse",
                    "InstanceRefreshInProgress",
                    "ConditionalRequestConflict",
                    "OperationAborted" -> Kind.BUSY;
            case "PreconditionFailed", "IncorrectInstanceState", "IncorrectState", "AlreadyExists" -> Kind.STATE;
            case "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AllAccessDisabled" ->
                Kind.PERMISSION;
            case "ExpiredToken",
                    "ExpiredTokenException",
                    "RequestExpired",
                    "RequestTimeTooSkewed",
                    "InvalidClientTokenId",
                    "UnrecognizedClientException",
                    "AuthFailure",
                    "SignatureDoesNotMatch",
                    "InvalidAccessKeyId",
                    "InvalidToken",
                    "MissingAuthenticationToken",
                    "MissingAuthenticationTokenException",
                    "IncompleteSignature",
                    "InvalidSignatureException",
                    "TokenRefreshRequired" -> Kind.CREDENTIALS;
            case "TargetGroupNotFound",
                    "LoadBalancerNotFound",
                    "NoSuchBucket",
                    "NoSuchKey",
                    "InvalidInstanceID.NotFound" -> Kind.NOT_FOUND;
            case "OptInRequired",
                    "PermanentRedirect",
                    "AuthorizationHeaderMalformed",
                    "IllegalLocationConstraintException" -> Kind.CONFIGURATION;
            default -> ofOther(code, status);
        };
    }

    private static Kind ofOther(String code, int status) {
        if (status == 429 || isThrottling(code)) {
            return Kind.THROTTLED;
        }
        if (isUnknownOperation(code, status)) {
            return Kind.REFUSED;
        }
        if (isOfKey(code)) {
            return Kind.CONFIGURATION;
        }
        return status >= 500 || code.equals("RequestTimeout") ? Kind.UNCLEAR : byStatus(status);
    }

    /** What S3 passes on of KMS, as in {@code KMS.DisabledException}; a denial by KMS is an AccessDenied instead. */
    static boolean isOfKey(String code) {
        return code.startsWith("KMS.");
    }

    private static Kind byStatus(int status) {
        return switch (status) {
            case 401 -> Kind.CREDENTIALS;
            case 403 -> Kind.PERMISSION;
            case 404 -> Kind.NOT_FOUND;
            case 301, 307 -> Kind.CONFIGURATION;
            default -> Kind.REFUSED;
        };
    }

    private static boolean isThrottling(String code) {
        return switch (code) {
            case "Throttling",
                    "ThrottlingException",
                    "ThrottledException",
                    "RequestThrottled",
                    "RequestThrottledException",
                    "RequestLimitExceeded",
                    "TooManyRequestsException",
                    "SlowDown",
                    "BandwidthLimitExceeded" -> true;
            default -> false;
        };
    }

    /** Servers that imitate AWS do not know every operation; AWS itself knows all that are asked here. */
    public static boolean isUnknownOperation(String code, int status) {
        return status == 501 || code.equals("InvalidAction") || code.equals("NotImplemented");
    }

    /** The same, when only our own report of the failure is left: there a missing code is an HTTP status. */
    public static boolean isUnknownOperation(CloudException e) {
        return isUnknownOperation(e.code(), 0) || e.code().equals("HTTP 501");
    }

    /**
     * Whether AWS refuses to attach an instance for what the instance is: terminated, of another zone, or without its image.
     * Everything is a ValidationError here; those that pass speak of the group's sizes, of a suspended process, or of an
     * instance that is a member already. Source: Auto Scaling user guide, "Attach instances".
     */
    static boolean isUnattachable(String operation, String code, String text) {
        boolean passes = text.contains("AutoScalingGroup sizes")
                || text.contains("is already part of")
                || text.contains("suspended")
                || isUnknownGroup(text);
        return operation.equals("autoscaling:AttachInstances") && code.equals("ValidationError") && !passes;
    }

    /** Writes and reads say it in different words. */
    public static boolean isUnknownGroup(String text) {
        return text.contains("AutoScalingGroup name not found")
                || UNKNOWN_GROUP.matcher(text).matches();
    }
}
