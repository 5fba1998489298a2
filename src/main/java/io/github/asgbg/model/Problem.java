package io.github.asgbg.model;

/** One reason to refuse, and how to mend it. */
public record Problem(String what, String remedy) {}
