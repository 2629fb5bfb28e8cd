package org.ipmarket.valuation.expert.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.AssetChanged;
import org.ipmarket.messages.event.CentreChanged;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ValuationId;
import org.ipmarket.print.Language;
import org.ipmarket.valuation.estimate.Valuation;
import org.ipmarket.valuation.expert.Conclusion;
import org.ipmarket.valuation.expert.store.ExpertRow;
import org.ipmarket.valuation.expert.store.OpinionRow;
import org.ipmarket.valuation.expert.store.PaperStore;
import org.ipmarket.valuation.expert.store.PaperStore.Copy;
import org.ipmarket.valuation.expert.store.PaperStore.Paper;
import org.ipmarket.valuation.expert.store.SignatureRepository;
import org.ipmarket.valuation.expert.store.SignatureRow;
import org.ipmarket.valuation.report.EstimateRead;
import org.ipmarket.valuation.report.ReportFacts;
import org.ipmarket.valuation.report.desk.ReportPages;
import org.ipmarket.valuation.store.ValuationStore;

/** Reports of estimates and opinions: drafts as things are now, signed and issued papers as they were made. */
@ApplicationScoped
public class ReportDesk {
    private final OpinionAccess access;
    private final SignatureRepository signatures;
    private final PaperStore papers;
    private final ValuationStore valuations;
    private final Matters matters;
    private final KnownStates knownStates;
    private final ReportPages pages;
    private final MarketClock clock;

    ReportDesk(
            OpinionAccess access,
            SignatureRepository signatures,
            PaperStore papers,
            ValuationStore valuations,
            Matters matters,
            KnownStates knownStates,
            ReportPages pages,
            MarketClock clock) {
        this.access = access;
        this.signatures = signatures;
        this.papers = papers;
        this.valuations = valuations;
        this.matters = matters;
        this.knownStates = knownStates;
        this.pages = pages;
        this.clock = clock;
    }

    /** What the report of an estimate says. */
    @Transactional
    public ReportFacts ofEstimate(ValuationId id, Mode mode) {
        Valuation valuation = valuations.find(id, mode).orElseThrow(() -> Problems.notFound("valuation", id));
        return new ReportFacts(
                id.toString(), mode, valuation.demonstration(), asset(valuation), EstimateRead.of(valuation), null);
    }

    /** The page of an estimate. */
    public String html(ValuationId id, Mode mode, Language language) {
        return pages.html(ofEstimate(id, mode), language);
    }

    /** The same as PDF; dated by the estimate, so always the same. */
    public Paper pdf(ValuationId id, Mode mode, Language language) {
        ReportFacts facts = ofEstimate(id, mode);
        return made(pages.html(facts, language), facts.estimate().completedAt());
    }

    /** What the report of an opinion says now. */
    @Transactional
    public ReportFacts ofOpinion(Caller caller, UUID id) {
        OpinionRow row = access.visible(caller, id);
        return facts(row, reportDate(row), signedHash(row));
    }

    /** The page of an opinion: as it was given out, as it is to be signed, else as a draft. */
    @Transactional
    public String html(Caller caller, UUID id, Language language) {
        OpinionRow row = access.visible(caller, id);
        return papers.find(row, Copy.ISSUED, language)
                .or(() -> papers.find(row, Copy.SIGNING, language))
                .map(Paper::html)
                .orElseGet(() -> pages.html(facts(row, null, null), language));
    }

    /**
     * The same as PDF.
     *
     * @param signing whether the copy that was signed is meant, also after the issue
     */
    @Transactional
    public Paper pdf(Caller caller, UUID id, Language language, boolean signing) {
        OpinionRow row = access.visible(caller, id);
        if (signing) {
            return papers.find(row, Copy.SIGNING, language)
                    .orElseThrow(() -> Problems.notFound("signed copy of opinion", id));
        }
        return papers.find(row, Copy.ISSUED, language)
                .or(() -> papers.find(row, Copy.SIGNING, language))
                .orElseGet(() -> made(pages.html(facts(row, null, null), language), clock.now()));
    }

    /** Makes the copy for signature in both languages where it is not there; its Chinese one is what is signed. */
    String toBeSigned(OpinionRow row) {
        return papers.find(row, Copy.SIGNING, Language.ZH).map(Paper::sha256).orElseGet(() -> {
            make(row, Copy.SIGNING, facts(row, clock.today(), null));
            return papers.find(row, Copy.SIGNING, Language.ZH).orElseThrow().sha256();
        });
    }

