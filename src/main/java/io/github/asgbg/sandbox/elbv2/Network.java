package io.github.asgbg.sandbox.elbv2;

/** What the load balancer needs to know of the network it stands in. */
public interface Network {
    /**
     * The Availability Zone of a subnet.
     *
     * @throws io.github.asgbg.sandbox.wire.AwsError when it does not exist
     */
    String zoneOf(String subnetId);

    /**
     * The VPC of a subnet.
     *
     * @throws io.github.asgbg.sandbox.wire.AwsError when it does not exist
     */
    String vpcOf(String subnetId);
}
