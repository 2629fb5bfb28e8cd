package org.ipmarket.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import org.ipmarket.e2e.client.Addresses;
import org.ipmarket.e2e.client.MarketClient;
import org.ipmarket.e2e.job.Story;
import org.ipmarket.e2e.seed.Seed;
import org.ipmarket.local.FolderLock;
import org.ipmarket.local.Market;
import org.ipmarket.local.Part;
import org.ipmarket.local.Progress;
import org.ipmarket.local.Secrets;
import org.ipmarket.local.Settings;
import org.ipmarket.local.keycloak.AdminApi;
import org.ipmarket.local.keycloak.LiveLogins;

/** The whole market in the tests' folder: started where it does not run, with its centres and participants. */
final class Stack {
    private static final Settings SETTINGS =
            Settings.forTests(Settings.findRoot(Path.of(System.getProperty("ipmarket.root", ""))));
    private static final Market PARTS = new Market(SETTINGS);
    private static final Story STORY = Story.toConsole();
    private static MarketClient client;

    private Stack() {}

    /** A client of the running market. */
    static synchronized MarketClient market() {
        if (client == null) {
            start();
            client = new MarketClient(new Addresses(URI.create(SETTINGS.publicUrl())), "demo");
            seed(client).people();
        }
        return client;
    }

    static Seed seed(MarketClient market) {
        return new Seed(market, STORY);
    }

    static Story story() {
        return STORY;
    }

    /** One process of the market, such as {@code postgresql} or {@code bidding}: to kill it and start it again. */
    static Part part(String name) {
        return PARTS.part(name);
    }

    /** Starts whatever does not run, for the tests that come after one that breaks things. */
    static void startAgain() {
        PARTS.parts().forEach(Part::start);
    }

    static String secretOf(String client) {
        return new Secrets(SETTINGS).client(client);
    }

    /** Makes logins of mode live, of which the market on one machine has none. */
    static LiveLogins liveLogins() {
        return new LiveLogins(AdminApi.of(SETTINGS));
    }

    private static void start() {
        if (PARTS.isUp()) {
            return;
        }
        try (FolderLock ignored = FolderLock.take(SETTINGS.home().resolve("launcher.lock"))) {
            Progress progress = new Progress(System.out);
            PARTS.startInfrastructure(progress);
            PARTS.startServices(progress);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
