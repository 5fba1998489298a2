/** The commands, their exit codes, and the one place where the parts are wired together. */
@NullMarked
package io.github.asgbg.cli;

import org.jspecify.annotations.NullMarked;
