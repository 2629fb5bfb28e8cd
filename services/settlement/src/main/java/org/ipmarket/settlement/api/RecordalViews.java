package org.ipmarket.settlement.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.ipmarket.chassis.evidence.EvidenceContents.Content;
import org.ipmarket.messages.AssetKind;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.clearing.RecordalFile;
import org.ipmarket.settlement.recordal.Act;
import org.ipmarket.settlement.recordal.CaseState;
import org.ipmarket.settlement.recordal.Completion.Rule;
import org.ipmarket.settlement.recordal.Deadlines;
import org.ipmarket.settlement.recordal.Matter;
import org.ipmarket.settlement.recordal.OfficeName;
import org.ipmarket.settlement.recordal.Paper;
import org.ipmarket.settlement.recordal.Want;
import org.ipmarket.settlement.store.Claim;
import org.ipmarket.settlement.store.RecordalCase;
import org.ipmarket.settlement.store.RecordalCase.Part;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeEvidence;
import org.ipmarket.settlement.trade.TradeState;

/** The recordal file of a trade as the API shows it. */
final class RecordalViews {
    private RecordalViews() {}

    /**
     * @param next what runs out first, or absent where nothing runs
     * @param optional what may be asked for and was not
     * @param files what was brought, oldest first
     */
    record FileView(
            TradeId trade,
            TradeState state,
            boolean complete,
            List<CompletionView> completes,
            List<CaseView> cases,
            List<Matter> optional,
            NextView next,
            List<EvidenceView> files) {}

    /** What completes the sale of one kind of asset. */
    record CompletionView(AssetKind kind, Matter matter, Act act, LocalizedText what, LocalizedText rule) {}

    /**
     * @param papers all that is wanted
     * @param missing what of it is not there and accepted: what to do, until when where a day is set, by which rule
     * @param claim what one person has entered and another has to check
     * @param linked whether it goes to the office over a link
     */
    record CaseView(
            UUID id,
            Matter matter,
            Part part,
            OfficeName office,
            Act act,
            CaseState state,
            boolean linked,
            LocalDate filedOn,
            String officeNumber,
            LocalDate correctUntil,
            String reasons,
            int round,
            int corrections,
            List<PaperView> papers,
            List<MissingView> missing,
            List<DueView> due,
            ClaimView claim,
            String registration,
            LocalDate effectiveOn,
            String enteredBy,
            String checkedBy,
            String gazette,
            LocalDate gazettedOn,
            List<StepView> history) {}

    record PaperView(
            Paper paper,
            LocalizedText name,
            Want.Step before,
            RecordalFile.Wanted.Status status,
            List<UUID> evidence,
            Money fee,
            LocalizedText rule) {}

    /** @param until absent where no day is set */
    record MissingView(Paper paper, LocalizedText name, LocalDate until, Boolean provisional, LocalizedText rule) {}

    /** @param provisional whether holidays up to it are not announced yet */
    record DueView(Deadlines.What what, LocalDate until, boolean provisional, boolean overdue, LocalizedText rule) {}

    record NextView(Matter matter, Deadlines.What what, LocalDate until, boolean overdue, LocalizedText rule) {}

    record ClaimView(
            Claim.Kind kind,
            String number,
            LocalDate on,
            LocalDate until,
            String why,
            LocalDate asOf,
            UUID evidence,
            String by,
            Instant at) {}

    record StepView(CaseState state, Instant at, String by, String why) {}

    /** @param size in bytes; absent in lists */
    record EvidenceView(
            UUID id,
            Matter matter,
            Paper paper,
            LocalDate asOf,
            String fileName,
            String sha256,
            String mediaType,
            Long size,
            TradeEvidence.State state,
            String uploadedBy,
            Instant uploadedAt,
            LocalDate retainedUntil,
            String reviewedBy,
            String remarks) {
        static EvidenceView of(TradeEvidence evidence, Content content) {
            return new EvidenceView(
                    evidence.id(),
                    evidence.matter(),
                    evidence.paper(),
                    evidence.asOf(),
                    evidence.fileName(),
                    evidence.sha256(),
                    content == null ? null : content.mediaType(),
                    content == null ? null : content.size(),
                    evidence.state(),
                    evidence.uploadedBy(),
                    evidence.uploadedAt(),
                    evidence.retainedUntil(),
                    evidence.reviewedBy(),
                    evidence.remarks());
        }
    }

