package io.github.asgbg.simulation;

import java.util.List;
import software.amazon.awssdk.services.autoscaling.model.Tag;

/** A pair as somebody has it who never used this program: the live group and its instances have no tags of ours. */
final class Unadopted {
    private Unadopted() {}

    /** {@code isProtected}: the first instance has termination protection, the second stop protection. */
    static Account account(long seed, int instances, boolean isProtected) {
        Account account = new Account(seed, instances);
        account.groups()
                .keySet()
                .forEach(group -> account.autoScaling.deleteTags(r -> r.tags(Tag.builder()
                        .resourceType("auto-scaling-group")
                        .resourceId(group)
                        .key("image-version")
                        .build())));
        List<String> ids = Account.ids(account.blue());
        ids.forEach(id -> account.untag(id, "image-version"));
        if (isProtected) {
            account.protect(ids.get(0), true);
            account.protectFromStop(ids.get(1), true);
        }
        return account;
    }
}
