/** The documents of iam-policies, filled in: which words they leave open, what may stand there, and what must not. */
@NullMarked
package io.github.asgbg.policies;

import org.jspecify.annotations.NullMarked;
