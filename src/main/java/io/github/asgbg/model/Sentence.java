package io.github.asgbg.model;

/** The five sentences that README, plan and code share, word for word. */
public enum Sentence {
    TAG("Tag", "the idle group with the new image version."),
    COPY(
            "Copy",
            "the live group's capacity to it; its instances start with the new version and become healthy behind the load balancer."),
    STAND_BY("Stand by", "the old instances: they leave the load balancer but keep running."),
    ROLL_BACK("Roll back", "the old instances return to service and the new group goes back to zero."),
    FINALIZE(
            "Finalize",
            "the old instances are detached, then terminated, and the scaling policies and scheduled actions belong to the new group.");

    private final String verb;
    private final String rest;

    Sentence(String verb, String rest) {
        this.verb = verb;
        this.rest = rest;
    }

    /** The sentence's first words, as in {@code Stand by}. */
    public String verb() {
        return verb;
    }

    /** What follows the verb. */
    public String rest() {
        return rest;
    }
}
