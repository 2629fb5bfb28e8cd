package org.ipmarket.listing.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.ipmarket.listing.notice.NoticeDocument.Asset;
import org.ipmarket.listing.notice.NoticeDocument.Burden;
import org.ipmarket.listing.notice.NoticeDocument.Terms;
import org.ipmarket.listing.notice.RuleText;
import org.ipmarket.listing.page.NoticePage.Fact;
import org.ipmarket.messages.ContestTerms;
import org.ipmarket.messages.ContestTerms.PriceStep;
import org.ipmarket.messages.SaleMethod;

/** Puts what an announcement fixes for the contest into words. */
final class ContestComposer {
    private static final String OPEN_LICENCE = "OPEN";

    private final Terms terms;
    private final ContestTerms contest;
    private final NoticeWords words;

    ContestComposer(Terms terms, NoticeWords words) {
        this.terms = terms;
        this.contest = terms.contest();
        this.words = words;
    }

    List<Fact> facts() {
        List<Fact> facts = new ArrayList<>();
        if (terms.method() == SaleMethod.OPEN_LICENCE) {
            add(facts, "openLicence", announcements());
        }
        if (contest.steps() != null) {
            add(facts, "steps", contest.steps().stream().map(this::step).collect(Collectors.joining("\n")));
        }
        if (contest.openReserve() != null) {
            add(facts, "reserve", words.amount(contest.openReserve()));
        }
        if (contest.quantity() != null) {
            add(facts, "quantity", words.of("quantity.value", Integer.toString(contest.quantity())));
        }
        if (contest.mostExtension() != null) {
            add(facts, "mostExtension", period(contest.mostExtension()));
        }
        if (contest.listing() != null) {
            listing(contest.listing(), facts);
        }
        if (contest.rounds() != null) {
            ContestTerms.ThreeRounds rounds = contest.rounds();
            add(
                    facts,
                    "rounds",
                    words.of(
                            "rounds.value",
                            period(rounds.firstPause()),
                            period(rounds.turn()),
                            period(rounds.pause())));
        }
        if (contest.clock() != null) {
            add(
                    facts,
                    "clock",
                    words.of(
                            "clock.value",
                            period(contest.clock().pause()),
                            period(contest.clock().silence())));
        }
        if (contest.dutch() != null) {
            ContestTerms.Dutch dutch = contest.dutch();
            String share = words.text(RuleText.share(dutch.shareBasisPoints()));
            add(facts, "dutch", words.of("dutch.value", period(dutch.every()), share, words.amount(dutch.floor())));
        }
        if (contest.sealedBest() != null) {
            add(
                    facts,
                    "sealedBest",
                    words.of(
                            "sealedBest.value",
                            period(contest.sealedBest().sealed()),
                            period(contest.sealedBest().best())));
        }
        if (contest.runnerUp() != null) {
            add(facts, "runnerUp", words.of(contest.runnerUp() ? "runnerUp.yes" : "runnerUp.no"));
        }
        return facts;
    }

    private String step(PriceStep band) {
        return band.from().isZero()
                ? words.of("steps.first", words.shortAmount(band.step()))
                : words.of("steps.from", words.shortAmount(band.from()), words.shortAmount(band.step()));
    }

    private void listing(ContestTerms.PublicListing listing, List<Fact> facts) {
        add(
                facts,
                "furtherEnds",
                listing.furtherEnds().isEmpty()
                        ? words.of("furtherEnds.none")
                        : listing.furtherEnds().stream().map(words::stamp).collect(Collectors.joining("\n")));
        add(facts, "auction", words.of("auction.value", period(listing.auction())));
    }

    /** The office's numbers, as the register's copies have them. */
    private String announcements() {
        return terms.assets().stream()
                .map(Asset::burdens)
                .flatMap(List::stream)
                .filter(burden -> burden.kind().equals(OPEN_LICENCE))
                .map(Burden::registration)
                .filter(number -> number != null)
                .distinct()
                .collect(Collectors.joining(words.of("list")));
    }

    private String period(Duration period) {
        return words.text(RuleText.period(period));
    }

    private void add(List<Fact> facts, String key, String value) {
        facts.add(new Fact(words.of(key), value, false));
    }
}
