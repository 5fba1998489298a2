/** Flags, environment and asg-bg.yaml become one Settings record; all problems are reported at once. */
@NullMarked
package io.github.asgbg.config;

import org.jspecify.annotations.NullMarked;
