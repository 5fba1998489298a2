package io.github.asgbg.simulation;

import io.github.asgbg.sandbox.iam.policy.AccessRequest;
import io.github.asgbg.sandbox.iam.policy.Caller;
import io.github.asgbg.sandbox.wire.WireRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What IAM is asked about a request on the wire: the action, every resource of it, and the condition keys that the Service
 * Authorization Reference lists for both. Tags are those that the resources have before the request.
 */
final class Asked {
    private static final Pattern SERVICE = Pattern.compile("/([a-z0-9-]+)/aws4_request");
    private static final String GROUP_NAME = "AutoScalingGroupName";
    private static final Set<String> SIZES =
            Set.of("Action", "Version", GROUP_NAME, "MinSize", "MaxSize", "DesiredCapacity");

    private final Account account;
    private final Caller caller;

    Asked(Account account, Caller caller) {
        this.account = account;
        this.caller = caller;
    }

    List<AccessRequest> by(WireRequest request) {
        String service = service(request);
        if (service.equals("s3")) {
            return List.of(storage(request));
        }
        Map<String, String> form = form(request);
        String operation = form.getOrDefault("Action", "");
        return switch (service) {
            case "autoscaling" -> scaling(operation, form);
            case "monitoring" -> List.of(alarm(operation, form));
            case "ec2" -> instances(operation, form);
            case "iam" -> List.of(access("iam:" + operation, form.getOrDefault("PolicySourceArn", "")));
            case "elasticloadbalancing" -> List.of(access("elasticloadbalancing:" + operation, "*"));
            case "sts" -> List.of();
            default -> throw new IllegalArgumentException("nobody knows what IAM is asked for " + service);
        };
    }

    private static String service(WireRequest request) {
        Matcher scope = SERVICE.matcher(String.join("", request.headers().getOrDefault("authorization", List.of())));
        if (!scope.find()) {
            throw new IllegalArgumentException("unsigned");
        }
        return scope.group(1);
    }

    private AccessRequest access(String action, String resource) {
        return AccessRequest.of(caller, action, resource).with("aws:SecureTransport", "true");
    }

    private List<AccessRequest> scaling(String operation, Map<String, String> form) {
        String action = "autoscaling:" + operation;
        if (operation.startsWith("Describe")) {
            return List.of(access(action, "*"));
        }
        if (operation.endsWith("Tags")) {
            return tagging(action, form);
        }
        AccessRequest onGroup = onGroup(action, form.getOrDefault(GROUP_NAME, ""));
        return List.of(operation.equals("UpdateAutoScalingGroup") ? updating(onGroup, form) : onGroup);
    }

    /** Where nothing but sizes is sent, these are all keys that the request can have. */
    private static AccessRequest updating(AccessRequest onGroup, Map<String, String> form) {
        if (!SIZES.containsAll(form.keySet())) {
            throw new IllegalArgumentException("nobody knows what IAM is asked for " + form.keySet());
        }
        AccessRequest request = onGroup;
        for (String size : List.of("MinSize", "MaxSize")) {
            request =
                    form.containsKey(size) ? request.with("autoscaling:" + size, form.getOrDefault(size, "")) : request;
        }
        return request;
    }

    private List<AccessRequest> tagging(String action, Map<String, String> form) {
        List<String> keys = list(form, "Tags.member.%d.Key");
        List<String> values = list(form, "Tags.member.%d.Value");
        List<String> groups = list(form, "Tags.member.%d.ResourceId");
        return some(groups).stream()
                .map(group -> tagging(onGroup(action, group), keys, values))
                .toList();
    }

    /** Whoever takes a tag away sends no value. */
    private static AccessRequest tagging(AccessRequest request, List<String> keys, List<String> values) {
        AccessRequest asked = request.with("aws:TagKeys", keys);
        for (int i = 0; i < Math.min(keys.size(), values.size()); i++) {
            asked = asked.with("aws:RequestTag/" + keys.get(i), values.get(i));
        }
        return asked;
    }

