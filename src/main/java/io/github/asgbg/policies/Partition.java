package io.github.asgbg.policies;

import java.util.Map;
import java.util.TreeMap;

/** The part of AWS that a Region belongs to, by which its ARNs begin. Source: IAM user guide, "Amazon Resource Names". */
final class Partition {
    private static final Map<String, String> BY_BEGINNING = new TreeMap<>(Map.of(
            "cn-", "aws-cn",
            "us-gov-", "aws-us-gov",
            "us-iso-", "aws-iso",
            "us-isob-", "aws-iso-b",
            "eu-isoe-", "aws-iso-e",
            "us-isof-", "aws-iso-f",
            "eusc-", "aws-eusc"));

    private Partition() {}

    static String of(String region) {
        return BY_BEGINNING.entrySet().stream()
                .filter(one -> region.startsWith(one.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("aws");
    }
}
