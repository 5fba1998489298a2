/** A simulated Amazon EC2: machines, launch templates and the network they need. */
@NullMarked
package io.github.asgbg.sandbox.ec2;

import org.jspecify.annotations.NullMarked;
