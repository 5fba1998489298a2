/** The SDK's objects: their members as values, and what the SDK leaves out of an answer. */
@NullMarked
package io.github.asgbg.aws.pojo;

import org.jspecify.annotations.NullMarked;
