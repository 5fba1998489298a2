package io.github.asgbg.aws.client;

import io.github.asgbg.aws.error.ProfileFailure;
import io.github.asgbg.model.ShellCommand;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * Roles that are assumed with a code from a second factor. The SDK asks nobody for it: it assumes the role without, and STS says
 * no more than that this is not permitted. Source: AWS SDKs and tools reference guide, "Assume role credential provider",
 * mfa_serial, with its table of which SDK supports it.
 */
final class SecondFactor {
    private SecondFactor() {}

    /**
     * Refuses a profile whose role, or one of those before it, takes a code.
     *
     * @throws ProfileFailure that says how to get a session instead
     */
    static void refuse(Profile profile, Map<String, Profile> all) {
        Set<String> seen = new HashSet<>();
        Optional<Profile> next = Optional.of(profile);
        while (next.filter(p -> seen.add(p.name())).isPresent()) {
            Profile asked = next.get();
            if (needsCode(asked)) {
                throw failure(profile.name(), asked);
            }
            next = asked.property(ProfileProperty.SOURCE_PROFILE).map(all::get);
        }
    }

    private static boolean needsCode(Profile profile) {
        return profile.property(ProfileProperty.ROLE_ARN).isPresent()
                && profile.property(ProfileProperty.MFA_SERIAL).isPresent()
                && profile.property(ProfileProperty.WEB_IDENTITY_TOKEN_FILE).isEmpty();
    }

    private static ProfileFailure failure(String name, Profile asked) {
        String text = "profile `" + asked.name() + "` assumes its role with a code from "
                + asked.property(ProfileProperty.MFA_SERIAL).orElse("")
                + " (mfa_serial), for which asg-bg cannot ask";
        String export = ShellCommand.of("aws configure export-credentials")
                .option("--profile", name)
                .and("--format env")
                .text();
        return ProfileFailure.unusable(
                text,
                "let the AWS CLI ask for it and hand over the session: 'eval \"$(" + export
                        + ")\"', then run the command with no setting that names the profile, AWS_PROFILE included",
                new IllegalArgumentException(text));
    }
}
