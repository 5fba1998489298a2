package io.github.asgbg.aws.look;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.pojo.Texts;
import io.github.asgbg.model.Colour;
import io.github.asgbg.model.Observation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.autoscaling.model.DescribeTrafficSourcesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeTrafficSourcesResponse;
import software.amazon.awssdk.services.autoscaling.model.TrafficSourceState;

/**
 * Attachments that are being made or undone. Source: Auto Scaling API reference, DescribeTrafficSources, which without a type
 * tells of all, and TrafficSourceState.
 */
final class AttachmentStates {
    private static final Set<String> PASSING = Set.of("Adding", "Removing");

    private final AwsClients clients;
    private final Asking asking;

    AttachmentStates(AwsClients clients, Asking asking) {
        this.clients = clients;
        this.asking = asking;
    }

    /** AWS's word for the state of those that are on their way, by group and identifier. */
    Map<Colour, SortedMap<String, String>> passing(Observation observation) {
        Map<Colour, SortedMap<String, String>> passing = new EnumMap<>(Colour.class);
        for (Colour colour : Colour.values()) {
            SortedMap<String, String> states = new TreeMap<>();
            all(observation.group(colour).name()).stream()
                    .filter(source -> PASSING.contains(Texts.orEmpty(source.state())))
                    .forEach(source -> states.put(Texts.orEmpty(source.identifier()), source.state()));
            passing.put(colour, states);
        }
        return passing;
    }

    private List<TrafficSourceState> all(String group) {
        List<TrafficSourceState> all = new ArrayList<>();
        String token = "";
        do {
            DescribeTrafficSourcesResponse page = page(group, token);
            all.addAll(page.trafficSources());
            token = Texts.orEmpty(page.nextToken());
        } while (!token.isEmpty());
        return all;
    }

    private DescribeTrafficSourcesResponse page(String group, String token) {
        DescribeTrafficSourcesRequest.Builder request =
                DescribeTrafficSourcesRequest.builder().autoScalingGroupName(group);
        if (!token.isEmpty()) {
            request.nextToken(token);
        }
        return asking.askIfKnown(
                "autoscaling:DescribeTrafficSources",
                () -> "*",
                () -> clients.autoScaling().describeTrafficSources(request.build()),
                DescribeTrafficSourcesResponse.builder().build());
    }
}
