package org.ipmarket.chassis.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.ipmarket.local.FolderLock;
import org.ipmarket.local.Market;
import org.ipmarket.local.Part;
import org.ipmarket.local.Progress;
import org.ipmarket.local.Settings;
import org.ipmarket.local.service.Keeper;

/** The servers that tests share, in {@code .local/test}, with ports of their own. */
public final class TestMarket {
    private TestMarket() {}

    public static Settings settings() {
        String root = System.getProperty("ipmarket.root");
        return Settings.forTests(Settings.findRoot(Path.of(root == null ? "" : root)));
    }

    /** Starts what does not run; several test runs at once wait for one of them to do it. */
    public static Settings up() {
        Settings settings = settings();
        Market market = new Market(settings);
        if (market.isInfrastructureUp()) {
            return settings;
        }
        try (FolderLock ignored = FolderLock.take(settings.home().resolve("launcher.lock"))) {
            market.startInfrastructure(new Progress(System.out));
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keepers of keys for sealed bids, all of them up. Their program must have been packaged before. */
    public static List<Keeper> keepers() {
        Settings settings = settings();
        List<Keeper> keepers = new Market(settings).keepers();
        try (FolderLock ignored = FolderLock.take(settings.home().resolve("launcher.lock"))) {
            keepers.forEach(Keeper::launch);
            keepers.forEach(Keeper::awaitReady);
            return keepers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One server ({@code postgresql}, {@code rabbitmq}, {@code keycloak}), to stop, kill and start in a test of what survives that. */
    public static Part part(String name) {
        return new Market(settings()).part(name);
    }
}
