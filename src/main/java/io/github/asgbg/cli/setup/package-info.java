/** The streams, the signals and the parts that a command is given. */
@NullMarked
package io.github.asgbg.cli.setup;

import org.jspecify.annotations.NullMarked;
