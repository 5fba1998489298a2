package io.github.asgbg.model;

import java.util.List;
import java.util.Optional;

/**
 * A command that comes into question.
 *
 * @param command as it is typed, fit for quotes around it; see {@link ShellCommand}
 * @param purpose what it is for, as in {@code to keep v2}; may be empty
 * @param problems why it would be refused now; none when it would be taken
 */
public record NextCommand(String command, String purpose, List<Problem> problems) {
    public NextCommand {
        problems = List.copyOf(problems);
    }

    private NextCommand(String command, String purpose) {
        this(command, purpose, List.of());
    }

    /** The commands that fit a release's phase, not judged yet. */
    public static List<NextCommand> after(Optional<Release> release) {
        return release.map(NextCommand::after).orElse(List.of(deploy("VERSION", "")));
    }

    /** The same, with what would be in its way now. */
    public NextCommand judged(List<Problem> found) {
        return new NextCommand(command, purpose, found);
    }

    private static List<NextCommand> after(Release release) {
        // Whoever pastes the sentence along with the command must not run anything but the command.
        String incoming = ShellCommand.word(release.incomingVersion());
        String back = release.outgoingVersion().map(ShellCommand::word).orElse("the earlier state");
        return switch (release.phase()) {
            case DEPLOYING, CUTTING_OVER ->
                List.of(deploy(release.incomingVersion(), "to go on"), rollback("to return to " + back));
            case SOAKING ->
                List.of(new NextCommand("asg-bg finalize", "to keep " + incoming), rollback("to return to " + back));
            case ROLLING_BACK -> List.of(rollback("to go on"));
            case FINALIZING ->
                List.of(new NextCommand("asg-bg finalize", "to go on"), rollback("to return to " + back));
            case ROLLED_BACK, FINALIZED -> List.of(deploy("VERSION", ""));
        };
    }

    private static NextCommand deploy(String version, String purpose) {
        ShellCommand command = ShellCommand.of("asg-bg deploy").operand("VERSION", version);
        return new NextCommand(command.text(), command.note().isEmpty() ? purpose : purpose + "; " + command.note());
    }

    private static NextCommand rollback(String purpose) {
        return new NextCommand("asg-bg rollback", purpose);
    }
}
