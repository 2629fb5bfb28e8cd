package org.ipmarket.settlement.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;
import org.ipmarket.settlement.paper.PaperFacts.Party;
import org.ipmarket.settlement.paper.Sheet.Column;
import org.ipmarket.settlement.paper.Sheet.Fact;
import org.ipmarket.settlement.paper.Sheet.Line;
import org.ipmarket.settlement.paper.Sheet.Section;
import org.ipmarket.settlement.paper.Sheet.Signature;
import org.ipmarket.settlement.tax.TaxLine;
import org.ipmarket.settlement.tax.TaxRule.Outcome;
import org.ipmarket.settlement.tax.TaxRule.Payer;
import org.ipmarket.settlement.trade.Way;

/** Puts the papers of a trade into words. */
public final class PaperComposer {
    private final PaperFacts facts;
    private final PaperWords words;
    private final boolean assignment;

    private PaperComposer(PaperFacts facts, PaperWords words) {
        this.facts = facts;
        this.words = words;
        this.assignment = facts.right() == Right.ASSIGNMENT;
    }

    public static Sheet compose(PaperKind kind, PaperFacts facts, PaperWords words) {
        PaperComposer composer = new PaperComposer(facts, words);
        return switch (kind) {
            case CONFIRMATION -> composer.confirmation();
            case CONTRACT -> composer.contract();
            case SETTLEMENT_SELLER -> composer.settlement(true);
            case SETTLEMENT_BUYER -> composer.settlement(false);
            case CERTIFICATE -> composer.certificate();
        };
    }

    private Sheet confirmation() {
        List<Fact> price = new ArrayList<>();
        money(price, "price", facts.sums().price(), true);
        money(price, "sellerCommission", facts.sums().sellerCommission(), false);
        money(price, "buyerCommission", facts.sums().buyerCommission(), false);
        if (facts.way() == Way.AWARD) {
            money(price, "depositApplied", facts.sums().depositApplied(), false);
        }
        money(price, "amountDue", facts.sums().amountDue(), true);
        add(price, "signBy", words.stamp(facts.confirmationDue()));
        return sheet(
                words.of("heading.CONFIRMATION." + facts.way()),
                List.of(
                        Section.facts(words.of("section.parties"), parties()),
                        Section.facts(words.of("section.subject"), subject()),
                        assets(),
                        Section.facts(words.of("section.price"), price),
                        Section.clauses(
                                words.of("section.terms"),
                                List.of(
                                        words.of("confirmation.result"),
                                        words.of("confirmation.pay." + facts.way()),
                                        words.of("confirmation.release")))),
                signatures(),
                List.of(words.of("foot.text", facts.confirmationHash()), words.of("foot.parties")));
    }

    private Sheet contract() {
        boolean copyright = kinds().contains(AssetKind.COPYRIGHT);
        List<String> clauses = new ArrayList<>();
        clauses.add(words.of(
                assignment ? "contract.grant.assignment" : "contract.grant.licence",
                words.of("right." + facts.right())));
        if (!assignment) {
            clauses.add(words.of("contract.extent", String.join(words.of("clause"), extent())));
            clauses.add(words.of("contract.reserved"));
        }
        if (copyright) {
            clauses.add(words.of("contract.moral"));
        }
        clauses.add(words.of("contract.price", words.contractAmount(facts.sums().price())));
        clauses.add(
                words.of("contract.payment", words.contractAmount(facts.sums().amountDue()), facts.paymentReference()));
        clauses.add(words.of(completion(copyright)));
        clauses.add(words.of("contract.release"));
        clauses.add(words.of("contract.state"));
        clauses.add(words.of("contract.frozen"));
        clauses.add(words.of("contract.taxes"));
        clauses.add(words.of("contract.fees"));
        clauses.add(words.of("contract.law"));
        clauses.add(words.of("contract.copies"));
        return sheet(
                words.of(
                        "heading.CONTRACT." + (assignment ? "ASSIGNMENT" : "LICENCE"),
                        words.of("kinds." + kindsName())),
                List.of(
                        Section.facts(words.of("section.parties"), parties()),
                        Section.facts(words.of("section.subject"), subject()),
                        assets(),
                        Section.clauses(words.of("section.clauses"), clauses)),
                signatures(),
                List.of(words.of("foot.parties"), words.of("foot.contract")));
    }

    private String completion(boolean copyright) {
        if (assignment) {
            return copyright ? "contract.completion.copyright" : "contract.completion.patent";
        }
        return copyright ? "contract.completion.copyrightLicence" : "contract.completion.patentLicence";
    }

