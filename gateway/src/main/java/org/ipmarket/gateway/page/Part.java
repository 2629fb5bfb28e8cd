package org.ipmarket.gateway.page;

import java.util.Locale;

/** A part of the market whose silence the page tells; people do not care for service names. */
enum Part {
    LISTING("挂牌", "listings"),
    BIDDING("竞价", "bidding"),
    VALUATION("估值", "valuation"),
    SETTLEMENT("结算", "settlement"),
    LOGIN("登录", "login");

    private final String chinese;
    private final String english;

    Part(String chinese, String english) {
        this.chinese = chinese;
        this.english = english;
    }

    /** As the configuration names the service behind it. */
    String service() {
        return name().toLowerCase(Locale.ROOT);
    }

    String chinese() {
        return chinese;
    }

    String english() {
        return english;
    }
}
