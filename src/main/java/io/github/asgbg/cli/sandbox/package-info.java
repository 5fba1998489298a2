/** The commands of the simulated AWS. */
@NullMarked
package io.github.asgbg.cli.sandbox;

import org.jspecify.annotations.NullMarked;
