package org.ipmarket.listing.offer;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.centre.CentreRules;
import org.ipmarket.listing.centre.CentreTerms;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;

/** Whether the terms of an offer make sense, and whether the centre trades such things in such a way. */
public final class OfferRules {
    static final int LONGEST_TITLE = 500;
    static final int LONGEST_DESCRIPTION = 10_000;

    private OfferRules() {}

    /** Everything that is wrong; {@code kinds} are those of the offered assets. */
    public static List<Violation> check(OfferTerms terms, CentreTerms centre, CentreRules rules, Set<AssetKind> kinds) {
        List<Violation> found = new ArrayList<>();
        title(terms.title(), found);
        price("startPrice", terms.startPrice(), centre.currency(), found);
        price("increment", terms.increment(), centre.currency(), found);
        found.addAll(DeclarationRules.check(terms.declarations(), centre.currency()));
        if (!centre.methods().contains(terms.method())) {
            found.add(new Violation(
                    "method",
                    terms.centre() + " does not sell by " + terms.method(),
                    centre.methods().stream().map(Enum::name).sorted().toList()));
        }
        Set<AssetKind> foreign = EnumSet.noneOf(AssetKind.class);
        foreign.addAll(kinds);
        foreign.removeAll(centre.kinds());
        if (!foreign.isEmpty()) {
            found.add(new Violation(
                    "assets",
                    terms.centre() + " does not trade " + foreign,
                    centre.kinds().stream().map(Enum::name).sorted().toList()));
        }
        if (terms.startPrice().currencyCode().equals(centre.currency())) {
            found.addAll(ContestRules.check(terms, rules, kinds));
        }
        return found;
    }

    /** What can be said of the list of assets before they are looked up; {@code most} may be sold together. */
    public static List<Violation> assets(OfferTerms terms, int most) {
        if (terms.assets().isEmpty() || terms.assets().size() > most) {
            return List.of(new Violation("assets", "an offer has 1 to " + most + " assets"));
        }
        if (new HashSet<>(terms.assets()).size() < terms.assets().size()) {
            return List.of(new Violation("assets", "an asset stands twice"));
        }
        return List.of();
    }

    static void title(LocalizedText title, List<Violation> found) {
        text("title", title, LONGEST_TITLE, found);
    }

    /** @param description may be null */
    public static void description(LocalizedText description, List<Violation> found) {
        text("description", description, LONGEST_DESCRIPTION, found);
    }

    private static void text(String field, LocalizedText text, int longest, List<Violation> found) {
        if (text != null && (isLonger(text.zh(), longest) || isLonger(text.en(), longest))) {
            found.add(new Violation(field, "at most " + longest + " characters"));
        }
    }

    private static boolean isLonger(String text, int longest) {
        return text != null && text.length() > longest;
    }

    static void price(String field, Money price, String currency, List<Violation> found) {
        if (!price.currencyCode().equals(currency)) {
            found.add(new Violation(field + ".currency", "the centre's currency is " + currency, List.of(currency)));
        }
        if (price.isZero()) {
            found.add(new Violation(field, "must be more than zero"));
        }
    }
}
