package org.ipmarket.listing.centre;

/**
 * Where a rule comes from: what a refusal cites.
 *
 * @param kind how far it binds
 * @param zh the citation in Chinese
 * @param en in English
 */
public record RuleSource(Kind kind, String zh, String en) {
    /** How far a source binds. */
    public enum Kind {
        /** Read in a statute. */
        LAW,
        /** Modelled on the Supreme Court's rules for online judicial auctions or another market's written rules. */
        MODEL,
        /** As exchanges work. */
        PRACTICE,
        /** The centre's own written rule: article, version, filing number. */
        OWN
    }

    static RuleSource law(String zh, String en) {
        return new RuleSource(Kind.LAW, zh, en);
    }

    static RuleSource model(String zh, String en) {
        return new RuleSource(Kind.MODEL, zh, en);
    }

    static RuleSource practice(String zh, String en) {
        return new RuleSource(Kind.PRACTICE, zh, en);
    }
}
