package org.ipmarket.gateway.page;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How the page says amounts, times and rights. */
final class Wording {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(CHINA);

    private Wording() {}

    /** {@code CNY 125,000.00}, with the digits that the amount came with; empty where there is none. */
    static String money(JsonObject money) {
        return money == null || money.getString("amount") == null
                ? ""
                : money.getString("currency", "") + " " + amount(money);
    }

    /** {@code CNY 80,000.00 – 160,000.00, P50 110,000.00}, never broken before the last; all three are in the currency of the first. */
    static String range(JsonObject low, JsonObject middle, JsonObject high) {
        return money(low) + " – " + amount(high) + ", P50\u00a0" + amount(middle);
    }

    private static String amount(JsonObject money) {
        BigDecimal amount = new BigDecimal(money.getString("amount"));
        DecimalFormat format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMinimumFractionDigits(amount.scale());
        format.setMaximumFractionDigits(amount.scale());
        return format.format(amount);
    }

    /** In the market's time zone. */
    static String moment(Instant instant) {
        return MOMENT.format(instant);
    }

    /** {@code 1:02:03}, or with days {@code 2 d 03:04:05}; never negative. */
    static String countdown(Duration left) {
        Duration shown = left.isNegative() ? Duration.ZERO : left;
        String clock = "%02d:%02d:%02d".formatted(shown.toHoursPart(), shown.toMinutesPart(), shown.toSecondsPart());
        return shown.toDays() > 0 ? shown.toDays() + " d " + clock : clock;
    }

    static String right(String right) {
        return switch (right) {
            case "ASSIGNMENT" -> "转让 assignment";
            case "EXCLUSIVE_LICENCE" -> "独占许可 exclusive licence";
            case "SOLE_LICENCE" -> "排他许可 sole licence";
            case "ORDINARY_LICENCE" -> "普通许可 ordinary licence";
            default -> right;
        };
    }

    static String ending(String state, String result) {
        if ("CANCELLED".equals(state)) {
            return "已终结 cancelled";
        }
        return switch (result == null ? "" : result) {
            case "SOLD" -> "成交 sold";
            case "UNSOLD" -> "流拍 unsold";
            default -> "已结束 closed";
        };
    }
}
