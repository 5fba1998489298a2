package io.github.asgbg.aws.client;

import io.github.asgbg.model.Origin;
import io.github.asgbg.model.Printable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * The endpoints that a profile names, which the SDK follows: {@code endpoint_url} for all services, and one a service in the
 * section {@code services} that the profile points at. Source: AWS SDKs and Tools reference guide, service-specific endpoints.
 */
final class ProfileEndpoints {
    private static final String SERVICES = "services";

    private ProfileEndpoints() {}

    /** Those of the profile in use. Files that cannot be read name none; the first call tells what is wrong with them. */
    static List<Origin> of(Connection connection) {
        String name = connection.profile().orElseGet(ProfileFileSystemSetting.AWS_PROFILE::getStringValueOrThrow);
        try {
            ProfileFile file = ProfileFile.defaultProfileFile();
            return file.profile(name).map(profile -> of(profile, file)).orElse(List.of());
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }

    /** Whether calls to S3 go there. */
    static boolean isOfS3(Origin origin) {
        return origin.setting().equals(ProfileProperty.ENDPOINT_URL)
                || origin.setting().equals("s3." + ProfileProperty.ENDPOINT_URL);
    }

    private static List<Origin> of(Profile profile, ProfileFile file) {
        Optional<Map<String, String>> services = profile.property(SERVICES)
                .flatMap(section -> file.getSection(SERVICES, section))
                .map(Profile::properties);
        return Stream.concat(
                        endpoints(profile.name(), profile.properties()),
                        services.stream().flatMap(all -> endpoints(profile.name(), all)))
                .toList();
    }

    /** What the SDK could not read as one line is no endpoint. */
    private static Stream<Origin> endpoints(String profile, Map<String, String> properties) {
        return new TreeMap<>(properties)
                .entrySet().stream()
                        .filter(p -> p.getKey().equals(ProfileProperty.ENDPOINT_URL)
                                || p.getKey().endsWith("." + ProfileProperty.ENDPOINT_URL))
                        .map(p -> new Origin(
                                "profile " + profile, p.getKey(), Printable.of(Printable.withoutLogin(p.getValue()))));
    }
}
