package io.github.asgbg.aws.ledger;

import java.util.regex.Pattern;

/**
 * What a text of the ledger may look like. A document that anybody with access to the bucket can write is read as one would
 * read a stranger's: what asg-bg and AWS would never have written is refused before anything is done with it. Names and values of tags may be whatever
 * AWS lets people write there: they are recorded as they are, and made safe where they are shown.
 */
enum Format {
    /** A release's id becomes part of an object's key. */
    RELEASE("a release's id", "[0-9A-Za-z][0-9A-Za-z._-]{0,127}"),
    /** EC2 user guide, "Resource IDs": a prefix, and 8 or 17 hexadecimal characters; imitations of AWS have others. */
    INSTANCE("an instance's id", "i-[0-9a-z]{1,32}"),
    /** API reference, SuspendProcesses: names of processes are single words. */
    PROCESS("a process of Auto Scaling", "[A-Za-z0-9]{1,64}"),
    /** API reference, CreateAutoScalingGroup, PutScalingPolicy, PutMetricAlarm: names have 1 to 255 characters. */
    NAME("a name of 1 to 255 characters", ".{1,255}"),
    /** API references, request and response elements: a member's name is one word; a path of them has dots between. */
    MEMBER("the path of a member", "[A-Za-z0-9_.-]{1,1000}"),
    /** API reference, Tag: values have up to 256 characters, and may be empty. */
    VERSION("the value of a tag, up to 256 characters", ".{0,256}"),
    /** API reference, AutoScalingGroup: the group's ARN names partition, Region, account, and the group. */
    GROUP_ARN("the ARN of a group", "arn:[\\w-]+:autoscaling:[\\w-]+:\\d{1,12}:autoScalingGroup:.{1,1600}"),
    /** Words for people: who holds a lease, where, for what; and what an alarm calls. */
    WORDS("a text of up to 2,000 characters", ".{0,2000}");

    private final String what;
    private final Pattern pattern;

    Format(String what, String regex) {
        this.what = what;
        this.pattern = Pattern.compile(regex, Pattern.DOTALL);
    }

    boolean fits(String text) {
        return pattern.matcher(text).matches();
    }

    String what() {
        return what;
    }
}
