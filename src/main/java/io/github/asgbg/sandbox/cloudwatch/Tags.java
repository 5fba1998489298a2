package io.github.asgbg.sandbox.cloudwatch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.Tag;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.TagResourceResponse;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceRequest;
import software.amazon.awssdk.services.cloudwatch.model.UntagResourceResponse;

/** Tags of alarms; describing an alarm does not show them. */
final class Tags {
    static final int MOST = 50;

    private final AlarmBook alarms;

    Tags(AlarmBook alarms) {
        this.alarms = alarms;
    }

    ListTagsForResourceResponse list(ListTagsForResourceRequest request) {
        List<Tag> tags = alarm(request.resourceARN()).tags().entrySet().stream()
                .map(entry -> Tag.builder()
                        .key(entry.getKey())
                        .value(entry.getValue())
                        .build())
                .toList();
        return ListTagsForResourceResponse.builder().tags(tags).build();
    }

    TagResourceResponse tag(TagResourceRequest request) {
        Alarm alarm = alarm(request.resourceARN());
        Map<String, String> tags = new LinkedHashMap<>(alarm.tags());
        request.tags().forEach(tag -> {
            Constraints constraints = new Constraints();
            constraints.required("tags.member.key", tag.key()).length("tags.member.key", 128, tag.key());
            constraints.required("tags.member.value", tag.value());
            constraints.lengthOrEmpty("tags.member.value", 256, tag.value()).require();
            tags.put(tag.key(), tag.value());
        });
        if (tags.size() > MOST) {
            throw Errors.invalid("A resource can have at most " + MOST + " tags.");
        }
        alarm.tags().putAll(tags);
        return TagResourceResponse.builder().build();
    }

    UntagResourceResponse untag(UntagResourceRequest request) {
        alarm(request.resourceARN()).tags().keySet().removeAll(request.tagKeys());
        return UntagResourceResponse.builder().build();
    }

    private Alarm alarm(String arn) {
        new Constraints().required("resourceARN", arn).require();
        return alarms.requireArn(arn);
    }
}
