package io.github.asgbg.sandbox.ec2;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.world.World;
import java.time.Instant;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;

/** Launch templates and their numbered versions. */
final class LaunchTemplates {
    static final String LATEST = "$Latest";
    static final String DEFAULT = "$Default";

    private final World world;
    private final Ids ids;
    private final Tags tags;
    private final String creator;
    private final Known<Template> templates = new Known<>(
            "InvalidLaunchTemplateId.NotFound", "The specified launch template, with template ID %s, does not exist.");

    LaunchTemplates(World world, Ids ids, Tags tags, String account) {
        this.world = world;
        this.ids = ids;
        this.tags = tags;
        this.creator = "arn:aws:iam::" + account + ":user/sandbox";
    }

    Collection<Template> all() {
        return templates.all();
    }

    Template create(String name) {
        if (findByName(name).isPresent()) {
            throw new AwsError(
                    400, "InvalidLaunchTemplateName.AlreadyExistsException", "Launch template name already in use.");
        }
        Template template = new Template(ids.next("lt"), name, world.now());
        templates.put(template.id, template);
        return template;
    }

    void remove(Template template) {
        templates.remove(template.id);
        tags.forget(template.id);
    }

    LaunchTemplateVersion addVersion(
            Template template,
            RequestLaunchTemplateData data,
            Optional<LaunchTemplateVersion> source,
            @Nullable String description) {
        ResponseLaunchTemplateData.Builder kept = source.map(version -> version.launchTemplateData().toBuilder())
                .orElseGet(ResponseLaunchTemplateData::builder);
        SameShape.copy(data, kept);
        long number = template.latest + 1;
        LaunchTemplateVersion version = LaunchTemplateVersion.builder()
                .launchTemplateId(template.id)
                .launchTemplateName(template.name)
                .versionNumber(number)
                .versionDescription(description)
                .createTime(world.now())
                .createdBy(creator)
                .launchTemplateData(kept.build())
                .build();
        template.versions.put(number, version);
        template.latest = number;
        return version;
    }

    Optional<Template> findByName(@Nullable String name) {
        return templates.all().stream()
                .filter(template -> template.name.equals(name))
                .findFirst();
    }

    /**
     * A template by its id or its name.
     *
     * @throws AwsError when there is none, or neither was given
     */
    Template get(@Nullable String id, @Nullable String name) {
        if (id != null) {
            return templates.get(id);
        }
        if (name == null) {
            throw new AwsError(
                    400,
                    "MissingParameter",
                    "The request must contain one of the parameters launchTemplateId or launchTemplateName");
        }
        return findByName(name)
                .orElseThrow(() -> new AwsError(
                        400,
                        "InvalidLaunchTemplateName.NotFoundException",
                        "The specified launch template, with template name " + name + ", does not exist."));
    }

    /** A launch template; changed only inside the world's lock. */
    static final class Template {
        final String id;
        final String name;
        final Instant created;
        final NavigableMap<Long, LaunchTemplateVersion> versions = new TreeMap<>();
        long defaultVersion = 1;
        long latest;

        Template(String id, String name, Instant created) {
            this.id = id;
            this.name = name;
            this.created = created;
        }

        /**
         * The number that a version, or an alias of one, stands for.
         *
         * @throws AwsError when there is no such version
         */
        LaunchTemplateVersion version(@Nullable String wanted) {
            @Nullable LaunchTemplateVersion found = versions.get(number(wanted == null ? DEFAULT : wanted));
            if (found == null) {
                throw new AwsError(
                        400, "InvalidLaunchTemplateId.VersionNotFound", "Could not find launch template version");
            }
            return found.toBuilder()
                    .defaultVersion(found.versionNumber() == defaultVersion)
                    .build();
        }

        private long number(String wanted) {
            return switch (wanted) {
                case LATEST -> versions.isEmpty() ? 0 : versions.lastKey();
                case DEFAULT -> defaultVersion;
                default -> parsed(wanted);
            };
        }

        private static long parsed(String wanted) {
            try {
                return Long.parseLong(wanted);
            } catch (NumberFormatException e) {
                throw new AwsError(
                        400,
                        "InvalidLaunchTemplateId.VersionNotFound",
                        "The specified launch template version, " + wanted + ", is not valid");
            }
        }

        LaunchTemplate describe(String creator, Tags tags) {
            return LaunchTemplate.builder()
                    .launchTemplateId(id)
                    .launchTemplateName(name)
                    .createTime(created)
                    .createdBy(creator)
                    .defaultVersionNumber(defaultVersion)
                    .latestVersionNumber(latest)
                    .tags(tags.of(id))
                    .build();
        }
    }

    LaunchTemplate describe(Template template) {
        return template.describe(creator, tags);
    }
}
