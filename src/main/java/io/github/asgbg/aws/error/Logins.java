package io.github.asgbg.aws.error;

import io.github.asgbg.model.ShellCommand;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the SDK says of credentials that it could not get, in words that help. */
final class Logins {
    /** The report of the chain's one link that reads profiles; the others only say that they were not configured. */
    private static final Pattern PROFILE = Pattern.compile(
            "ProfileCredentialsProvider\\(profileName=([^,)]*).*\\)\\): (.*?)(?:: ProfileFile\\(.*)?, ContainerCredentialsProvider",
            Pattern.DOTALL);

    private Logins() {}

    static boolean isMissing(String text) {
        return text.contains("credentials") || text.contains("Credentials") || text.contains("Profile");
    }

    static String explained(String text) {
        if (!text.contains("Unable to load credentials from any")) {
            return text;
        }
        return "no AWS credentials found in environment variables, the shared credentials and configuration files, web"
                + " identity, or the role of the container or instance" + ofProfile(text);
    }

    private static String ofProfile(String text) {
        Matcher report = PROFILE.matcher(text);
        return report.find() ? "; of profile `" + report.group(1) + "` the SDK says: " + report.group(2) : "";
    }

    static String remedy(String code, Optional<String> profile) {
        ShellCommand login = ShellCommand.of("aws sso login");
        String renew = "log in again, for example with "
                + profile.map(p -> login.option("--profile", p)).orElse(login).quoted();
        return switch (code) {
            case "ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired" -> renew;
            case "RequestExpired", "RequestTimeTooSkewed" -> "check this machine's clock, or " + renew;
            case "SignatureDoesNotMatch", "InvalidSignatureException", "IncompleteSignature" ->
                "check that the secret access key belongs to the access key, and this machine's clock";
            case "InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId", "AuthFailure" ->
                "AWS does not know this access key (any more) or it is of another partition: check"
                        + " AWS_ACCESS_KEY_ID and the profile, or " + renew;
            default -> "set AWS_PROFILE or give --profile, or " + renew;
        };
    }
}
