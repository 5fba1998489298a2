package io.github.asgbg.sandbox.ec2;

import io.github.asgbg.sandbox.world.World;

/** Resource ids in EC2's format: a prefix and 17 hexadecimal digits, always the same ones for the same seed. */
final class Ids {
    private final World world;

    Ids(World world) {
        this.world = world;
    }

    String next(String prefix) {
        long tail = world.random().nextLong() & 0xfffffffffffffffL;
        return "%s-0%015x%x".formatted(prefix, tail, world.random().nextInt(16));
    }
}
