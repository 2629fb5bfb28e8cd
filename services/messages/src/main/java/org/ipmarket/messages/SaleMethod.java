package org.ipmarket.messages;

/** How a lot is sold; the exact rules of each format stand in {@code docs/formats.md}. */
public enum SaleMethod {
    /** 网络竞价: ascending bids, a late one extends the end. */
    ENGLISH,
    /** 代理竞价: ascending, each bidder leaves a maximum. */
    ENGLISH_PROXY,
    /** 一口价: the first to accept the asking price. */
    FIXED_PRICE,
    /** 挂牌: public notice at an asking price; more than one buyer compete. */
    PUBLIC_LISTING,
    /** 三轮竞价: sealed first offers, then three rounds of turns. */
    THREE_ROUNDS,
    /** 计时加价: the clock asks, the last to agree wins. */
    CLOCK,
    /** 荷兰式拍卖: the price falls until somebody accepts. */
    DUTCH,
    /** 荷兰式、密封、最优报价: Dutch, then sealed offers, then the Dutch winner's answer. */
    DUTCH_SEALED_BEST,
    /** 密封第一价格 */
    SEALED_FIRST_PRICE,
    /** 密封第二价格 */
    SEALED_SECOND_PRICE,
    /** 统一价格多份: several ordinary licences at one price. */
    UNIFORM_PRICE,
    /** 开放许可 (Patent Law 50, 51): posted terms, every notice makes a licence. */
    OPEN_LICENCE,
    /** 标准许可: posted terms without the office's announcement. */
    STANDARD_LICENCE;

    /** Whether one lot may have several winners. */
    public boolean severalWinners() {
        return this == UNIFORM_PRICE || this == OPEN_LICENCE || this == STANDARD_LICENCE;
    }
}
