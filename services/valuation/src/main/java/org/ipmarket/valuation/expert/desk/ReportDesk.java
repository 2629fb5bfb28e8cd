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
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.inbox.KnownStates;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.event.CentreChanged;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ValuationId;
import org.ipmarket.print.Language;
import org.ipmarket.print.PdfFiles;
import org.ipmarket.valuation.estimate.Valuation;
import org.ipmarket.valuation.expert.OpinionState;
import org.ipmarket.valuation.expert.SignatureState;
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
    private final Readiness readiness;
    private final KnownStates knownStates;
    private final ReportPages pages;
    private final MarketClock clock;

    ReportDesk(
            OpinionAccess access,
            SignatureRepository signatures,
            PaperStore papers,
            ValuationStore valuations,
            Readiness readiness,
            KnownStates knownStates,
            ReportPages pages,
            MarketClock clock) {
        this.access = access;
        this.signatures = signatures;
        this.papers = papers;
        this.valuations = valuations;
        this.readiness = readiness;
        this.knownStates = knownStates;
        this.pages = pages;
        this.clock = clock;
    }

    /** What the report of an estimate says. */
    @Transactional
    public ReportFacts ofEstimate(ValuationId id, Mode mode) {
        Valuation valuation = valuations.find(id, mode).orElseThrow(() -> Problems.notFound("valuation", id));
        return new ReportFacts(
                id.toString(),
                mode,
                valuation.demonstration(),
                readiness.asset(valuation),
                EstimateRead.of(valuation),
                null);
    }

    /** The page of an estimate. */
    public String html(ValuationId id, Mode mode, Language language) {
        return pages.html(ofEstimate(id, mode), language);
    }

    /** The same as PDF; dated by the estimate, so always the same. */
    public Paper pdf(ValuationId id, Mode mode, Language language) {
        ReportFacts facts = ofEstimate(id, mode);
        String html = pages.html(facts, language);
        return made(
                html,
                pages.pdf(html, facts.estimate().completedAt()),
                facts.estimate().completedAt());
    }

    /** What the report of an opinion says now. */
    @Transactional
    public ReportFacts ofOpinion(Caller caller, UUID id) {
        OpinionRow row = access.visible(caller, id);
        return facts(row, reportDate(row), signedHash(row));
    }

    /** What is handed out. @param state of the opinion today: one that has run out is still read, and says so */
    public record Handed<T>(T what, OpinionState state) {}

    /** The page of an opinion: as it was given out, as it is to be signed, else as a draft. */
    @Transactional
    public Handed<String> html(Caller caller, UUID id, Language language) {
        OpinionRow row = access.handedOut(caller, id);
        String html = papers.find(row, Copy.ISSUED, language)
                .or(() -> papers.find(row, Copy.SIGNING, language))
                .map(Paper::html)
                .orElseGet(() -> pages.html(facts(row, null, null), language));
        return new Handed<>(html, row.stateOn(clock.today()));
    }

    /**
     * The same as PDF.
     *
     * @param signing whether the copy that was signed is meant, also after the issue
     */
    @Transactional
    public Handed<Paper> pdf(Caller caller, UUID id, Language language, boolean signing) {
        OpinionRow row = access.handedOut(caller, id);
        Paper paper = signing
                ? papers.find(row, Copy.SIGNING, language)
                        .orElseThrow(() -> Problems.notFound("signed copy of opinion", id))
                : papers.find(row, Copy.ISSUED, language)
                        .or(() -> papers.find(row, Copy.SIGNING, language))
                        .orElseGet(() -> draft(row, language));
        return new Handed<>(paper, row.stateOn(clock.today()));
    }

    private Paper draft(OpinionRow row, Language language) {
        String html = pages.html(facts(row, null, null), language);
        Instant now = clock.now();
        return made(html, pages.pdf(html, now), now);
    }

    /** Makes the copy for signature in both languages where it is not there; its Chinese one is what is signed. */
    String toBeSigned(OpinionRow row) {
        return papers.find(row, Copy.SIGNING, Language.ZH).map(Paper::sha256).orElseGet(() -> {
            make(row, Copy.SIGNING, facts(row, clock.today(), null));
            return papers.find(row, Copy.SIGNING, Language.ZH).orElseThrow().sha256();
        });
    }

    /**
     * The Chinese copy for signature with a page on which both experts sign and seal it; that page names the hash of the copy before it.
     * Always the same bytes.
     */
    Paper onPaper(OpinionRow row) {
        Paper copy = signed(row);
        ReportFacts facts = papers.signedFacts(row).orElseGet(() -> facts(row, reportDate(row), null));
        String page = pages.signaturePage(facts, row.edition(), copy.sha256());
        byte[] both = PdfFiles.join(List.of(copy.pdf(), pages.keptPdf(page, copy.madeAt())), copy.madeAt());
        return made(page, both, copy.madeAt());
    }

    /** The hash of the Chinese copy for signature; empty where none was made of this edition. */
    Optional<String> signingHash(OpinionRow row) {
        return papers.find(row, Copy.SIGNING, Language.ZH).map(Paper::sha256);
    }

    /** The Chinese copy for signature. */
    Paper signed(OpinionRow row) {
        return papers.find(row, Copy.SIGNING, Language.ZH).orElseThrow();
    }

    /** Makes the copies that are given out: they say what was signed, and tell the signatures. */
    void issue(OpinionRow row) {
        ReportFacts signed = papers.signedFacts(row).orElseGet(() -> facts(row, reportDate(row), null));
        List<SignatureRow> standing = signatures.standing(row.id(), row.edition());
        List<ReportFacts.Signer> signers = new ArrayList<>();
        for (ReportFacts.Signer signer : signed.opinion().signers()) {
            SignatureRow signature = signature(standing, signers.size() + 1);
            signers.add(
                    signature == null
                            ? signer
                            : signer.signed(signature.manner(), signature.signedAt(), signature.proof()));
        }
        make(row, Copy.ISSUED, signed.givenOut(signers, signedHash(row)));
    }

    private void make(OpinionRow row, Copy copy, ReportFacts facts) {
        if (facts.asset() == null) {
            throw Readiness.superseded(row);
        }
        Instant now = clock.now();
        for (Language language : Language.values()) {
            String html = pages.html(facts, language);
            papers.keep(row, copy, language, made(html, pages.keptPdf(html, now), now), facts);
        }
    }

    private static Paper made(String html, byte[] pdf, Instant dated) {
        return new Paper(sha256(pdf), pdf, html, dated);
    }

    private ReportFacts facts(OpinionRow row, LocalDate reportDate, String signedHash) {
        Valuation valuation = readiness.valuation(row);
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
                readiness.asset(valuation),
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
        SignatureRow signature = signature(standing, ordinal);
        return new ReportFacts.Signer(
                expert.name(),
                expert.organisationName(),
                expert.panellist().licencesOn(clock.today()),
                signature == null ? null : signature.manner(),
                signature == null ? null : signature.signedAt(),
                signature == null ? null : signature.proof());
    }

    private static SignatureRow signature(List<SignatureRow> standing, int ordinal) {
        return standing.stream()
                .filter(one -> one.ordinal() == ordinal && one.state() == SignatureState.SIGNED)
                .findFirst()
                .orElse(null);
    }

    /** The day on which the copy for signature was made; null before there is one. */
    private LocalDate reportDate(OpinionRow row) {
        return papers.find(row, Copy.SIGNING, Language.ZH)
                .map(paper -> LocalDate.ofInstant(paper.madeAt(), MarketClock.ZONE))
                .orElse(null);
    }

    private String signedHash(OpinionRow row) {
        List<SignatureRow> signed = signatures.standing(row.id(), row.edition()).stream()
                .filter(signature -> signature.state() == SignatureState.SIGNED)
                .toList();
        return signed.size() < 2 ? null : signed.getFirst().paperSha256();
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
