/** Policies, alarms and scheduled actions, without loss. */
@NullMarked
package io.github.asgbg.aws.scaling;

import org.jspecify.annotations.NullMarked;
