package io.github.asgbg.aws.action;

import io.github.asgbg.aws.client.Asking;
import io.github.asgbg.aws.client.AwsClients;
import io.github.asgbg.aws.error.MissingIds;
import io.github.asgbg.plan.Action;
import io.github.asgbg.port.CloudException;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.model.AttributeBooleanValue;
import software.amazon.awssdk.services.ec2.model.ModifyInstanceAttributeRequest;
import software.amazon.awssdk.services.ec2.model.Tag;

/**
 * Tags instances and takes protections off them. One that EC2 has forgotten fails a whole call, and needs neither. Source: EC2
 * API reference, CreateTags (a tag of that key is overwritten) and ModifyInstanceAttribute ("only one attribute at a time").
 */
final class InstanceCalls {
    private static final AttributeBooleanValue OFF =
            AttributeBooleanValue.builder().value(false).build();

    private final AwsClients clients;
    private final Asking asking;

    InstanceCalls(AwsClients clients, Asking asking) {
        this.clients = clients;
        this.asking = asking;
    }

    void tag(Action.CreateTags a) {
        Tag tag = Tag.builder().key(a.key()).value(a.value()).build();
        tag(a.instances(), tag);
    }

    private void tag(List<String> ids, Tag tag) {
        if (ids.isEmpty()) {
            return;
        }
        try {
            asking.ask("ec2:CreateTags", asking::instancesArn, () -> clients.ec2()
                    .createTags(r -> r.resources(ids).tags(tag)));
        } catch (CloudException e) {
            Set<String> gone = MissingIds.in(e, ids);
            if (gone.isEmpty()) {
                throw e;
            }
            tag(ids.stream().filter(id -> !gone.contains(id)).toList(), tag);
        }
    }

    void unprotect(Action.ModifyInstanceAttribute a) {
        ModifyInstanceAttributeRequest.Builder request =
                ModifyInstanceAttributeRequest.builder().instanceId(a.instance());
        ModifyInstanceAttributeRequest one =
                switch (a.protection()) {
                    case TERMINATION -> request.disableApiTermination(OFF).build();
                    case STOP -> request.disableApiStop(OFF).build();
                };
        try {
            asking.ask("ec2:ModifyInstanceAttribute", asking::instancesArn, () -> clients.ec2()
                    .modifyInstanceAttribute(one));
        } catch (CloudException e) {
            if (MissingIds.in(e, a.instances()).isEmpty()) {
                throw e;
            }
        }
    }
}
