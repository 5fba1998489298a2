package io.github.asgbg.sandbox.ec2;

import io.github.asgbg.sandbox.ec2.LaunchTemplates.Template;
import io.github.asgbg.sandbox.wire.AwsError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateResponse;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateVersionRequest;
import software.amazon.awssdk.services.ec2.model.CreateLaunchTemplateVersionResponse;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateResponse;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsResponseErrorItem;
import software.amazon.awssdk.services.ec2.model.DeleteLaunchTemplateVersionsResponseSuccessItem;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplateVersionsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesRequest;
import software.amazon.awssdk.services.ec2.model.DescribeLaunchTemplatesResponse;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.ModifyLaunchTemplateRequest;
import software.amazon.awssdk.services.ec2.model.ModifyLaunchTemplateResponse;
import software.amazon.awssdk.services.ec2.model.RequestLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.ResourceType;

/** The operations on launch templates. */
final class LaunchTemplateOperations {
    private final LaunchTemplates templates;
    private final Tags tags;
    private final Filters<Template> filters;

    LaunchTemplateOperations(LaunchTemplates templates, Tags tags) {
        this.templates = templates;
        this.tags = tags;
        this.filters = new Filters<Template>(tags, template -> template.id)
                .on("launch-template-name", template -> List.of(template.name))
                .on("launch-template-id", template -> List.of(template.id));
    }

    CreateLaunchTemplateResponse create(CreateLaunchTemplateRequest request) {
        refuseIllFormed(request.launchTemplateName());
        RequestLaunchTemplateData data = Required.of(request.launchTemplateData(), "LaunchTemplateData");
        Map<String, String> wanted = Tags.requested(request.tagSpecifications(), ResourceType.LAUNCH_TEMPLATE);
        Template template = templates.create(request.launchTemplateName());
        tags.register(template.id, wanted);
        templates.addVersion(template, data, Optional.empty(), request.versionDescription());
        return CreateLaunchTemplateResponse.builder()
                .launchTemplate(templates.describe(template))
                .build();
    }

    private static void refuseIllFormed(@Nullable String name) {
        if (name == null || !name.matches("[a-zA-Z0-9().\\-/_]{3,128}")) {
            throw new AwsError(
                    400,
                    "InvalidLaunchTemplateName.MalformedException",
                    "Launch template name must be between 3 and 128 characters, and may contain letters, numbers, and"
                            + " the following characters: - ( ) . / _");
        }
    }

    CreateLaunchTemplateVersionResponse createVersion(CreateLaunchTemplateVersionRequest request) {
        Template template = templates.get(request.launchTemplateId(), request.launchTemplateName());
        RequestLaunchTemplateData data = Required.of(request.launchTemplateData(), "LaunchTemplateData");
        Optional<LaunchTemplateVersion> source =
                Optional.ofNullable(request.sourceVersion()).map(template::version);
        LaunchTemplateVersion version = templates.addVersion(template, data, source, request.versionDescription());
        return CreateLaunchTemplateVersionResponse.builder()
                .launchTemplateVersion(version.toBuilder().defaultVersion(false).build())
                .build();
    }

    ModifyLaunchTemplateResponse modify(ModifyLaunchTemplateRequest request) {
        Template template = templates.get(request.launchTemplateId(), request.launchTemplateName());
        if (request.defaultVersion() != null) {
            template.defaultVersion = template.version(request.defaultVersion()).versionNumber();
        }
        return ModifyLaunchTemplateResponse.builder()
                .launchTemplate(templates.describe(template))
                .build();
    }

    DeleteLaunchTemplateResponse delete(DeleteLaunchTemplateRequest request) {
        Template template = templates.get(request.launchTemplateId(), request.launchTemplateName());
        LaunchTemplate last = templates.describe(template);
        templates.remove(template);
        return DeleteLaunchTemplateResponse.builder().launchTemplate(last).build();
    }

