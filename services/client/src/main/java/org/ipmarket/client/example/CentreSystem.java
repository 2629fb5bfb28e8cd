package org.ipmarket.client.example;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.ipmarket.client.Caller;
import org.ipmarket.client.Market;
import org.ipmarket.client.feed.CursorFile;
import org.ipmarket.client.feed.Fact;
import org.ipmarket.client.feed.FeedReader;

/**
 * A centre's system in one file: it offers an asset for a participant whose home is the centre, has it reviewed by two, follows the
 * sale in the feed and books the centre's commission. Once it follows it may be killed at any point and started again: the feed's cursor and the
 * book are files, and each fact is booked once, by its id.
 *
 * <pre>
 * IPMARKET_SECRET=... java ... org.ipmarket.client.example.CentreSystem http://localhost:8080 GZ PARTICIPANT NUMBER FOLDER
 * </pre>
 */
public final class CentreSystem {
    private static final ZoneId GUANGZHOU = ZoneId.of("Asia/Shanghai");
    private static final String PEOPLE = "ipmarket-cli";

    private final String centre;
    private final Caller system;
    private final Path book;
    private final FeedReader feed;

    /** @param folder where cursor and book stand */
    public CentreSystem(Market market, String centre, String secret, Path folder) {
        this.centre = centre;
        this.system = market.asClient("centre-" + centre.toLowerCase(), secret);
        this.book = folder.resolve("commission.csv");
        this.feed = FeedReader.of(system, new CursorFile(folder.resolve("cursor")))
                .ofTypes("offer.announced", "lot.opened", "lot.closed", "trade.completed", "trade.defaulted");
    }

    /**
     * Registers a Chinese invention for its holder and drafts and submits the offer.
     *
     * @param number the patent's, with its check digit, such as {@code ZL202010123456X}
     * @return the offer's id; its lot will have the same
     */
    public String offer(String holder, String number) {
        Caller behalf = system.onBehalfOf(holder);
        LocalDate filed = LocalDate.of(Integer.parseInt(number.substring(2, 6)), 3, 15);
        String asset = behalf.post("/assets", invention(holder, number, filed), JsonNode.class)
                .path("id")
                .asText();
        String offer = behalf.post(
                        "/listings",
                        Map.of(
                                "centre", centre,
                                "assets", List.of(asset),
                                "right", "ASSIGNMENT",
                                "method", "ENGLISH",
                                "title", Map.of("zh", "专利权转让", "en", "Assignment of a patent"),
                                "startPrice", yuan("120000.00"),
                                "increment", yuan("5000.00")),
                        JsonNode.class)
                .path("id")
                .asText();
        behalf.post("/listings/" + offer + "/submission", Map.of(), JsonNode.class);
        return offer;
    }

    private Map<String, Object> invention(String holder, String number, LocalDate filed) {
        return Map.ofEntries(
                Map.entry("type", "INVENTION"),
                Map.entry("title", Map.of("zh", "一种示例装置", "en", "An example device")),
                Map.entry("registeredAt", centre),
                Map.entry("office", "CN"),
                Map.entry("number", number),
                Map.entry("owners", List.of(Map.of("participant", holder, "basisPoints", 10_000))),
                Map.entry("status", "IN_FORCE"),
                Map.entry("statusAsOf", LocalDate.now(GUANGZHOU).toString()),
                Map.entry("filed", filed.toString()),
                Map.entry("granted", filed.plusYears(2).toString()),
                Map.entry("expires", filed.plusYears(20).toString()),
                Map.entry("ipc", List.of("G06F17/10")),
                Map.entry("demonstration", true));
    }

    private static Map<String, String> yuan(String amount) {
        return Map.of("amount", amount, "currency", "CNY");
    }

    /** Two people of the centre look at it, one after the other: no system may. */
    public void review(String offer, Caller first, Caller second) {
        first.post("/listings/" + offer + "/review", Map.of(), JsonNode.class);
        JsonNode announced = second.post("/listings/" + offer + "/approval", Map.of(), JsonNode.class);
        say("announced as " + announced.path("noticeNumber").asText());
    }

    /** Reads what has happened, waiting up to 20 s for something, and books the commission of completed sales. */
    public void follow() {
        feed.poll(fact -> {
            say(fact.type() + " " + fact.subject());
            if (fact.is("trade.completed")) {
                book(fact);
            }
        });
    }

    /** What the bank has paid out to the centre for this sale. A fact that comes again finds itself booked. */
    private void book(Fact completed) {
        if (booked().anyMatch(line -> line.startsWith(completed.id() + ","))) {
            return;
        }
        // everybody is told of every sale; those in which the centre has no part it cannot read
        Optional<JsonNode> trade = system.find("/trades/" + completed.subject(), JsonNode.class);
        if (trade.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (JsonNode payout : trade.get().path("payouts")) {
            if (payout.path("to").asText().equals("centre:" + centre)) {
                lines.append("%s,%s,%s,%s,%s%n"
                        .formatted(
                                completed.id(),
                                completed.subject(),
                                payout.path("purpose").asText(),
                                payout.path("amount").path("amount").asText(),
                                payout.path("amount").path("currency").asText()));
            }
        }
        write(lines.toString());
    }

    /** The book: fact, trade, purpose, amount, currency. */
    public Stream<String> booked() {
        try {
            return Files.exists(book) ? Files.readAllLines(book).stream() : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All lines of a fact at once, and to the disk before the cursor moves on. */
    private void write(String lines) {
        try {
            Files.writeString(
                    book, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void say(String what) {
        System.out.println(centre + ": " + what);
    }

    /** Offers one asset and follows the market until it is stopped. */
    public static void main(String[] arguments) {
        Market market = Market.at(URI.create(arguments[0]));
        String centre = arguments[1];
        CentreSystem own = new CentreSystem(market, centre, System.getenv("IPMARKET_SECRET"), Path.of(arguments[4]));
        if (!Files.exists(Path.of(arguments[4], "cursor"))) {
            String offer = own.offer(arguments[2], arguments[3]);
            String staff = centre.toLowerCase();
            own.review(
                    offer,
                    market.asPerson(PEOPLE, staff + ".reviewer1", "demo"),
                    market.asPerson(PEOPLE, staff + ".reviewer2", "demo"));
        }
        while (true) {
            own.follow();
        }
    }
}
