package org.ipmarket.local.rabbitmq;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;

/** One way of running RabbitMQ. */
interface Node {
    boolean isAlive();

    OptionalLong pid();

    /** Processes that belong to it and are not its children. */
    List<Long> helpers();

    /** Starts it where it does not run and waits until it answers. */
    void start(BooleanSupplier answers);

    void stop();

    void kill();
}
