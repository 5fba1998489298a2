/** The ports, on the AWS SDK. SDK exceptions never leave this package. */
@NullMarked
package io.github.asgbg.aws;

import org.jspecify.annotations.NullMarked;