    static FileView of(Trade trade, RecordalFile.Whole whole, LocalDate today) {
        List<CaseView> cases =
                whole.cases().stream().map(each -> of(each, today)).toList();
        return new FileView(
                trade.id(),
                trade.state(),
                whole.cases().stream()
                        .map(RecordalFile.Case::file)
                        .filter(each -> each.part() == Part.RELEASES)
                        .allMatch(each -> each.state().isRecorded()),
                whole.completions().entrySet().stream()
                        .map(entry -> new CompletionView(
                                entry.getKey(),
                                entry.getValue().releases(),
                                entry.getValue().releases().act(),
                                text(
                                        entry.getValue().releases().act().zh(),
                                        entry.getValue().releases().act().en()),
                                text(entry.getValue().rule())))
                        .toList(),
                cases,
                List.copyOf(whole.optional()),
                cases.stream()
                        .flatMap(each -> each.due().stream()
                                .map(due -> new NextView(
                                        each.matter(), due.what(), due.until(), due.overdue(), due.rule())))
                        .min(Comparator.comparing(NextView::until))
                        .orElse(null),
                whole.files().stream().map(file -> EvidenceView.of(file, null)).toList());
    }

    private static CaseView of(RecordalFile.Case each, LocalDate today) {
        RecordalCase file = each.file();
        Claim claim = file.claim();
        return new CaseView(
                file.id(),
                file.matter(),
                file.part(),
                file.matter().office().orElse(null),
                file.matter().act(),
                file.state(),
                file.linked(),
                file.filedOn(),
                file.officeNumber(),
                file.correctUntil(),
                file.saidWhy(),
                file.round(),
                file.corrections(),
                each.papers().stream().map(RecordalViews::of).toList(),
                each.missing().stream().map(want -> missing(want, each.due())).toList(),
                each.due().stream()
                        .map(due -> new DueView(
                                due.what(),
                                due.until(),
                                due.provisional(),
                                due.until().isBefore(today),
                                text(due.rule())))
                        .toList(),
                claim == null
                        ? null
                        : new ClaimView(
                                claim.kind(),
                                claim.number(),
                                claim.on(),
                                claim.until(),
                                claim.why(),
                                claim.asOf(),
                                claim.evidence(),
                                claim.by(),
                                claim.at()),
                file.registration(),
                file.effectiveOn(),
                file.enteredBy(),
                file.checkedBy(),
                file.gazette(),
                file.gazettedOn(),
                file.history().stream()
                        .map(step -> new StepView(step.state(), step.at(), step.by(), step.why()))
                        .toList());
    }

    private static PaperView of(RecordalFile.Wanted wanted) {
        Want want = wanted.want();
        return new PaperView(
                want.paper(),
                text(want.paper().zh(), want.paper().en()),
                want.before(),
                wanted.status(),
                wanted.files().stream().map(TradeEvidence::id).toList(),
                want.fee(),
                text(want.rule()));
    }

    private static MissingView missing(Want want, List<Deadlines.Due> due) {
        Deadlines.What what =
                want.paper() == Paper.OFFICIAL_FEE ? Deadlines.What.PAY_OFFICIAL_FEE : Deadlines.What.FILE;
        Deadlines.Due until =
                due.stream().filter(each -> each.what() == what).findFirst().orElse(null);
        return new MissingView(
                want.paper(),
                text(want.paper().zh(), want.paper().en()),
                until == null ? null : until.until(),
                until == null ? null : until.provisional(),
                text(want.rule()));
    }

    private static LocalizedText text(Rule rule) {
        return text(rule.zh(), rule.en());
    }

    private static LocalizedText text(String zh, String en) {
        return new LocalizedText(zh, en);
    }
}
