package io.github.asgbg.aws.client;

import io.github.asgbg.aws.error.ProfileFailure;
import io.github.asgbg.model.ShellCommand;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.ContainerCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.InstanceProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileLocation;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * Where the credentials come from, in the order of the AWS CLI: a profile that the user asks for outranks keys in the
 * environment, and one that only {@code AWS_PROFILE} names does not. The SDK's own chain puts keys in the environment first
 * in either case, and so may work in another account than the one asked for. Source: create_credential_resolver in botocore.
 */
final class CredentialSources {
    /** What a profile says that yields credentials; {@code sso_} begins several more. */
    private static final Set<String> YIELDING = Set.of(
            ProfileProperty.AWS_ACCESS_KEY_ID,
            ProfileProperty.AWS_SECRET_ACCESS_KEY,
            ProfileProperty.ROLE_ARN,
            ProfileProperty.CREDENTIAL_PROCESS,
            ProfileProperty.WEB_IDENTITY_TOKEN_FILE,
            ProfileProperty.LOGIN_SESSION);

    private CredentialSources() {}

    static AwsCredentialsProvider of(Connection connection) {
        PresentProfiles present = new PresentProfiles();
        if (connection.profile().isEmpty()) {
            refuseSecondFactorOfDefault();
            return DefaultCredentialsProvider.builder().profileFile(present).build();
        }
        String name = connection.profile().get();
        if (connection.isProfileExplicit()) {
            return ofProfile(existing(name), present);
        }
        if (!isSetOutsideOfProfiles()) {
            SecondFactor.refuse(existing(name), profiles());
        }
        return DefaultCredentialsProvider.builder()
                .profileName(name)
                .profileFile(present)
                .build();
    }

    /** The profile that is used where none is named; files that cannot be read may not matter where a machine has a role. */
    private static void refuseSecondFactorOfDefault() {
        Map<String, Profile> profiles;
        try {
            profiles = profiles();
        } catch (ProfileFailure unreadable) {
            return;
        }
        Profile unnamed = profiles.get("default");
        if (unnamed != null && !isSetOutsideOfProfiles()) {
            SecondFactor.refuse(unnamed, profiles);
        }
    }

    /** Whether keys are what the process was started with: no other ones can take their place while it runs. */
    static boolean areFixed(Connection connection) {
        return !connection.isProfileExplicit()
                && SdkSystemSetting.AWS_ACCESS_KEY_ID.getStringValue().isPresent();
    }

    private static boolean isSetOutsideOfProfiles() {
        return SdkSystemSetting.AWS_ACCESS_KEY_ID.getStringValue().isPresent()
                || SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE.getStringValue().isPresent();
    }

    /** A profile may only say a Region, on a machine whose role is meant; nothing else may stand in for a profile. */
    private static AwsCredentialsProvider ofProfile(Profile profile, PresentProfiles present) {
        SecondFactor.refuse(profile, profiles());
        boolean yields = profile.properties().keySet().stream()
                .anyMatch(key -> YIELDING.contains(key) || key.startsWith("sso_"));
        return yields
                ? named(profile, present)
                : AwsCredentialsProviderChain.of(
                        ContainerCredentialsProvider.builder().build(), InstanceProfileCredentialsProvider.create());
    }

    private static AwsCredentialsProvider named(Profile profile, PresentProfiles present) {
        ProfileCredentialsProvider provider = ProfileCredentialsProvider.builder()
                .profileName(profile.name())
                .profileFile(present)
                .build();
        return () -> resolved(profile, provider);
    }

    /** What is wrong with a profile is told by exceptions of many kinds, not all of them the SDK's. */
    private static AwsCredentials resolved(Profile profile, AwsCredentialsProvider provider) {
        try {
            return provider.resolveCredentials();
        } catch (SdkException e) {
            if (profile.property(ProfileProperty.LOGIN_SESSION).isPresent()) {
                throw notLoggedIn(profile.name(), e);
            }
            throw isIncomplete(e) ? unusable(profile.name(), e) : e;
        } catch (RuntimeException e) {
            throw unusable(profile.name(), e);
        }
    }

    /** Source: AWS CLI user guide, "Login for AWS local development using console credentials". */
    private static ProfileFailure notLoggedIn(String name, SdkException e) {
        return ProfileFailure.loggedOut(
                "the session of profile `" + name + "` gives no credentials: " + withoutProfiles(e),
                "log in with "
                        + ShellCommand.of("aws login").option("--profile", name).quoted(),
                e);
    }

    /** The SDK then appends all profiles that it knows. */
    private static boolean isIncomplete(SdkException e) {
        return String.valueOf(e.getMessage()).contains(": ProfileFile(");
    }

    private static ProfileFailure unusable(String name, RuntimeException e) {
        return ProfileFailure.unusable(
                "profile `" + name + "` gives no credentials: " + withoutProfiles(e),
                "mend the profile in " + files(),
                e);
    }

    private static String withoutProfiles(RuntimeException e) {
        return String.valueOf(e.getMessage()).replaceFirst("(?s): ProfileFile\\(.*", "");
    }

    private static Profile existing(String name) {
        Map<String, Profile> profiles = profiles();
        Profile profile = profiles.get(name);
        if (profile == null) {
            String known = profiles.isEmpty() ? "there is none" : String.join(", ", new TreeSet<>(profiles.keySet()));
            throw ProfileFailure.unknown(
                    "there is no profile `" + name + "`", "the profiles in " + files() + ": " + known);
        }
        return profile;
    }

    private static Map<String, Profile> profiles() {
        try {
            return ProfileFile.defaultProfileFile().profiles();
        } catch (IllegalArgumentException e) {
            throw ProfileFailure.unusable("the profiles cannot be read: " + e.getMessage(), "mend " + files(), e);
        }
    }

    private static String files() {
        return ProfileFileLocation.configurationFilePath() + " and " + ProfileFileLocation.credentialsFilePath();
    }
}
