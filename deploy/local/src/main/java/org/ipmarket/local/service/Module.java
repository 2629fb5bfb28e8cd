package org.ipmarket.local.service;

import java.nio.file.Path;
import org.ipmarket.local.Port;

/** The programs of the market, in the order of starting. */
public enum Module {
    LISTING("services/listing", Port.LISTING),
    BIDDING("services/bidding", Port.BIDDING),
    VALUATION("services/valuation", Port.VALUATION),
    SETTLEMENT("services/settlement", Port.SETTLEMENT),
    NOTIFICATION("services/notification", Port.NOTIFICATION),
    GATEWAY("gateway", Port.GATEWAY);

    private final String folder;
    private final Port port;

    Module(String folder, Port port) {
        this.folder = folder;
        this.port = port;
    }

    public String folder() {
        return folder;
    }

    public Port port() {
        return port;
    }

    public String artifact() {
        return folder.substring(folder.lastIndexOf('/') + 1);
    }

    /** What Maven makes of it. */
    public Path packaged(Path root) {
        return root.resolve(folder).resolve("target/quarkus-app");
    }

    /** Written by the build when all the rest stands. */
    public Path packagedMark(Path root) {
        return root.resolve(folder).resolve("target/quarkus-artifact.properties");
    }
}
