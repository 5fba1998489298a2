package io.github.asgbg.config;

/**
 * One value as somebody wrote it.
 *
 * @param where the flag, the environment variable, or file, line and column
 */
record Found(String text, String where) {}
