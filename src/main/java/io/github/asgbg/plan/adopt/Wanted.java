package io.github.asgbg.plan.adopt;

import java.util.Optional;

/**
 * What a pair is to carry.
 *
 * @param versionKey the tag that carries the version
 * @param version what the live group runs, as the user says; empty where its tag is to say it
 * @param serviceKey the tag by which IAM policies know the service's instances
 * @param service its value
 * @param overwrites whether a tag that says something else is to be overwritten, instead of being a contradiction
 */
public record Wanted(
        String versionKey, Optional<String> version, String serviceKey, String service, boolean overwrites) {}
