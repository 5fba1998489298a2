package io.github.asgbg.model;

import java.util.Map;

/**
 * The tags of a pair as they are now: what the groups give to instances that they launch from now on, and what instances carry.
 *
 * @param atLaunch by group, the tags that it propagates at launch
 * @param carried by id, all tags of the instances that were asked about; those that EC2 does not know are absent
 */
public record PairTags(Map<Colour, Map<String, String>> atLaunch, Map<String, Map<String, String>> carried) {
    public PairTags {
        atLaunch = Map.copyOf(atLaunch);
        carried = Map.copyOf(carried);
    }
}
