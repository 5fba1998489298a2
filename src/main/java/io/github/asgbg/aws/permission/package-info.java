/** What AWS tells beforehand of the caller's permissions. */
@NullMarked
package io.github.asgbg.aws.permission;

import org.jspecify.annotations.NullMarked;
