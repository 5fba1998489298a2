package io.github.asgbg.engine;

import io.github.asgbg.port.Cloud;
import io.github.asgbg.port.Events;
import io.github.asgbg.port.Ledger;
import io.github.asgbg.port.Timer;

/** All of the world that a command may touch. */
public record Ports(Cloud cloud, Ledger ledger, Timer timer, Events events) {}
