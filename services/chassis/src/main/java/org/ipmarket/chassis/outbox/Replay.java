package org.ipmarket.chassis.outbox;

import com.rabbitmq.client.Channel;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.ipmarket.chassis.config.Broker;
import org.ipmarket.chassis.config.ChassisConfig;

/** Sends what the service once told again, into one queue: for a reader that joins later or rebuilds its read model. */
@ApplicationScoped
public class Replay {
    private static final int BATCH = 500;

    private final AgroalDataSource dataSource;
    private final ChassisConfig config;
    private final String service;

    Replay(
            AgroalDataSource dataSource,
            ChassisConfig config,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.dataSource = dataSource;
        this.config = config;
        this.service = service;
    }

    /**
     * @param queue the reader's queue, which must exist
     * @param types wire types; all where empty
     * @param fromPosition 0 for everything
     * @return how many events were sent and confirmed
     */
    public long into(String queue, Set<String> types, long fromPosition)
            throws SQLException, IOException, TimeoutException, InterruptedException {
        try (com.rabbitmq.client.Connection connection =
                        Broker.of(config.rabbitmq()).connect(service + " replay");
                Channel channel = connection.createChannel();
                Connection database = dataSource.getConnection()) {
            channel.queueDeclarePassive(queue);
            channel.confirmSelect();
            long sent = 0;
            long position = fromPosition;
            List<OutboxTable.Row> rows = OutboxTable.after(database, position, types, BATCH);
            while (!rows.isEmpty()) {
                for (OutboxTable.Row row : rows) {
                    channel.basicPublish(
                            "",
                            queue,
                            true,
                            CloudEventHeaders.write(row.event(), service),
                            row.event().payload().getBytes(StandardCharsets.UTF_8));
                }
                channel.waitForConfirmsOrDie(config.outbox().confirmTimeout().toMillis());
                sent += rows.size();
                position = rows.getLast().position();
                rows = OutboxTable.after(database, position, types, BATCH);
            }
            return sent;
        }
    }
}
