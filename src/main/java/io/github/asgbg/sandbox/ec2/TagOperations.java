package io.github.asgbg.sandbox.ec2;

import io.github.asgbg.sandbox.wire.AwsError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.CreateTagsRequest;
import software.amazon.awssdk.services.ec2.model.CreateTagsResponse;
import software.amazon.awssdk.services.ec2.model.DeleteTagsRequest;
import software.amazon.awssdk.services.ec2.model.DeleteTagsResponse;
import software.amazon.awssdk.services.ec2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.ec2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.ec2.model.TagDescription;

/** CreateTags, DeleteTags, DescribeTags. */
final class TagOperations {
    private static final Map<String, String> TYPES = Map.of(
            "i", "instance",
            "lt", "launch-template",
            "sg", "security-group",
            "sgr", "security-group-rule",
            "vpc", "vpc",
            "subnet", "subnet",
            "rtb", "route-table",
            "igw", "internet-gateway",
            "ami", "image");

    private final Tags tags;
    private final Filters<TagDescription> filters;

    TagOperations(Tags tags) {
        this.tags = tags;
        this.filters = new Filters<>(tags, TagDescription::resourceId)
                .on("resource-id", tag -> List.of(tag.resourceId()))
                .on("resource-type", tag -> List.of(tag.resourceTypeAsString()))
                .on("key", tag -> List.of(tag.key()))
                .on("value", tag -> List.of(tag.value()));
    }

    CreateTagsResponse create(CreateTagsRequest request) {
        request.resources().forEach(this::require);
        request.resources().forEach(id -> tags.put(id, request.tags()));
        return CreateTagsResponse.builder().build();
    }

    DeleteTagsResponse delete(DeleteTagsRequest request) {
        request.resources().forEach(this::require);
        request.resources().forEach(id -> tags.remove(id, request.tags()));
        return DeleteTagsResponse.builder().build();
    }

    private void require(String id) {
        if (tags.knows(id)) {
            return;
        }
        if (id.startsWith("i-")) {
            throw new AwsError(400, "InvalidInstanceID.NotFound", "The instance ID '" + id + "' does not exist");
        }
        throw new AwsError(400, "InvalidID", "The ID '" + id + "' is not valid");
    }

    DescribeTagsResponse describe(DescribeTagsRequest request) {
        List<TagDescription> all = tags.all().entrySet().stream()
                .flatMap(resource ->
                        resource.getValue().entrySet().stream().map(tag -> describe(resource.getKey(), tag)))
                .toList();
        Page<TagDescription> page =
                Page.of(filters.select(all, request.filters()), request.maxResults(), request.nextToken());
        return DescribeTagsResponse.builder()
                .tags(page.items())
                .nextToken(page.nextToken())
                .build();
    }

    private static TagDescription describe(String resourceId, Map.Entry<String, String> tag) {
        String prefix = resourceId.substring(0, resourceId.indexOf('-'));
        return TagDescription.builder()
                .resourceId(resourceId)
                .resourceType(Optional.ofNullable(TYPES.get(prefix)).orElse(prefix))
                .key(tag.getKey())
                .value(tag.getValue())
                .build();
    }
}
