package io.github.asgbg.cli;

/** The program's entry point. */
public final class Main {
    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(args.length == 0 ? 2 : 0);
    }
}
