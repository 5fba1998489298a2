/** What AWS refuses, in our words, with what to do about it. */
@NullMarked
package io.github.asgbg.aws.error;

import org.jspecify.annotations.NullMarked;