    private Sheet settlement(boolean ofSeller) {
        List<Line> rows = new ArrayList<>();
        Money price = facts.sums().price();
        if (ofSeller) {
            rows.add(Line.of(words.of("price"), amount(price), ""));
            rows.add(Line.of(
                    words.of("sellerCommission"), "", amount(facts.sums().sellerCommission())));
            rows.add(Line.total(words.of("proceeds"), amount(facts.sums().sellerProceeds()), ""));
        } else {
            rows.add(Line.of(words.of("price"), "", amount(price)));
            rows.add(
                    Line.of(words.of("buyerCommission"), "", amount(facts.sums().buyerCommission())));
            if (facts.way() == Way.AWARD) {
                rows.add(Line.of(words.of("depositApplied"), amount(facts.sums().depositApplied()), ""));
            }
            rows.add(Line.of(words.of("paid"), amount(facts.sums().amountDue()), ""));
            rows.add(Line.total(
                    words.of("settled"),
                    amount(facts.sums().depositApplied().plus(facts.sums().amountDue())),
                    amount(price.plus(facts.sums().buyerCommission()))));
        }
        List<Section> sections = new ArrayList<>();
        sections.add(Section.facts(words.of("section.parties"), parties()));
        sections.add(Section.facts(words.of("section.subject"), subject()));
        sections.add(Section.table(
                words.of("section.settlement"),
                List.of(
                        new Column(words.of("settlement.item"), 50, false),
                        new Column(words.of("settlement.credit"), 25, true),
                        new Column(words.of("settlement.debit"), 25, true)),
                rows,
                words.of(
                        ofSeller ? "settlement.seller.after" : "settlement.buyer.after",
                        words.contractAmount(
                                ofSeller
                                        ? facts.sums().sellerProceeds()
                                        : price.plus(facts.sums().buyerCommission())))));
        sections.add(fees(ofSeller));
        if (ofSeller) {
            payments(sections);
        }
        sections.add(taxes(ofSeller ? Payer.SELLER : Payer.BUYER));
        return sheet(
                words.of("heading.SETTLEMENT." + (ofSeller ? "SELLER" : "BUYER")),
                sections,
                List.of(),
                List.of(words.of("foot.settlement")));
    }

    private Section fees(boolean ofSeller) {
        var side = ofSeller ? facts.sums().fees().seller() : facts.sums().fees().buyer();
        List<Line> rows = new ArrayList<>();
        rows.add(Line.of(words.of("fee.sellerCentre", words.text(facts.centre())), amount(side.sellerCentre())));
        rows.add(Line.of(words.of("fee.buyerCentre", words.text(facts.buyerCentre())), amount(side.buyerCentre())));
        rows.add(Line.of(words.of("fee.platform"), amount(side.platform())));
        if (!side.broker().isZero()) {
            rows.add(Line.of(words.of("fee.broker"), amount(side.broker())));
        }
        rows.add(Line.total(words.of("fee.whole"), amount(side.commission())));
        return Section.table(
                words.of("section.fees"),
                List.of(new Column(words.of("fee.taker"), 65, false), new Column(words.of("fee.amount"), 35, true)),
                rows,
                words.of("fee.after"));
    }

    private void payments(List<Section> sections) {
        List<Line> rows = facts.payments().stream()
                .filter(payment -> payment.to().equals(facts.seller().id()))
                .map(payment -> Line.of(
                        words.known("purpose." + payment.purpose(), payment.purpose()),
                        payment.confirmedAt() == null ? words.of("notYet") : words.stamp(payment.confirmedAt()),
                        amount(payment.amount())))
                .toList();
        sections.add(Section.table(
                words.of("section.payments"),
                List.of(
                        new Column(words.of("payment.purpose"), 40, false),
                        new Column(words.of("payment.at"), 35, false),
                        new Column(words.of("payment.amount"), 25, true)),
                rows,
                null));
    }

    private Section taxes(Payer payer) {
        List<Line> rows = new ArrayList<>();
        for (TaxLine line : facts.taxes()) {
            if (line.payer() != payer && line.payer() != Payer.FEE_TAKER) {
                continue;
            }
            String said = line.outcome() == Outcome.OPEN
                    ? words.of("tax.isOpen", words.text(line.open()))
                    : words.of("tax." + line.outcome());
            rows.add(Line.of(
                    words.of("tax." + line.tax()),
                    said + (line.source() == null ? "" : "\n" + words.text(line.source())),
                    line.amount() == null ? words.of("tax.unknown") : amount(line.amount())));
        }
        return Section.table(
                words.of("section.taxes"),
                List.of(
                        new Column(words.of("tax.tax"), 24, false),
                        new Column(words.of("tax.says"), 54, false),
                        new Column(words.of("tax.amount"), 22, true)),
                rows,
                words.of("tax.after"));
    }

    private Sheet certificate() {
        List<Fact> done = new ArrayList<>();
        money(done, "price", facts.sums().price(), true);
        if (facts.registration() != null) {
            add(done, "registration", facts.registration());
            add(done, "effectiveOn", words.date(facts.effectiveOn()));
        }
        add(done, "completedAt", words.stamp(facts.completedAt()));
        return sheet(
                words.of("heading.CERTIFICATE"),
                List.of(
                        Section.facts(words.of("section.parties"), parties()),
                        Section.facts(words.of("section.subject"), subject()),
                        assets(),
                        Section.facts(words.of("section.completed"), done),
                        Section.clauses(
                                words.of("section.certified"),
                                List.of(
                                        words.of("certificate.text", words.text(facts.centre())),
                                        words.of("certificate.limits")))),
                List.of(new Signature(words.text(facts.centre()), "", words.of("sign.centre"), words.of("sign.date"))),
                List.of(words.of("foot.certificate")));
    }