    /** The Chinese copy for signature. */
    Paper signed(OpinionRow row) {
        return papers.find(row, Copy.SIGNING, Language.ZH).orElseThrow();
    }

    /** Makes the copies that are given out. */
    void issue(OpinionRow row) {
        ReportFacts facts = facts(row, reportDate(row), signedHash(row));
        make(
                row,
                Copy.ISSUED,
                new ReportFacts(
                        facts.number(),
                        facts.mode(),
                        facts.demonstration(),
                        facts.asset(),
                        facts.estimate(),
                        facts.opinion().givenOut()));
    }

    private void make(OpinionRow row, Copy copy, ReportFacts facts) {
        Instant now = clock.now();
        for (Language language : Language.values()) {
            papers.keep(row, copy, language, made(pages.html(facts, language), now));
        }
    }

    private Paper made(String html, Instant dated) {
        byte[] pdf = pages.pdf(html, dated);
        return new Paper(sha256(pdf), pdf, html, dated);
    }

    /** The estimate's figures; null where it has none. */
    Conclusion estimated(OpinionRow row) {
        Valuation valuation = valuation(row);
        return valuation.p50() == null ? null : new Conclusion(valuation.p10(), valuation.p50(), valuation.p90());
    }

    /** 409 while the provider has not answered: what is signed must not change meanwhile. */
    void requireNoSignatureUnderWay(OpinionRow row) {
        boolean asked = signatures.standing(row.id(), row.edition()).stream()
                .anyMatch(signature -> signature.state() == SignatureRow.State.ASKED);
        if (asked) {
            throw Problems.conflict(
                    "signature-under-way",
                    "A signature is under way.",
                    Map.of("state", row.state().name()));
        }
    }

    private ReportFacts facts(OpinionRow row, LocalDate reportDate, String signedHash) {
        Valuation valuation = valuation(row);
        List<SignatureRow> standing = signatures.standing(row.id(), row.edition());
        List<ReportFacts.Signer> signers = new ArrayList<>();
        if (row.firstExpert() != null) {
            signers.add(signer(access.expert(row.firstExpert()), 1, standing));
            signers.add(signer(access.expert(row.secondExpert()), 2, standing));
        }
        return new ReportFacts(
                row.number(),
                row.mode(),
                row.demonstration(),
                asset(valuation),
                EstimateRead.of(valuation),
                new ReportFacts.Opinion(
                        centre(row.mode(), row.centre()),
                        row.client().toString(),
                        row.request(),
                        row.review(),
                        row.adjustment().orElse(null),
                        row.validity().until(),
                        signers,
                        reportDate,
                        signedHash,
                        row.issuedAt() != null));
    }

    private ReportFacts.Signer signer(ExpertRow expert, int ordinal, List<SignatureRow> standing) {
        SignatureRow signature = standing.stream()
                .filter(one -> one.ordinal() == ordinal && one.state() == SignatureRow.State.SIGNED)
                .findFirst()
                .orElse(null);
        return new ReportFacts.Signer(
                expert.name(),
                expert.organisationName(),
                expert.panellist().licencesOn(clock.today()),
                signature == null ? null : signature.signedAt(),
                signature == null ? null : signature.providerReference());
    }

    /** The day on which the copy for signature was made; null before there is one. */
    private LocalDate reportDate(OpinionRow row) {
        return papers.find(row, Copy.SIGNING, Language.ZH)
                .map(paper -> LocalDate.ofInstant(paper.madeAt(), MarketClock.ZONE))
                .orElse(null);
    }

    private String signedHash(OpinionRow row) {
        List<SignatureRow> signed = signatures.standing(row.id(), row.edition()).stream()
                .filter(signature -> signature.state() == SignatureRow.State.SIGNED)
                .toList();
        return signed.size() < 2 ? null : signed.getFirst().paperSha256();
    }

    private Valuation valuation(OpinionRow row) {
        return valuations
                .find(row.valuation(), row.mode())
                .orElseThrow(() -> new IllegalStateException("valuation " + row.valuation() + " is gone"));
    }

    /** Null where the register has told a newer version since. */
    private AssetChanged asset(Valuation valuation) {
        AssetChanged known = matters.asset(valuation.asset(), valuation.mode());
        return known != null && known.version() == valuation.assetVersion() ? known : null;
    }

    private LocalizedText centre(Mode mode, CentreCode code) {
        return knownStates
                .find(CentreChanged.class, mode.wire() + ":" + code)
                .map(CentreChanged::name)
                .orElse(new LocalizedText(code.value(), code.value()));
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
