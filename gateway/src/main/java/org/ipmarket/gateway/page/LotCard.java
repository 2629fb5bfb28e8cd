package org.ipmarket.gateway.page;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;

/**
 * A lot as the page shows it, every text ready: the server writes it into the page, the script into the same places later.
 *
 * @param priceLabel what the price is: the starting, the present or the hammer price
 * @param next the lowest bid that would do, empty where none would
 * @param titleEn empty where it is the Chinese one
 * @param until what the clock counts down to, empty where it does not run
 * @param clock the time left at the moment of the answer, or the outcome
 * @param when the opening or the end in the market's time zone
 * @param value the range of the indicative value, or why there is none
 */
public record LotCard(
        String id,
        String state,
        String titleZh,
        String titleEn,
        String centre,
        String right,
        String priceLabel,
        String price,
        String next,
        String bids,
        String clockLabel,
        String until,
        String clock,
        String when,
        String value,
        boolean demonstration) {

    static LotCard of(JsonObject lot, String centre, String value, Instant now) {
        JsonObject title = lot.getJsonObject("title", new JsonObject());
        Phase phase = Phase.of(lot.getString("state"));
        Instant until = phase.until(lot);
        String chinese = title.getString("zh", "");
        String english = title.getString("en", "");
        boolean bidFor = lot.getJsonObject("price") != null;
        return new LotCard(
                lot.getString("id"),
                lot.getString("state"),
                chinese,
                english.equals(chinese) ? "" : english,
                centre,
                Wording.right(lot.getString("right", "")),
                phase.priceLabel(bidFor),
                Wording.money(lot.getJsonObject(bidFor ? "price" : "startPrice")),
                Wording.money(lot.getJsonObject("lowestAcceptable")),
                lot.getInteger("bids", 0) + " / " + lot.getInteger("bidders", 0),
                phase.clockLabel(),
                phase == Phase.ENDED || until == null ? "" : until.toString(),
                phase == Phase.ENDED || until == null
                        ? Wording.ending(lot.getString("state"), lot.getString("result"))
                        : Wording.countdown(Duration.between(now, until)),
                until == null ? "" : Wording.moment(until),
                value,
                Boolean.TRUE.equals(lot.getBoolean("demonstration")));
    }

    /** What the page tells apart. */
    enum Phase {
        OPEN,
        SOON,
        ENDED;

        static Phase of(String state) {
            return switch (state) {
                case "OPEN" -> OPEN;
                case "SCHEDULED" -> SOON;
                default -> ENDED;
            };
        }

        Instant until(JsonObject lot) {
            return lot.getInstant(this == SOON ? "opensAt" : "endsAt");
        }

        String clockLabel() {
            return switch (this) {
                case OPEN -> "距结束 ends in";
                case SOON -> "距开始 opens in";
                case ENDED -> "结果 outcome";
            };
        }

        String priceLabel(boolean bidFor) {
            if (!bidFor) {
                return "起始价 start";
            }
            return this == ENDED ? "落槌价 hammer price" : "当前价 price now";
        }
    }
}
