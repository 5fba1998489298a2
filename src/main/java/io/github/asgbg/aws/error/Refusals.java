package io.github.asgbg.aws.error;

import io.github.asgbg.port.CloudException;
import io.github.asgbg.port.CloudException.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.StsException;

/** From what the SDK throws to what it means to somebody who wants to go on. */
public final class Refusals {
    private static final String REGION =
            "give --region, set AWS_REGION, or put `region` into the profile in ~/.aws/config";

    private static final String ATTACHABLE =
            "an instance can be attached while it runs, as long as its image exists, and"
                    + " to a group that has its zone; start others with 'asg-bg deploy VERSION'";

    /** EC2 appends several hundred characters that only sts:DecodeAuthorizationMessage can read. */
    private static final Pattern ENCODED =
            Pattern.compile("\\s*Encoded authorization failure message:.*", Pattern.DOTALL);

    private Refusals() {}

    /**
     * What was known when a call failed.
     *
     * @param host the server asked last
     * @param hasAnswered whether any call was answered before, so that the settings must be right
     * @param resource the ARN that a policy must name to permit the call
     * @param areKeysFixed whether the keys are those that the process was started with, and no others can come
     * @param now this machine's clock, by which requests are signed
     * @param proxy the proxy between this machine and the server, as in {@code proxy:3128, which HTTPS_PROXY names}
     */
    public record Circumstances(
            Optional<String> region,
            String host,
            boolean hasAnswered,
            Optional<String> profile,
            String resource,
            Optional<String> proxy,
            boolean areKeysFixed,
            Instant now) {}

    public static CloudException of(SdkException e, String operation, Circumstances around) {
        if (e instanceof StsException sts && !operation.startsWith("sts:")) {
            return roleRefused(sts, operation, around);
        }
        return e instanceof AwsServiceException service
                ? answered(service, operation, around)
                : unanswered(e, operation, around);
    }

    private static CloudException answered(AwsServiceException e, String operation, Circumstances around) {
        String code = ErrorCodes.codeOf(e);
        String text = textOf(e);
        if (ErrorCodes.isUnattachable(operation, code, text)) {
            return new CloudException(Kind.REFUSED, operation, code, text, ATTACHABLE, e);
        }
        Kind kind = Sessions.kind(e, code, around).orElseGet(() -> ErrorCodes.kind(code, e.statusCode(), text));
        String remedy =
                switch (kind) {
                    case PERMISSION -> Permissions.remedy(operation, text, around.resource());
                    case CREDENTIALS, EXPIRED -> Sessions.remedy(e, code, around);
                    case THROTTLED -> "wait a little; other tools in the account share the same request rate";
                    case CONFIGURATION -> configurationRemedy(code);
                    case REFUSED -> refusalRemedy(operation, code, e.statusCode());
                    case STATE, BUSY, UNCLEAR, NOT_FOUND -> "";
                };
        return new CloudException(kind, operation, code, text + Sessions.told(e, code, around), remedy, e);
    }

    private static String configurationRemedy(String code) {
        if (ErrorCodes.isOfKey(code)) {
            return "check the KMS key that encrypts the bucket: whether it is enabled, and in the bucket's Region";
        }
        return code.equals("OptInRequired") ? "enable the service or the Region for this account" : "";
    }

    private static String refusalRemedy(String operation, String code, int status) {
        if (ErrorCodes.isUnknownOperation(code, status)) {
            return "this server does not know " + operation
                    + "; check the settings --endpoint-url and AWS_ENDPOINT_URL";
        }
        return code.equals("LimitExceeded") ? "remove what is not needed, or have the account's quota raised" : "";
    }

    /** The role that a profile names could not be assumed: no fault of the call that needed the credentials. */
    private static CloudException roleRefused(StsException e, String operation, Circumstances around) {
        String text = textOf(e);
        String code = ErrorCodes.codeOf(e);
        boolean isDenied = ErrorCodes.kind(code, e.statusCode(), text) == Kind.PERMISSION;
        Optional<Kind> ended = Sessions.kind(e, code, around);
        return new CloudException(
                ended.orElse(Kind.CREDENTIALS),
                operation,
                code,
                "the role of the configured credentials could not be assumed: " + text,
                isDenied
                        ? Permissions.remedy(
                                "sts:AssumeRole",
                                text,
                                Denial.of(text).resource().orElse("*"))
                        : ended.isPresent()
                                ? Sessions.remedy(e, code, around)
                                : "check with 'aws sts get-caller-identity' that the profile works",
                e);
    }

