/** What AWS says of the two groups and of what is around them. */
@NullMarked
package io.github.asgbg.aws.look;

import org.jspecify.annotations.NullMarked;
