package org.ipmarket.listing.grant;

/** Why a right may not be offered beside another, each with the source that a refusal cites. */
public enum Bar {
    /** Model, to be confirmed by counsel: the words of the contracts are the market's, the consequence is theirs. */
    LICENCES(
            "an exclusive licence (独占) is the licensee's alone, a sole one (排他) the licensee's and the licensor's",
            "the market's model of Patent Law 12 and Copyright Law 26"),
    OPEN_LICENCE("during an open licence (开放许可) no exclusive or sole one is granted", "Patent Law 50 to 52"),
    PLEDGE("what is pledged is neither assigned nor licensed without the pledgee's consent", "Civil Code 444"),
    TITLE("the title is promised once, free of other offers", "the market's model");

    private final String rule;
    private final String source;

    Bar(String rule, String source) {
        this.rule = rule;
        this.source = source;
    }

    public String rule() {
        return rule;
    }

    public String source() {
        return source;
    }
}
