package io.github.asgbg.sandbox.elbv2;

import io.github.asgbg.sandbox.wire.TextRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.AddTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RemoveTagsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Tag;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TagDescription;

/** Tags of load balancers, target groups, listeners and rules. */
final class Tags {
    private static final String CHARACTERS = "^([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)$";

    private final Registry registry;

    Tags(Registry registry) {
        this.registry = registry;
    }

    /** Tags as the API reference has them (API: Tag, RemoveTags); other names are checked where they are used. */
    static TextRules rules() {
        return new TextRules()
                .pattern(1, 128, CHARACTERS, "Tags.Key", "TagKeys")
                .pattern(0, 256, CHARACTERS, "Tags.Value");
    }

    static Map<String, String> toMap(List<Tag> tags) {
        Map<String, String> map = new LinkedHashMap<>();
        tags.forEach(tag -> map.put(tag.key(), tag.value() == null ? "" : tag.value()));
        return map;
    }

    AddTagsResponse add(AddTagsRequest request) {
        request.resourceArns().forEach(arn -> tagsOf(arn).putAll(toMap(request.tags())));
        return AddTagsResponse.builder().build();
    }

    RemoveTagsResponse remove(RemoveTagsRequest request) {
        request.resourceArns().forEach(arn -> tagsOf(arn).keySet().removeAll(request.tagKeys()));
        return RemoveTagsResponse.builder().build();
    }

    DescribeTagsResponse describe(DescribeTagsRequest request) {
        List<TagDescription> descriptions =
                request.resourceArns().stream().map(this::describe).toList();
        return DescribeTagsResponse.builder().tagDescriptions(descriptions).build();
    }

    private TagDescription describe(String arn) {
        List<Tag> tags = tagsOf(arn).entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return TagDescription.builder().resourceArn(arn).tags(tags).build();
    }

    private Map<String, String> tagsOf(String arn) {
        if (!registry.tags.containsKey(arn)) {
            throw missing(arn);
        }
        return registry.tags.get(arn);
    }

    private static RuntimeException missing(String arn) {
        if (arn.contains(":loadbalancer/")) {
            return Errors.noLoadBalancer(arn);
        }
        if (arn.contains(":listener-rule/")) {
            return Errors.noRule(arn);
        }
        return arn.contains(":listener/") ? Errors.noListener(arn) : Errors.noTargetGroup(arn);
    }
}