    private List<Fact> parties() {
        List<Fact> parties = new ArrayList<>();
        party(parties, assignment ? "transferor" : "licensor", facts.seller());
        party(parties, assignment ? "transferee" : "licensee", facts.buyer());
        add(parties, "centre", words.text(facts.centre()));
        add(parties, "buyerCentre", words.text(facts.buyerCentre()));
        return parties;
    }

    private void party(List<Fact> to, String role, Party party) {
        StringBuilder text = new StringBuilder(name(party));
        if (party.creditCode() != null) {
            text.append('\n').append(words.of("creditCode", party.creditCode()));
        }
        if (party.address() != null) {
            text.append('\n').append(party.address());
        }
        to.add(new Fact(words.of(role), text.toString(), true));
    }

    private String name(Party party) {
        return party.name() == null ? words.of("unnamed", party.id()) : party.name();
    }

    private List<Fact> subject() {
        List<Fact> subject = new ArrayList<>();
        add(subject, "title", words.text(facts.title()));
        add(subject, "right", words.of("right." + facts.right()));
        add(subject, "way", words.of("way." + facts.way()));
        add(subject, "basis", facts.basis());
        add(subject, facts.way() == Way.AWARD ? "lot" : "deal", facts.lot().toString());
        add(subject, "openedAt", words.stamp(facts.openedAt()));
        if (facts.extent() != null) {
            add(subject, "extent", String.join("\n", extent()));
        }
        return subject;
    }

    private List<String> extent() {
        if (facts.extent() == null) {
            return List.of(words.of("extent.all"));
        }
        List<String> parts = new ArrayList<>();
        parts.add(words.of("extent.territories", names(facts.extent().territories())));
        parts.add(words.of("extent.fields", names(facts.extent().fields())));
        parts.add(words.of(
                "extent.term",
                facts.extent().from() == null
                        ? words.of("extent.effect")
                        : words.date(facts.extent().from()),
                facts.extent().until() == null
                        ? words.of("extent.life")
                        : words.of("extent.before", words.date(facts.extent().until()))));
        return parts;
    }

    private String names(Set<String> names) {
        return names == null
                ? words.of("extent.unbounded")
                : names.stream().sorted().collect(Collectors.joining(words.of("list")));
    }

    private Section assets() {
        List<Line> rows = new ArrayList<>();
        for (PaperFacts.Asset asset : facts.assets()) {
            rows.add(Line.of(
                    Integer.toString(rows.size() + 1),
                    words.text(asset.title()),
                    words.known("type." + asset.type(), asset.type()),
                    ((asset.office() == null ? "" : asset.office() + " ")
                            + (asset.number() == null ? "–" : asset.number()))));
        }
        return Section.table(
                words.of("section.assets"),
                List.of(
                        new Column(words.of("asset.no"), 8, false),
                        new Column(words.of("asset.title"), 44, false),
                        new Column(words.of("asset.type"), 20, false),
                        new Column(words.of("asset.number"), 28, false)),
                rows,
                null);
    }

    private Set<AssetKind> kinds() {
        return facts.assets().stream().map(PaperFacts.Asset::kind).collect(Collectors.toSet());
    }

    private String kindsName() {
        Set<AssetKind> kinds = kinds();
        return kinds.size() == 1 ? kinds.iterator().next().name() : "SEVERAL";
    }

    private List<Signature> signatures() {
        return List.of(
                new Signature(
                        words.of(assignment ? "transferor" : "licensor"),
                        name(facts.seller()),
                        words.of("sign.line"),
                        words.of("sign.date")),
                new Signature(
                        words.of(assignment ? "transferee" : "licensee"),
                        name(facts.buyer()),
                        words.of("sign.line"),
                        words.of("sign.date")));
    }

    private Sheet sheet(String heading, List<Section> sections, List<Signature> signatures, List<String> foot) {
        List<String> marks = new ArrayList<>();
        if (facts.demonstration()) {
            marks.add(words.of("demonstration"));
        }
        if (facts.mode() == Mode.TEST) {
            marks.add(words.of("testMode"));
        }
        return new Sheet(
                words.language().tag(),
                words.text(facts.centre()),
                heading,
                words.text(facts.title()),
                words.of("number", facts.trade().toString()),
                marks,
                sections,
                signatures,
                foot,
                words.of("page"),
                words.of("pages"),
                words.of("pageEnd"));
    }

    private String amount(Money amount) {
        return words.shortAmount(amount);
    }

    private void money(List<Fact> to, String key, Money amount, boolean strong) {
        to.add(new Fact(words.of(key), words.contractAmount(amount), strong));
    }

    private void add(List<Fact> to, String key, String value) {
        to.add(new Fact(words.of(key), value, false));
    }
}
