package io.github.asgbg.sandbox.autoscaling;

import io.github.asgbg.sandbox.wire.AwsError;
import io.github.asgbg.sandbox.wire.Page;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.CreateOrUpdateTagsRequest;
import software.amazon.awssdk.services.autoscaling.model.CreateOrUpdateTagsResponse;
import software.amazon.awssdk.services.autoscaling.model.DeleteTagsRequest;
import software.amazon.awssdk.services.autoscaling.model.DeleteTagsResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeTagsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeTagsResponse;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;

/** Tags of groups (UG:ec2-auto-scaling-tagging); running instances never see a change. */
final class TagRequests {
    private static final String RESOURCE_TYPE = "auto-scaling-group";
    private static final int TAGS_PER_GROUP = 50;
    private static final int TAGS_PER_CALL = 25;

    private final Account account;

    TagRequests(Account account) {
        this.account = account;
    }

    CreateOrUpdateTagsResponse createOrUpdate(CreateOrUpdateTagsRequest request) {
        checkAll(request.tags());
        request.tags().forEach(tag -> account.requireWritable(tag.resourceId()));
        request.tags().forEach(tag -> put(account.require(tag.resourceId()), tag));
        return CreateOrUpdateTagsResponse.builder().build();
    }

    /** The tags that a group is created with name no resource. */
    void addAll(Group group, List<Tag> tags) {
        tags.forEach(TagRequests::checkKey);
        tags.forEach(tag -> put(group, tag));
    }

    DeleteTagsResponse delete(DeleteTagsRequest request) {
        checkAll(request.tags());
        request.tags().forEach(tag -> account.requireWritable(tag.resourceId()));
        request.tags().forEach(tag -> remove(account.require(tag.resourceId()), tag));
        return DeleteTagsResponse.builder().build();
    }

    DescribeTagsResponse describe(DescribeTagsRequest request) {
        List<TagDescription> found = account.allGroups().stream()
                .flatMap(group -> group.tags().values().stream())
                .filter(tag -> Filters.accept(tag, request.filters()))
                .toList();
        Page<TagDescription> page = Pages.of(found, request.maxRecords(), request.nextToken(), 50, 100);
        return DescribeTagsResponse.builder()
                .tags(page.items())
                .nextToken(page.next())
                .build();
    }

    private static void put(Group group, Tag tag) {
        if (!group.tags().containsKey(tag.key()) && group.tags().size() >= TAGS_PER_GROUP) {
            throw new AwsError(
                    400, "LimitExceeded", "A group may have at most " + TAGS_PER_GROUP + " tags: " + group.name());
        }
        group.tags()
                .put(
                        tag.key(),
                        TagDescription.builder()
                                .resourceId(group.name())
                                .resourceType(RESOURCE_TYPE)
                                .key(tag.key())
                                .value(Optional.ofNullable(tag.value()).orElse(""))
                                .propagateAtLaunch(Boolean.TRUE.equals(tag.propagateAtLaunch()))
                                .build());
    }

    /** With a value, only a tag of that value is deleted. */
    private static void remove(Group group, Tag tag) {
        TagDescription present = group.tags().get(tag.key());
        if (present != null && (tag.value() == null || tag.value().equals(present.value()))) {
            group.tags().remove(tag.key());
        }
    }

    private static void checkAll(List<Tag> tags) {
        if (tags.size() > TAGS_PER_CALL) {
            throw AwsError.validation("A call may change at most " + TAGS_PER_CALL + " tags, not " + tags.size());
        }
        tags.forEach(TagRequests::checkResource);
        tags.forEach(TagRequests::checkKey);
    }

    private static void checkResource(Tag tag) {
        Requests.required(tag.resourceId(), "tags.resourceId");
        if (!RESOURCE_TYPE.equals(tag.resourceType())) {
            throw AwsError.validation(
                    "Resource type " + tag.resourceType() + " is not valid: it must be " + RESOURCE_TYPE);
        }
    }

    private static void checkKey(Tag tag) {
        String key = Requests.required(tag.key(), "tags.key");
        if (key.isEmpty() || key.length() > 128) {
            throw Requests.invalid("Value '" + key + "' at 'tags.key' failed to satisfy constraint: "
                    + "Member must have length between 1 and 128");
        }
        if (key.regionMatches(true, 0, "aws:", 0, 4)) {
            throw AwsError.validation("Tag keys starting with 'aws:' are reserved for system use: " + key);
        }
        if (Optional.ofNullable(tag.value()).orElse("").length() > 256) {
            throw Requests.invalid("The value at 'tags.value' failed to satisfy constraint: "
                    + "Member must have length less than or equal to 256");
        }
    }
}
