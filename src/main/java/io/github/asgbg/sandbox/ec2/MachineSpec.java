package io.github.asgbg.sandbox.ec2;

import java.util.List;
import java.util.Optional;

/**
 * What to launch.
 *
 * @param userData base64, as it travels
 * @param group the Auto Scaling group, empty for a machine of its own
 */
record MachineSpec(
        String imageId,
        String architecture,
        String instanceType,
        String subnetId,
        List<String> securityGroupIds,
        Optional<String> keyName,
        Optional<String> userData,
        ApiProtection protection,
        String group) {

    MachineSpec withUserData(String data) {
        return new MachineSpec(
                imageId,
                architecture,
                instanceType,
                subnetId,
                securityGroupIds,
                keyName,
                Optional.of(data),
                protection,
                group);
    }
}
