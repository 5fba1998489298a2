/** The SDK's clients and the one gate through which every call leaves. */
@NullMarked
package io.github.asgbg.aws.client;

import org.jspecify.annotations.NullMarked;
