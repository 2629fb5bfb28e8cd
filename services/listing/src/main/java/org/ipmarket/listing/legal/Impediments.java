package org.ipmarket.listing.legal;

import java.util.EnumSet;
import java.util.Set;
import org.ipmarket.messages.Impediment;
import org.ipmarket.messages.LegalStatus;

/** Why an announced offer cannot go on as announced: only on grounds that the exchange's rules list. */
public final class Impediments {
    private Impediments() {}

    /**
     * What has become of an asset of an announced offer.
     *
     * @param seized by a court, whatever the status says
     * @param suspended by the office
     * @param pledgedWithoutConsent since the announcement, and the pledgee has not consented
     * @param titleChanged since the announcement
     */
    public record Fate(
            LegalStatus status,
            boolean seized,
            boolean suspended,
            boolean pledgedWithoutConsent,
            boolean titleChanged) {}

    public static Set<Impediment> of(Fate fate) {
        Set<Impediment> found = EnumSet.noneOf(Impediment.class);
        switch (fate.status()) {
            case LAPSED -> found.add(Impediment.LAPSED);
            case EXPIRED -> found.add(Impediment.EXPIRED);
            case INVALIDATED -> found.add(Impediment.INVALIDATED);
            case SEIZED -> found.add(Impediment.SEIZED);
            case SUSPENDED -> found.add(Impediment.SUSPENDED);
            case IN_FORCE, PENDING -> {}
        }
        if (fate.status() != LegalStatus.LAPSED
                && fate.status() != LegalStatus.EXPIRED
                && fate.status() != LegalStatus.INVALIDATED) {
            add(found, fate.seized(), Impediment.SEIZED);
            add(found, fate.suspended(), Impediment.SUSPENDED);
            add(found, fate.pledgedWithoutConsent(), Impediment.PLEDGED);
        }
        add(found, fate.titleChanged(), Impediment.TITLE_CHANGED);
        return found;
    }

    /** The rule that names the ground, and its source. */
    public static String rule(Impediment ground) {
        return "the exchange's rules on suspending and ending (中止、终结), "
                + switch (ground) {
                    case LAPSED -> "right lapsed: Patent Law 44";
                    case EXPIRED -> "term over: Patent Law 42; Copyright Law 23";
                    case INVALIDATED -> "right declared invalid: Patent Law 45 to 47";
                    case SEIZED -> "right under preservation: Patent Law's Implementing Regulations 104";
                    case SUSPENDED -> "ownership in dispute: Patent Law's Implementing Regulations 103";
                    case PLEDGED -> "pledge without the pledgee's consent: Civil Code 444";
                    case TITLE_CHANGED -> "another owner on the register: Patent Law 10";
                };
    }

    private static void add(Set<Impediment> found, boolean is, Impediment ground) {
        if (is) {
            found.add(ground);
        }
    }
}
