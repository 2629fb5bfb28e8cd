package org.ipmarket.messages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No service depends on another service's module: what they share is named here, and nothing else. */
class ModuleDoorsTest {
    private static final Pattern OURS = Pattern.compile(
            "<groupId>org\\.ipmarket</groupId>\\s*<artifactId>([a-z-]+)</artifactId>\\s*(<scope>test)?");

    /** What a module may need to compile. */
    private static final Map<String, Set<String>> DOORS = Map.ofEntries(
            Map.entry("services/messages", Set.of()),
            Map.entry("services/chassis", Set.of("messages")),
            Map.entry("services/chassis-test", Set.of("messages", "local")),
            Map.entry("services/auction-rules", Set.of("messages")),
            Map.entry("services/valuation-rules", Set.of("messages")),
            Map.entry("services/keeper", Set.of("messages", "auction-rules")),
            Map.entry("services/client", Set.of()),
            Map.entry("services/client-api", Set.of("client")),
            Map.entry("services/print", Set.of("messages")),
            Map.entry("services/listing", Set.of("messages", "chassis", "print")),
            Map.entry("services/bidding", Set.of("messages", "chassis", "auction-rules")),
            Map.entry("services/valuation", Set.of("messages", "chassis", "valuation-rules", "print")),
            Map.entry("services/settlement", Set.of("messages", "chassis", "print")),
            Map.entry("services/notification", Set.of("messages", "chassis", "client")),
            Map.entry("gateway", Set.of()),
            Map.entry("deploy/local", Set.of()));

    @Test
    void everyModuleKeepsItsDoors() throws IOException {
        for (Map.Entry<String, Set<String>> door : DOORS.entrySet()) {
            assertThat(needs(door.getKey())).as(door.getKey()).isSubsetOf(door.getValue());
        }
    }

    @Test
    void everyServiceHasItsDoorsNamed() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(".."))) {
            assertThat(folders.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                            .map(folder -> "services/" + folder.getFileName()))
                    .allMatch(DOORS::containsKey);
        }
    }

    private static Set<String> needs(String module) throws IOException {
        String pom = Files.readString(Path.of("../..").resolve(module).resolve("pom.xml"));
        String ownParts = pom.substring(pom.indexOf("</parent>"));
        return OURS.matcher(ownParts)
                .results()
                .filter(match -> match.group(2) == null)
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }
}