    private AccessRequest onGroup(String action, String group) {
        AccessRequest request = access(action, account.groups().get(group).autoScalingGroupARN());
        for (var tag : account.groups().get(group).tags()) {
            request = request.with("aws:ResourceTag/" + tag.key(), tag.value());
        }
        return request;
    }

    /** The actions of all three states are meant (CloudWatch user guide, "Using condition keys to limit alarm actions"). */
    private AccessRequest alarm(String operation, Map<String, String> form) {
        String name = form.getOrDefault("AlarmName", "*");
        List<String> actions = Stream.of("AlarmActions", "OKActions", "InsufficientDataActions")
                .flatMap(member -> list(form, member + ".member.%d").stream())
                .distinct()
                .toList();
        return access("cloudwatch:" + operation, "arn:aws:cloudwatch:us-east-1:123456789012:alarm:" + name)
                .with("cloudwatch:AlarmActions", actions);
    }

    private List<AccessRequest> instances(String operation, Map<String, String> form) {
        String action = "ec2:" + operation;
        if (operation.equals("DescribeInstances")) {
            return List.of(access(action, "*"));
        }
        if (operation.equals("CreateTags")) {
            return some(list(form, "ResourceId.%d")).stream()
                    .map(id -> tagging(onInstance(action, id), list(form, "Tag.%d.Key"), list(form, "Tag.%d.Value")))
                    .toList();
        }
        List<String> ids = form.containsKey("InstanceId")
                ? List.of(form.getOrDefault("InstanceId", ""))
                : list(form, "InstanceId.%d");
        return some(ids).stream()
                .map(id -> modifying(onInstance(action, id), form))
                .toList();
    }

    /** The attribute that is set, and to what. Source: Service Authorization Reference, Amazon EC2, ModifyInstanceAttribute. */
    private static AccessRequest modifying(AccessRequest request, Map<String, String> form) {
        AccessRequest asked = request;
        for (Map.Entry<String, String> member : form.entrySet()) {
            if (member.getKey().endsWith(".Value")) {
                String attribute = member.getKey().replace(".Value", "");
                asked = asked.with("ec2:Attribute", attribute).with("ec2:Attribute/" + attribute, member.getValue());
            }
        }
        return asked;
    }

    /** A call about nothing would pass for one that is allowed. */
    private static List<String> some(List<String> names) {
        if (names.isEmpty()) {
            throw new IllegalArgumentException("no resource is named");
        }
        return names;
    }

    private AccessRequest onInstance(String action, String id) {
        AccessRequest request = access(action, "arn:aws:ec2:us-east-1:123456789012:instance/" + id);
        for (Map.Entry<String, String> tag : account.tagsOf(id).entrySet()) {
            request = request.with("aws:ResourceTag/" + tag.getKey(), tag.getValue());
        }
        return request;
    }

    private AccessRequest storage(WireRequest request) {
        String[] place = request.path().substring(1).split("/", 2);
        boolean isOfBucket = place.length == 1 || place[1].isEmpty();
        String action = isOfBucket
                ? request.query().containsKey("versions") ? "s3:ListBucketVersions" : "s3:ListBucket"
                : request.method().equals("PUT") ? "s3:PutObject" : "s3:GetObject";
        AccessRequest access = access(action, "arn:aws:s3:::" + place[0] + (isOfBucket ? "" : "/" + place[1]))
                .with("aws:ResourceAccount", "123456789012")
                .with("s3:if-match", request.headers().getOrDefault("if-match", List.of()))
                .with("s3:if-none-match", request.headers().getOrDefault("if-none-match", List.of()));
        return access.with("s3:prefix", request.query().getOrDefault("prefix", List.of()));
    }

    private static List<String> list(Map<String, String> form, String pattern) {
        List<String> values = new ArrayList<>();
        IntStream.iterate(1, i -> form.containsKey(String.format(pattern, i)), i -> i + 1)
                .forEach(i -> values.add(form.getOrDefault(String.format(pattern, i), "")));
        return values;
    }

    private static Map<String, String> form(WireRequest request) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : new String(request.body(), StandardCharsets.UTF_8).split("&", -1)) {
            String[] parts = pair.split("=", 2);
            form.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
        }
        return form;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
