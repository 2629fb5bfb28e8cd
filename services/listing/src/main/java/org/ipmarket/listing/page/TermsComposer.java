package org.ipmarket.listing.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.listing.desk.NoticeBoard.Shown;
import org.ipmarket.listing.notice.NoticeDocument.Asset;
import org.ipmarket.listing.notice.NoticeDocument.Burden;
import org.ipmarket.listing.notice.NoticeDocument.Terms;
import org.ipmarket.listing.notice.RuleText;
import org.ipmarket.listing.offer.Declarations;
import org.ipmarket.listing.offer.Declarations.PriorityHolder;
import org.ipmarket.listing.offer.Format;
import org.ipmarket.listing.offer.Format.Part;
import org.ipmarket.listing.page.NoticePage.Cell;
import org.ipmarket.listing.page.NoticePage.Column;
import org.ipmarket.listing.page.NoticePage.Fact;
import org.ipmarket.listing.page.NoticePage.Section;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.FeeSchedule;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.SaleMethod;
import org.ipmarket.messages.SettlementTerms;
import org.ipmarket.messages.Term;
import org.ipmarket.messages.TradingRules;
import org.ipmarket.messages.id.ParticipantId;

/** Puts the terms of an offer into words. */
final class TermsComposer {
    private final Shown shown;
    private final Terms terms;
    private final NoticeWords words;

    TermsComposer(Shown shown, NoticeWords words) {
        this.shown = shown;
        this.terms = shown.document().terms();
        this.words = words;
    }

    List<Fact> subject() {
        List<Fact> facts = new ArrayList<>();
        add(facts, "title", words.text(shown.document().title()));
        if (terms.description() != null) {
            add(facts, "description", words.text(terms.description()));
        }
        add(facts, "right", words.of("right." + terms.right()));
        if (terms.extent() != null) {
            add(facts, "extent", extent(terms.extent()));
        }
        add(facts, "method", words.of("method." + terms.method()));
        add(facts, "seller", terms.unnamed() ? words.of("seller.unnamed") : named(terms.seller()));
        add(facts, "related", related());
        add(facts, "priority", priority(terms.declarations().holders()));
        declared(terms.declarations(), facts);
        if (terms.relists() != null) {
            add(facts, "relists", terms.relists());
        }
        return facts;
    }

    List<Fact> prices() {
        List<Fact> facts = new ArrayList<>();
        String price = terms.method() == SaleMethod.FIXED_PRICE || terms.method() == SaleMethod.PUBLIC_LISTING
                ? "askingPrice"
                : Format.has(terms.method(), Part.QUANTITY) && !Format.has(terms.method(), Part.RESERVE)
                        ? "licenceFee"
                        : "startPrice";
        facts.add(new Fact(words.of(price), words.amount(terms.startPrice()), true));
        if (has(Part.STEPS) && (terms.contest() == null || terms.contest().steps() == null)) {
            add(facts, "increment", words.amount(terms.increment()));
        }
        add(facts, "deposit", words.amount(terms.deposit()));
        add(
                facts,
                "withdrawalFee",
                terms.withdrawalFee().isZero() ? words.of("withdrawalFee.none") : words.amount(terms.withdrawalFee()));
        return facts;
    }

    /** One table for both sides, or one for each where the buyer's terms differ. */
    List<Section> fees() {
        FeeSchedule fees = terms.fees();
        return fees.buyerSide() == null
                ? List.of(fees("section.fees", fees.ofSeller()))
                : List.of(fees("section.fees.seller", fees.ofSeller()), fees("section.fees.buyer", fees.ofBuyer()));
    }

    private Section fees(String title, FeeSchedule.SideTerms fees) {
        List<List<Cell>> rows = new ArrayList<>();
        for (FeeSchedule.Tier tier : fees.tiers()) {
            String part =
                    tier.upTo() == null ? words.of("fees.rest") : words.of("fees.upTo", words.shortAmount(tier.upTo()));
            rows.add(List.of(Cell.of(part), Cell.of(words.text(RuleText.share(tier.basisPoints())))));
        }
        rows.add(List.of(Cell.of(words.of("fees.minimum")), Cell.of(words.shortAmount(fees.minimum()))));
        if (fees.cap() != null) {
            rows.add(List.of(Cell.of(words.of("fees.cap")), Cell.of(words.shortAmount(fees.cap()))));
        }
        return Section.table(
                words.of(title),
                List.of(new Column(words.of("fees.part"), 60), new Column(words.of("fees.rate"), 40)),
                rows);
    }

    List<Fact> times() {
        TradingRules rules = terms.rules();
        List<Fact> facts = new ArrayList<>();
        add(facts, "announcedAt", words.stamp(terms.announcedAt()));
        String opens = terms.workingDaysOfNotice() == 0
                ? "opensAt.today"
                : terms.provisional() ? "opensAt.provisional" : "opensAt.value";
        facts.add(new Fact(
                words.of("opensAt"), words.of(opens, words.stamp(terms.opensAt()), terms.workingDaysOfNotice()), true));
        String closes = words.stamp(terms.closesAt());
        facts.add(
                new Fact(words.of("closesAt"), has(Part.EXTENDS) ? words.of("closesAt.value", closes) : closes, true));
        add(
                facts,
                "extension",
                rules.extensionWindow().isZero() || !has(Part.EXTENDS)
                        ? words.of("extension.none")
                        : words.of("extension.value", period(rules.extensionWindow()), period(rules.extension())));
        settlement(rules, facts);
        return facts;
    }

