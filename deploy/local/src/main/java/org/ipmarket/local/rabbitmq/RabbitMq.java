package org.ipmarket.local.rabbitmq;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.ipmarket.local.Fault;
import org.ipmarket.local.Part;
import org.ipmarket.local.Port;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;

/**
 * A private RabbitMQ with its data in {@code rabbitmq/} of the market's folder: from the system's installation, which is made
 * where it is missing and can be; else in a container.
 */
public final class RabbitMq implements Part {
    private final Settings settings;
    private final Secrets secrets;
    private final Path folder;
    private final NativeNode installed;

    public RabbitMq(Settings settings, Secrets secrets) {
        this.settings = settings;
        this.secrets = secrets;
        this.folder = settings.home().resolve("rabbitmq");
        this.installed = new NativeNode(settings, secrets, folder);
    }

    @Override
    public String name() {
        return "rabbitmq";
    }

    @Override
    public List<Port> ports() {
        return List.of(Port.RABBITMQ, Port.RABBITMQ_DISTRIBUTION, Port.RABBITMQ_NAMES);
    }

    @Override
    public OptionalLong pid() {
        return present().map(Node::pid).orElse(OptionalLong.empty());
    }

    @Override
    public boolean isAlive() {
        return present().map(Node::isAlive).orElse(false);
    }

    @Override
    public List<Long> helpers() {
        return present().map(Node::helpers).orElse(List.of());
    }

    /** Whether it greets in AMQP: it listens only after the definitions have been read. */
    @Override
    public boolean answers() {
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(2_000);
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port(Port.RABBITMQ)), 2_000);
            socket.getOutputStream().write(new byte[] {'A', 'M', 'Q', 'P', 0, 0, 9, 1});
            return socket.getInputStream().read() == 1;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void start() {
        Path log = settings.logs().resolve("rabbitmq.log");
        if (present().isEmpty() && !RabbitInstallation.install(log)) {
            throw new Fault("RabbitMQ is not installed, could not be installed from here (see " + log
                    + "), and no container engine runs. Install it, for example 'sudo apt-get install rabbitmq-server' or"
                    + " 'brew install rabbitmq', and try again; its own server need not run.");
        }
        present().orElseThrow().start(this::answers);
    }

    @Override
    public void stop() {
        present().ifPresent(Node::stop);
    }

    @Override
    public void kill() {
        present().ifPresent(Node::kill);
    }

    /** How it runs here; empty where nothing is there yet to run it. Installing is preferred to an engine, so an engine counts where that cannot be. */
    private Optional<Node> present() {
        if (RabbitInstallation.server().isPresent()) {
            return Optional.of(installed);
        }
        if (RabbitInstallation.isPossible()) {
            return Optional.empty();
        }
        return ContainerNode.engine().map(engine -> new ContainerNode(engine, settings, secrets, folder));
    }
}
