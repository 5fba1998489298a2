package io.github.asgbg.model;

/**
 * What keeps EC2 from terminating an instance when it is asked to by its API. Auto Scaling itself is not kept from it.
 *
 * <p>Sources: EC2 user guide, "Change instance termination protection", and "Enable stop protection for your EC2 instances",
 * which says that stop protection also protects from termination; AWS CLI command reference, ec2 modify-instance-attribute.
 */
public enum ApiProtection {
    TERMINATION("disableApiTermination", "termination protection", "--no-disable-api-termination"),
    STOP("disableApiStop", "stop protection", "--no-disable-api-stop");

    private final String attribute;
    private final String words;
    private final String removal;

    ApiProtection(String attribute, String words, String removal) {
        this.attribute = attribute;
        this.words = words;
        this.removal = removal;
    }

    /** The instance attribute, as EC2's API and its refusals name it. */
    public String attribute() {
        return attribute;
    }

    /** AWS's term. */
    public String words() {
        return words;
    }

    /** Removes it from one instance; there is no call for several. */
    public ShellCommand removalFrom(String instance) {
        return ShellCommand.of("aws ec2 modify-instance-attribute " + removal).option("--instance-id", instance);
    }
}
