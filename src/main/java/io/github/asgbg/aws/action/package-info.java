/** Every action as the call that it is. */
@NullMarked
package io.github.asgbg.aws.action;

import org.jspecify.annotations.NullMarked;
