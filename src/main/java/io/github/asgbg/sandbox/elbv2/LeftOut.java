package io.github.asgbg.sandbox.elbv2;

import io.github.asgbg.sandbox.wire.Unsupported;

/** The members of ELBv2's requests that this simulation does not look at. */
final class LeftOut {
    private LeftOut() {}

    static void declare(Unsupported unsupported) {
        unsupported
                .refuses("CreateListener", "AlpnPolicy", "MutualAuthentication")
                .refuses("ModifyListener", "AlpnPolicy", "MutualAuthentication")
                .refuses("CreateLoadBalancer", "CustomerOwnedIpv4Pool", "EnablePrefixForIpv6SourceNat", "IpamPools")
                .refuses("CreateRule", "Transforms")
                .refuses("ModifyRule", "Transforms", "ResetTransforms")
                .refuses("CreateTargetGroup", "TargetControlPort")
                .refuses("DescribeTargetHealth", "Include")
                .refuses("SetSecurityGroups", "EnforceSecurityGroupInboundRulesOnPrivateLinkTraffic")
                .refuses("SetSubnets", "IpAddressType", "EnablePrefixForIpv6SourceNat")
                // One page holds them all.
                .ignores("DescribeSSLPolicies", "Marker", "PageSize", "LoadBalancerType");
    }
}
