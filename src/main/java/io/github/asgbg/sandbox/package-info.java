/** A simulated AWS for rehearsals and tests. It shares no class with the rest of asg-bg, on purpose. */
@NullMarked
package io.github.asgbg.sandbox;

import org.jspecify.annotations.NullMarked;
