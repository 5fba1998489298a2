package io.github.asgbg.engine;

import io.github.asgbg.model.ShellCommand;
import java.util.Optional;

/**
 * What a pair that serves already is to carry.
 *
 * @param version what the live group runs; empty where its tag says it
 * @param serviceTag the key of the tag by which IAM policies know the service's instances
 * @param overwrites whether tags that say something else are overwritten
 */
public record AdoptRequest(Optional<String> version, String serviceTag, boolean overwrites) {
    /** The command that does it, with this version if none was given. */
    ShellCommand applying(Optional<String> known) {
        ShellCommand command = ShellCommand.of("asg-bg adopt --apply" + (overwrites ? " --overwrite" : ""));
        return version.or(() -> known).map(v -> command.operand("VERSION", v)).orElse(command);
    }
}
