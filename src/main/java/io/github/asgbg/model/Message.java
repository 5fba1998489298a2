package io.github.asgbg.model;

/** What every ending and every error says, in four lines. */
public record Message(String what, String because, String soNow, String tryNext) {}
