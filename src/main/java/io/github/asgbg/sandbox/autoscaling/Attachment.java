package io.github.asgbg.sandbox.autoscaling;

/** The state of a target group's attachment to a group (UG:load-balancer-status). */
enum Attachment {
    ADDING("Adding"),
    ADDED("Added"),
    IN_SERVICE("InService"),
    REMOVING("Removing");

    private final String text;

    Attachment(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
