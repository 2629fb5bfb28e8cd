package org.ipmarket.valuation.report;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.ipmarket.messages.LegalStatus;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.valuation.expert.Manner;
import org.ipmarket.valuation.expert.Review;
import org.ipmarket.valuation.report.ReportFacts.Signer;

/** The parts that say what was done, what must be known, how far it may be used, when, and who signs. */
final class ClosingParts {
    private final ReportFacts facts;
    private final ReportWords words;

    ClosingParts(ReportFacts facts, ReportWords words) {
        this.facts = facts;
        this.words = words;
    }

    void procedures(Sheet.Draft draft) {
        draft.say(words.of("procedures.estimate", words.stamp(facts.estimate().completedAt())));
        said(draft, review() == null ? null : review().procedures());
    }

    void specialMatters(Sheet.Draft draft) {
        said(draft, review() == null ? null : review().specialMatters());
        draft.say(words.of("special.revenue"));
        if (facts.asset() != null && facts.asset().status() != LegalStatus.IN_FORCE) {
            draft.say(
                    words.of("special.status", words.of("status", facts.asset().status())));
        }
        if (facts.asset() != null && facts.asset().encumbrances() != null) {
            facts.asset().encumbrances().stream()
                    .sorted()
                    .forEach(kind -> draft.say(words.of("special.encumbered", kind)));
        }
    }

    void limits(Sheet.Draft draft) {
        boolean opinion = facts.opinion() != null;
        draft.item(words.of("limits.notAppraisal"));
        if (opinion) {
            LocalDate last = facts.opinion().validUntil().minusDays(1);
            draft.item(words.of("limits.validity", words.date(last)))
                    .item(words.of("limits.users"))
                    .item(words.of("limits.purpose"));
        } else {
            draft.item(words.of("limits.indicative"));
        }
        draft.item(words.of("limits.change")).item(words.of("limits.whole"));
    }

    void reportDate(Sheet.Draft draft) {
        if (facts.opinion() == null) {
            draft.fact(
                    words.of("estimate.day"),
                    words.date(LocalDate.ofInstant(facts.estimate().completedAt(), MarketClock.ZONE)));
        } else if (facts.opinion().reportDate() != null) {
            draft.strong(words.of("reportDate"), words.date(facts.opinion().reportDate()));
        }
    }

    void signatures(Sheet.Draft draft) {
        if (facts.opinion() == null) {
            draft.say(words.of("signatures.estimate"));
            return;
        }
        List<Signer> signers = facts.opinion().signers();
        if (!signers.isEmpty()) {
            draft.grid(
                    words.of("grid.signatures"),
                    List.of(
                            new Sheet.Column(words.of("column.expert"), 26, false),
                            new Sheet.Column(words.of("column.licence"), 26, false),
                            new Sheet.Column(words.of("column.signed"), 48, false)),
                    List.of(row(signers.getFirst(), "signature.first"), row(signers.getLast(), "signature.second")));
        }
        if (facts.opinion().signedSha256() != null) {
            draft.fact(words.of("signatures.hash"), facts.opinion().signedSha256())
                    .say(words.of(
                            signers.stream().anyMatch(ClosingParts::onPaper)
                                    ? "signatures.paper"
                                    : "signatures.words"));
        } else if (facts.opinion().reportDate() != null) {
            draft.say(words.of("signatures.signing"));
        }
    }

    private List<String> row(Signer signer, String place) {
        String organisation = signer.organisation() == null ? "" : "\n" + words.text(signer.organisation());
        return List.of(
                words.text(signer.name()) + "\n" + words.of(place) + organisation,
                signer.licences().stream()
                        .map(licence -> words.of("licence", words.text(licence.kind()), licence.number()))
                        .collect(Collectors.joining("\n")),
                signer.signedAt() == null
                        ? words.of("signature.open")
                        : words.of(
                                onPaper(signer) ? "signature.sealed" : "signature.done",
                                words.stamp(signer.signedAt()),
                                signer.reference()));
    }

    private static boolean onPaper(Signer signer) {
        return signer.manner() == Manner.SEALED_SCAN;
    }

    private Review review() {
        return facts.opinion() == null ? null : facts.opinion().review();
    }

    private void said(Sheet.Draft draft, List<LocalizedText> texts) {
        if (texts != null) {
            texts.forEach(text -> draft.item(words.said(text)));
        }
    }
}
