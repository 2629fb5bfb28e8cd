package org.ipmarket.listing.centre;

import org.ipmarket.messages.Nullable;

/**
 * A value that a centre has stated for a rule.
 *
 * @param value in the rule's unit
 * @param own the centre's own written rule that says so, or null where it cites none
 */
public record StatedRule(long value, @Nullable OwnRule own) {
    /**
     * A written rule of an exchange.
     *
     * @param article such as 第十二条
     * @param version of the rule's text, such as 2025年修订
     * @param filing the number under which it was filed, or null
     */
    public record OwnRule(
            String article, String version, @Nullable String filing) {
        RuleSource source() {
            String filed = filing == null ? "" : ", " + filing;
            return new RuleSource(
                    RuleSource.Kind.OWN,
                    "本中心规则" + article + "（" + version + (filing == null ? "" : "，备案号" + filing) + "）",
                    "the centre's own rules, " + article + " (" + version + filed + ")");
        }
    }
}
