package io.github.asgbg.aws.error;

import io.github.asgbg.aws.error.Refusals.Circumstances;
import io.github.asgbg.port.CloudException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.retry.ClockSkew;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Sessions that have ended, and clocks that are wrong. EC2 says RequestExpired of both; but of a wrong clock the SDK learns by
 * the time of the answer, and asks again with that, so that what is still refused then has ended. Sources: "Common errors" of EC2 and of the Query services; IAM user
 * guide, "Troubleshoot signed requests for AWS APIs"; S3 API, "Error responses"; AwsErrorCode of the SDK.
 */
final class Sessions {
    private static final String FIXED =
            "the keys in the environment (AWS_ACCESS_KEY_ID) cannot be renewed while a command"
                    + " runs: set new ones. If they last no longer than a release, ask for a longer session ('aws sts assume-role"
                    + " --duration-seconds', up to the role's maximum), or let --profile name a profile that renews itself";

    private Sessions() {}

    /** What the end of a session means; empty where something else was refused. */
    static Optional<Kind> kind(AwsServiceException e, String code, Circumstances around) {
        return isEnded(e, code)
                ? Optional.of(around.areKeysFixed() ? Kind.CREDENTIALS : Kind.EXPIRED)
                : Optional.empty();
    }

    private static boolean isEnded(AwsServiceException e, String code) {
        return switch (code) {
            case "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired" -> true;
            case "RequestExpired" -> clock(e).isPresent();
            default -> false;
        };
    }

    /** What an SSO session that has ended makes the SDK say, which then asks nobody. */
    static boolean isEnded(String text) {
        return text.contains("Token is expired")
                || (text.contains("SSO session") && text.contains("has expired or is otherwise invalid"));
    }

    static String remedy(AwsServiceException e, String code, Circumstances around) {
        if (skew(e, code, around).isPresent()) {
            return "set this machine's clock, for example by NTP";
        }
        return !isEnded(e, code)
                ? Logins.remedy(code, around.profile())
                : around.areKeysFixed() ? FIXED : Logins.remedy("ExpiredToken", around.profile());
    }

    /** By how much this machine's clock is wrong, in words that follow AWS's text; empty where that is not what AWS refuses. */
    static String told(AwsServiceException e, String code, Circumstances around) {
        return skew(e, code, around)
                .map(ahead -> "; this machine's clock is " + minutes(ahead.abs())
                        + (ahead.isNegative() ? " behind" : " ahead of") + " AWS's")
                .orElse("");
    }

    private static String minutes(Duration time) {
        return time.toHours() < 2 ? time.toMinutes() + " min" : time.toHours() + " h";
    }

    /** How far this machine's clock is ahead of AWS's, where AWS refuses that and it is more than the network can explain. */
    private static Optional<Duration> skew(AwsServiceException e, String code, Circumstances around) {
        return isOfClock(code, String.valueOf(e.getMessage()))
                ? clock(e).filter(aws -> ClockSkew.isClockSkewed(around.now(), aws))
                        .map(aws -> Duration.between(aws, around.now()))
                : Optional.empty();
    }

    private static boolean isOfClock(String code, String text) {
        return switch (code) {
            case "RequestTimeTooSkewed", "RequestInTheFuture" -> true;
            default -> text.contains("Signature expired: ") || text.contains("Signature not yet current: ");
        };
    }

    private static Optional<Instant> clock(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        SdkHttpResponse answer = details == null ? null : details.sdkHttpResponse();
        return Optional.ofNullable(answer).flatMap(ClockSkew::getServerTime);
    }
}
