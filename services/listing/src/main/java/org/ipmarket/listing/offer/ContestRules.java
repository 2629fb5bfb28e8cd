package org.ipmarket.listing.offer;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ipmarket.listing.Violation;
import org.ipmarket.listing.centre.CentreRules;
import org.ipmarket.listing.centre.RuleCode;
import org.ipmarket.listing.centre.Ruled;
import org.ipmarket.listing.centre.Unit;
import org.ipmarket.listing.offer.ContestChoice.Fall;
import org.ipmarket.listing.offer.ContestChoice.Step;
import org.ipmarket.listing.offer.Format.Part;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.SaleMethod;

/** Whether what a seller chooses of the contest fits the method and lies within what the centre allows. */
final class ContestRules {
    static final int MOST_STEPS = 20;
    /** No fall takes longer; it catches a slip, no law says it. */
    static final Duration LONGEST_FALL = Duration.ofDays(366);

    private final OfferTerms terms;
    private final SaleMethod method;
    private final CentreRules centre;
    private final ContestChoice chosen;
    private final List<Violation> found = new ArrayList<>();

    private ContestRules(OfferTerms terms, CentreRules centre) {
        this.terms = terms;
        this.method = terms.method();
        this.centre = centre;
        this.chosen = terms.choice();
    }

    /** Everything that is wrong; {@code kinds} are those of the offered assets. Start price and currency have been looked at. */
    static List<Violation> check(OfferTerms terms, CentreRules centre, Set<AssetKind> kinds) {
        ContestRules rules = new ContestRules(terms, centre);
        rules.what(kinds);
        rules.steps();
        rules.reserve();
        rules.quantity();
        rules.furtherPeriods();
        rules.fall();
        return rules.found;
    }

    private void what(Set<AssetKind> kinds) {
        if (method.severalWinners() && terms.right() != Right.ORDINARY_LICENCE) {
            add("right", method + " has several winners: only ordinary licences go side by side", "ORDINARY_LICENCE");
        }
        if (method == SaleMethod.OPEN_LICENCE && kinds.contains(AssetKind.COPYRIGHT)) {
            add("assets", "an open licence is one of patents (Patent Law 50)", "PATENT");
        }
        Ruled<Boolean> uniform = centre.truth(RuleCode.UNIFORM_PRICE);
        if (method == SaleMethod.UNIFORM_PRICE && !uniform.value()) {
            add("method", "the centre has not turned one price for several licences on" + by(uniform));
        }
        Ruled<Boolean> noCut = centre.truth(RuleCode.STATE_OWNED_NO_AUTOMATIC_CUT);
        if (has(Part.FALLS) && terms.declarations().stateOwned() != null && noCut.value()) {
            add("method", "the price of a state-owned asset does not fall by itself" + by(noCut));
        }
    }

    private void steps() {
        if (!has(Part.STEPS)) {
            if (terms.increment().minor() != OfferTerms.NO_INCREMENT) {
                add("increment", method + " has no steps");
            }
            absent("contest.steps", chosen.steps());
            return;
        }
        if (chosen.steps() == null) {
            return;
        }
        if (chosen.steps().size() > MOST_STEPS) {
            add("contest.steps", "at most " + MOST_STEPS + " bands");
            return;
        }
        Money before = null;
        for (int i = 0; i < chosen.steps().size(); i++) {
            Step band = chosen.steps().get(i);
            String field = "contest.steps[" + i + "]";
            if (!money(field + ".from", band.from()) || !money(field + ".step", band.step())) {
                return;
            }
            if (band.step().isZero()) {
                add(field + ".step", "must be more than zero");
            }
            if (before == null ? !band.from().isZero() : band.from().compareTo(before) <= 0) {
                add(field + ".from", before == null ? "the first band is from zero" : "must be above " + before);
            }
            before = band.from();
        }
        if (!terms.increment().equals(chosen.firstStep())) {
            add("increment", "is the step of the first band, " + chosen.firstStep() + ", or left out");
        }
    }

    private void reserve() {
        Money reserve = chosen.openReserve();
        if (!has(Part.RESERVE)) {
            absent("contest.openReserve", reserve);
        } else if (reserve != null
                && money("contest.openReserve", reserve)
                && reserve.compareTo(terms.startPrice()) <= 0) {
            add("contest.openReserve", "must be above the start price, " + terms.startPrice());
        }
    }

    private void quantity() {
        Integer quantity = chosen.quantity();
        if (!has(Part.QUANTITY)) {
            absent("contest.quantity", quantity);
        } else if (method == SaleMethod.UNIFORM_PRICE) {
            Ruled<Integer> most = centre.number(RuleCode.UNIFORM_PRICE_MOST);
            within("contest.quantity", quantity, 2, most.value(), by(most));
        } else if (quantity != null) {
            within("contest.quantity", quantity, 1, Unit.COUNT.highest(), "");
        }
    }

    private void furtherPeriods() {
        if (!has(Part.NOTICE)) {
            absent("contest.furtherPeriods", chosen.furtherPeriods());
        } else if (chosen.furtherPeriods() != null) {
            Ruled<Integer> most = centre.number(RuleCode.LISTING_EXTENSIONS);
            within("contest.furtherPeriods", chosen.furtherPeriods(), 0, most.value(), by(most));
        }
    }

    private void fall() {
        Fall fall = chosen.dutch();
        if (!has(Part.FALLS)) {
            absent("contest.dutch", fall);
            return;
        }
        if (fall == null) {
            add("contest.dutch", "is missing: by which share the price falls, and to which floor");
            return;
        }
        Ruled<Integer> most = centre.number(RuleCode.DUTCH_SHARE_MOST);
        boolean sound = within("contest.dutch.shareBasisPoints", fall.shareBasisPoints(), 1, most.value(), by(most));
        sound &= money("contest.dutch.floor", fall.floor());
        if (!sound) {
            return;
        }
        Ruled<Integer> least = centre.number(RuleCode.DUTCH_FLOOR_LEAST);
        Money lowest = terms.startPrice().basisPoints(least.value());
        if (fall.floor().isZero()
                || fall.floor().compareTo(lowest) < 0
                || fall.floor().compareTo(terms.startPrice()) >= 0) {
            add(
                    "contest.dutch.floor",
                    "must be more than zero, at least " + lowest + " and below the start price" + by(least));
            return;
        }
        Falling falling = Falling.of(terms.startPrice(), fall);
        if (falling.step().isZero()) {
            add("contest.dutch.shareBasisPoints", "is less than the smallest unit of money");
        } else if (falling.lasts(centre.period(RuleCode.DUTCH_EVERY).value()).compareTo(LONGEST_FALL) > 0) {
            add(
                    "contest.dutch.shareBasisPoints",
                    "the price would fall for more than " + LONGEST_FALL.toDays() + " days");
        }
    }

    private boolean has(Part part) {
        return Format.has(method, part);
    }

    private void absent(String field, Object value) {
        if (value != null) {
            add(field, method + " has none");
        }
    }

    private boolean within(String field, Integer value, long lowest, long highest, String by) {
        if (value != null && value >= lowest && value <= highest) {
            return true;
        }
        add(field, "must lie between " + lowest + " and " + highest + by);
        return false;
    }

    private boolean money(String field, Money amount) {
        if (amount != null && amount.currencyCode().equals(centre.currency())) {
            return true;
        }
        add(field, "an amount in " + centre.currency());
        return false;
    }

    private void add(String field, String message, String... accepted) {
        found.add(new Violation(field, message, List.of(accepted)));
    }

    private static String by(Ruled<?> rule) {
        return " (" + rule.source().en() + ")";
    }
}
