package org.ipmarket.local;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ipmarket.local.keycloak.Keycloak;
import org.ipmarket.local.postgres.PostgreSql;
import org.ipmarket.local.process.PortOwner;
import org.ipmarket.local.rabbitmq.RabbitMq;
import org.ipmarket.local.service.JavaService;
import org.ipmarket.local.service.Keeper;
import org.ipmarket.local.service.Module;

/** All parts of one market on this machine, and the order in which they come and go. */
public final class Market {
    private final Settings settings;
    private final PostgreSql postgreSql;
    private final RabbitMq rabbitMq;
    private final Keycloak keycloak;
    private final List<Keeper> keepers;
    private final List<JavaService> services;

    public Market(Settings settings) {
        this.settings = settings;
        Secrets secrets = new Secrets(settings);
        this.postgreSql = new PostgreSql(settings, secrets);
        this.rabbitMq = new RabbitMq(settings, secrets);
        this.keycloak = new Keycloak(settings, secrets);
        this.keepers = Keeper.all(settings, secrets);
        this.services = Arrays.stream(Module.values())
                .map(module -> new JavaService(settings, secrets, module))
                .toList();
    }

    /** In the order of starting. */
    public List<Part> parts() {
        return Stream.of(infrastructure(), keepers, services)
                .<Part>flatMap(List::stream)
                .toList();
    }

    List<Part> infrastructure() {
        return List.of(postgreSql, rabbitMq, keycloak);
    }

    JavaService service(Module module) {
        return services.get(module.ordinal());
    }

    public Part part(String name) {
        return parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new Fault("No part is called " + name + "; there are "
                        + String.join(", ", parts().stream().map(Part::name).toList()) + "."));
    }

    public boolean isUp() {
        return parts().stream().allMatch(part -> part.isAlive() && part.answers());
    }

    public boolean isInfrastructureUp() {
        return infrastructure().stream().allMatch(part -> part.isAlive() && part.answers());
    }

    /** Refuses where a port of a part that does not run is somebody else's, naming all of them at once. */
    void requireFreePorts() {
        List<Integer> needed = parts().stream()
                .filter(part -> !part.isAlive() && part.helpers().isEmpty())
                .flatMap(part -> part.ports().stream())
                .map(settings::port)
                .toList();
        PortOwner.requireFree("The market", needed);
    }

    public void startInfrastructure(Progress progress) {
        startInfrastructure(progress, () -> {});
    }

    /** PostgreSQL, then Keycloak upon it; RabbitMQ and the unpacking of Keycloak beside them. */
    void startInfrastructure(Progress progress, Runnable whenDatabasesAreThere) {
        settings.remember();
        try (Tasks tasks = new Tasks()) {
            tasks.start(() -> progress.step("RabbitMQ", rabbitMq::start));
            var unpacked = tasks.start(keycloak::prepare);
            progress.step("PostgreSQL", postgreSql::start);
            whenDatabasesAreThere.run();
            unpacked.join();
            progress.step("Keycloak", keycloak::start);
            tasks.join();
        }
    }

    /** The keepers of keys for sealed bids, in the order of their numbers. */
    public List<Keeper> keepers() {
        return keepers;
    }

    /** Keepers and services side by side, then the gateway. */
    public void startServices(Progress progress) {
        keepers.forEach(Keeper::launch);
        services.forEach(service -> {
            service.deploy();
            service.launch();
        });
        progress.step("keepers", () -> keepers.forEach(Keeper::awaitReady));
        services.forEach(service -> progress.step(service.name(), service::awaitReady));
    }

    /** The other way round; a part that does not run is passed over. Everything is tried, the first fault is thrown at the end. */
    public void stop(Progress progress) {
        List<RuntimeException> faults = new ArrayList<>();
        stop(services, progress, faults);
        stop(keepers, progress, faults);
        infrastructure().reversed().forEach(part -> stop(part, progress, faults));
        if (!faults.isEmpty()) {
            throw faults.getFirst();
        }
    }

    /** Only the services, the gateway and the keepers; the servers below them stay. */
    public void stopServices(Progress progress) {
        List<RuntimeException> faults = new ArrayList<>();
        stop(services, progress, faults);
        stop(keepers, progress, faults);
        if (!faults.isEmpty()) {
            throw faults.getFirst();
        }
    }

    private static void stop(List<? extends Part> together, Progress progress, List<RuntimeException> faults) {
        try (Tasks tasks = new Tasks()) {
            together.forEach(part -> tasks.start(() -> stop(part, progress, faults)));
            tasks.join();
        }
    }

    private static void stop(Part part, Progress progress, List<RuntimeException> faults) {
        try {
            if (part.isAlive() || !part.helpers().isEmpty()) {
                progress.step("stop " + part.name(), part::stop);
            } else {
                part.stop();
            }
        } catch (RuntimeException e) {
            synchronized (faults) {
                faults.add(e);
            }
        }
    }
}
