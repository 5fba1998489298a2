/** The commands that ask an account what releases take for granted. */
@NullMarked
package io.github.asgbg.cli.conformance;

import org.jspecify.annotations.NullMarked;