    private static CloudException unanswered(SdkException e, String operation, Circumstances around) {
        String text = String.valueOf(e.getMessage());
        if (e instanceof ProfileFailure profile) {
            Kind kind = profile.isRenewable() && around.hasAnswered() ? Kind.EXPIRED : Kind.CREDENTIALS;
            return new CloudException(kind, operation, "", text, profile.remedy(), e);
        }
        Optional<UnencryptedCall> unencrypted = Causes.first(e, UnencryptedCall.class);
        if (unencrypted.isPresent()) {
            String why = String.valueOf(unencrypted.get().getMessage());
            return new CloudException(Kind.CONFIGURATION, operation, "", why, UnencryptedCall.REMEDY, e);
        }
        Optional<ProxyFailure> between = ProxyFailure.behind(e, around);
        if (between.isPresent()) {
            return between.get().exception(e, operation, around);
        }
        if (isTimeout(e)) {
            return silence(e, operation, "no answer in time from " + around.host(), around);
        }
        if (CutOff.explains(e)) {
            return damaged(e, operation);
        }
        if (Causes.first(e, IOException.class).isPresent()) {
            return broken(e, operation, around);
        }
        if (text.contains("Unable to load region")) {
            return new CloudException(Kind.CONFIGURATION, operation, "", "no AWS Region is configured", REGION, e);
        }
        if (Sessions.isEnded(text)) {
            String remedy = Logins.remedy("ExpiredToken", around.profile());
            return new CloudException(Kind.EXPIRED, operation, "", Logins.explained(text), remedy, e);
        }
        if (e instanceof SdkClientException && Logins.isMissing(text)) {
            String remedy = Logins.remedy("", around.profile());
            return new CloudException(Kind.CREDENTIALS, operation, "", Logins.explained(text), remedy, e);
        }
        return silence(e, operation, text, around);
    }

    /** The SDK has asked again by now, as far as the call may be repeated. */
    private static CloudException damaged(SdkException e, String operation) {
        String text = "the answer was cut off: " + Causes.text(e);
        String remedy = "run the command again; if it lasts, look for a proxy on the way that changes answers";
        return new CloudException(Kind.UNCLEAR, operation, "", text, remedy, e);
    }

    private static CloudException broken(SdkException e, String operation, Circumstances around) {
        if (!Causes.isUnreachable(e)) {
            return silence(e, operation, "the connection to " + around.host() + " broke: " + Causes.text(e), around);
        }
        String text = "cannot reach " + around.host() + ": " + Causes.text(e);
        return around.hasAnswered()
                ? silence(e, operation, text, around)
                : new CloudException(Kind.CONFIGURATION, operation, "", text, unreachableRemedy(around), e);
    }

    /** Nobody answered, though somebody did before or might have: the effect of the call is unknown. */
    private static CloudException silence(SdkException e, String operation, String text, Circumstances around) {
        String remedy = around.hasAnswered() ? "" : unreachableRemedy(around);
        return new CloudException(Kind.UNCLEAR, operation, "", text, remedy, e);
    }

    private static String unreachableRemedy(Circumstances around) {
        if (around.host().contains(".amazonaws.com")) {
            return "check the network, and whether the Region "
                    + around.region().map(r -> "`" + r + "` ").orElse("") + "is spelled right and has this service";
        }
        return "check that a server listens there, and the settings --endpoint-url and AWS_ENDPOINT_URL";
    }

    private static boolean isTimeout(SdkException e) {
        return e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException;
    }

    private static String textOf(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String text = details == null ? null : details.errorMessage();
        return text == null || text.isBlank()
                ? "answered HTTP " + e.statusCode() + " without a text"
                : ENCODED.matcher(text).replaceFirst("");
    }
}
