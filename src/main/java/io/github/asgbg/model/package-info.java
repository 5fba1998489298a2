/** What every layer may speak of: groups, instances, releases, problems. Only the JDK below. */
@NullMarked
package io.github.asgbg.model;

import org.jspecify.annotations.NullMarked;