    DescribeLaunchTemplatesResponse describe(DescribeLaunchTemplatesRequest request) {
        List<LaunchTemplate> selected = filters.select(wanted(request), request.filters()).stream()
                .map(templates::describe)
                .toList();
        Page<LaunchTemplate> page = Page.of(selected, request.maxResults(), request.nextToken());
        return DescribeLaunchTemplatesResponse.builder()
                .launchTemplates(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private Collection<Template> wanted(DescribeLaunchTemplatesRequest request) {
        if (request.launchTemplateIds().isEmpty()
                && request.launchTemplateNames().isEmpty()) {
            return templates.all();
        }
        return Stream.concat(
                        request.launchTemplateIds().stream().map(id -> templates.get(id, null)),
                        request.launchTemplateNames().stream().map(name -> templates.get(null, name)))
                .toList();
    }

    /** Without a template, the {@code $Latest} or {@code $Default} version of all templates is described. */
    DescribeLaunchTemplateVersionsResponse describeVersions(DescribeLaunchTemplateVersionsRequest request) {
        boolean ofAll = request.launchTemplateId() == null && request.launchTemplateName() == null;
        Collection<Template> wanted = ofAll && !request.versions().isEmpty()
                ? templates.all()
                : List.of(templates.get(request.launchTemplateId(), request.launchTemplateName()));
        List<LaunchTemplateVersion> versions = wanted.stream()
                .flatMap(template -> versions(template, request).stream())
                .toList();
        Page<LaunchTemplateVersion> page = Page.of(versions, request.maxResults(), request.nextToken());
        return DescribeLaunchTemplateVersionsResponse.builder()
                .launchTemplateVersions(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    /** Newest first, as AWS lists them, unless versions were asked for by number. */
    private static List<LaunchTemplateVersion> versions(
            Template template, DescribeLaunchTemplateVersionsRequest request) {
        if (!request.versions().isEmpty()) {
            return request.versions().stream().map(template::version).toList();
        }
        long least = Optional.ofNullable(request.minVersion())
                .map(LaunchTemplateOperations::number)
                .orElse(1L);
        long most = Optional.ofNullable(request.maxVersion())
                .map(LaunchTemplateOperations::number)
                .orElse(Long.MAX_VALUE);
        if (least > most) {
            throw new AwsError(
                    400, "InvalidParameterCombination", "The MinVersion must not be greater than the MaxVersion.");
        }
        return template.versions.subMap(least, true, most, true).descendingMap().keySet().stream()
                .map(number -> template.version(number.toString()))
                .toList();
    }

    private static long number(String version) {
        try {
            return Long.parseLong(version);
        } catch (NumberFormatException noNumber) {
            throw new AwsError(
                    400,
                    "InvalidParameterValue",
                    "Value (" + version + ") for parameter version is invalid. A version number was expected.");
        }
    }

    DeleteLaunchTemplateVersionsResponse deleteVersions(DeleteLaunchTemplateVersionsRequest request) {
        Template template = templates.get(request.launchTemplateId(), request.launchTemplateName());
        List<DeleteLaunchTemplateVersionsResponseSuccessItem> done = new ArrayList<>();
        List<DeleteLaunchTemplateVersionsResponseErrorItem> failed = new ArrayList<>();
        for (String number : request.versions()) {
            LaunchTemplateVersion version = template.version(number);
            if (version.defaultVersion()) {
                failed.add(defaultVersionStays(template, version));
            } else {
                template.versions.remove(version.versionNumber());
                done.add(deleted(template, version));
            }
        }
        return DeleteLaunchTemplateVersionsResponse.builder()
                .successfullyDeletedLaunchTemplateVersions(done)
                .unsuccessfullyDeletedLaunchTemplateVersions(failed)
                .build();
    }

    private static DeleteLaunchTemplateVersionsResponseSuccessItem deleted(
            Template template, LaunchTemplateVersion version) {
        return DeleteLaunchTemplateVersionsResponseSuccessItem.builder()
                .launchTemplateId(template.id)
                .launchTemplateName(template.name)
                .versionNumber(version.versionNumber())
                .build();
    }

    private static DeleteLaunchTemplateVersionsResponseErrorItem defaultVersionStays(
            Template template, LaunchTemplateVersion version) {
        return DeleteLaunchTemplateVersionsResponseErrorItem.builder()
                .launchTemplateId(template.id)
                .launchTemplateName(template.name)
                .versionNumber(version.versionNumber())
                .responseError(error ->
                        error.code("unexpectedError").message("The default launch template version cannot be deleted"))
                .build();
    }
}