    /** What both sides have to do after the hammer, and by when. */
    private void settlement(TradingRules rules, List<Fact> facts) {
        SettlementTerms stated = rules.settlement();
        Term confirmation = stated == null ? null : stated.confirmation();
        add(facts, "confirmation", words.of("confirmation.value", term(confirmation, rules.confirmation())));
        if (stated != null && stated.contract() != null) {
            add(facts, "contract", words.of("contract.value", term(stated.contract(), null)));
        }
        if (stated == null || stated.instalments() == null) {
            Term payment = stated == null ? null : stated.payment();
            add(facts, "payment", words.of("payment.value", term(payment, rules.payment())));
            return;
        }
        String parts = stated.instalments().stream()
                .map(part -> words.of(
                        "payment.part",
                        words.text(RuleText.share(part.basisPoints())),
                        words.of("payment.value", term(part.within(), null))))
                .collect(Collectors.joining(words.of("list")));
        add(facts, "payment", parts);
    }

    private String term(Term stated, Duration otherwise) {
        if (stated == null) {
            return period(otherwise);
        }
        return stated.workingDays() == null
                ? period(stated.duration())
                : words.of("term.workingDays", stated.workingDays());
    }

    Section assets() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Asset asset : terms.assets()) {
            rows.add(List.of(
                    Cell.of(Integer.toString(rows.size() + 1)),
                    Cell.of(words.text(asset.title()), words.of("type." + asset.type())),
                    Cell.of(asset.office() + " " + asset.number()),
                    status(asset),
                    Cell.of(burdens(asset.burdens()))));
        }
        return Section.table(
                words.of("section.assets"),
                List.of(
                        new Column(words.of("asset.no"), 8),
                        new Column(words.of("asset.what"), 30),
                        new Column(words.of("asset.number"), 22),
                        new Column(words.of("asset.status"), 22),
                        new Column(words.of("asset.burdens"), 18)),
                rows);
    }

    /** What is fixed for the contest beside price and time. */
    List<Fact> contest() {
        return terms.contest() == null ? List.of() : new ContestComposer(terms, words).facts();
    }

    private boolean has(Part part) {
        return Format.has(terms.method(), part);
    }

    private Cell status(Asset asset) {
        String asOf = words.of("asset.asOf", words.date(asset.statusAsOf()));
        String status = words.of("status." + asset.status());
        return asset.expires() == null
                ? Cell.of(status, asOf)
                : Cell.of(status, asOf, words.of("asset.expires", words.date(asset.expires())));
    }

    private String burdens(List<Burden> burdens) {
        return burdens.isEmpty()
                ? words.of("asset.noBurdens")
                : burdens.stream().map(this::burden).collect(Collectors.joining(words.of("list")));
    }

    private String burden(Burden burden) {
        String kind = words.of("burden." + burden.kind());
        if (burden.from() == null) {
            return kind;
        }
        return kind + " ("
                + (burden.until() == null
                        ? words.of("burden.from", words.date(burden.from()))
                        : words.of("burden.between", words.date(burden.from()), words.date(burden.until())))
                + ")";
    }

    private String related() {
        if (terms.related().isEmpty()) {
            return words.of("related.none");
        }
        return terms.unnamed()
                ? words.of("related.unnamed", terms.related().size())
                : terms.related().stream().map(this::named).collect(Collectors.joining(words.of("list")));
    }

    private String priority(List<PriorityHolder> holders) {
        return holders.isEmpty()
                ? words.of("priority.none")
                : holders.stream()
                        .map(holder -> words.of(
                                "priority.holder",
                                holder.rank(),
                                shown.names().containsKey(holder.holder())
                                        ? named(holder.holder())
                                        : words.of("priority.unnamed"),
                                words.of("basis." + holder.basis())))
                        .collect(Collectors.joining(words.of("list")));
    }

    private void declared(Declarations declarations, List<Fact> facts) {
        Declarations.StateOwned owned = declarations.stateOwned();
        if (owned != null) {
            add(
                    facts,
                    "stateOwned",
                    owned.appraisal() == null
                            ? words.of("stateOwned.none")
                            : words.of(
                                    "stateOwned.appraisal",
                                    words.shortAmount(owned.appraisal().value()),
                                    owned.appraisal().filing()));
        }
        Declarations.Export export = declarations.export();
        if (export != null) {
            String control = words.of("export." + export.control());
            add(
                    facts,
                    "export",
                    export.evidence() == null ? control : words.of("export.evidence", control, export.evidence()));
        }
    }

    private String extent(Extent extent) {
        List<String> parts = new ArrayList<>();
        parts.add(
                extent.territories() == null
                        ? words.of("extent.everywhere")
                        : words.of("extent.territories", joined(extent.territories())));
        parts.add(
                extent.fields() == null
                        ? words.of("extent.everyUse")
                        : words.of("extent.fields", joined(extent.fields())));
        if (extent.from() != null) {
            parts.add(words.of("extent.from", words.date(extent.from())));
        }
        parts.add(
                extent.until() == null
                        ? words.of("extent.noEnd")
                        : words.of("extent.until", words.date(extent.until())));
        return String.join(words.of("clause"), parts);
    }

    private String joined(Set<String> names) {
        return names.stream().sorted().collect(Collectors.joining(words.of("list")));
    }

    private String named(ParticipantId party) {
        LocalizedText name = shown.names().get(party);
        return name == null ? words.of("seller.unknown", party.toString()) : words.text(name);
    }

    private String period(Duration period) {
        return words.text(RuleText.period(period));
    }

    private void add(List<Fact> facts, String key, String value) {
        facts.add(new Fact(words.of(key), value, false));
    }
}
