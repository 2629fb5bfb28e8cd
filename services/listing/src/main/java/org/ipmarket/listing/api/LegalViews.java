package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.asset.OfficeCodes;
import org.ipmarket.listing.legal.Category;
import org.ipmarket.listing.legal.EventDetail;
import org.ipmarket.listing.legal.EventKind;
import org.ipmarket.listing.legal.OfficeEvents;
import org.ipmarket.listing.register.Refusals;
import org.ipmarket.listing.store.AssetRow;
import org.ipmarket.listing.store.EncumbranceRow;
import org.ipmarket.listing.store.LegalEventRow;
import org.ipmarket.listing.store.ProposalRow;
import org.ipmarket.messages.EncumbranceKind;
import org.ipmarket.messages.Extent;
import org.ipmarket.messages.OwnerShare;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.ParticipantId;

/** What is stated and shown of legal events, encumbrances and corrections of title. */
public final class LegalViews {
    private static final int LONGEST_MEANING = 1_000;
    private static final int LONGEST_CODE = 20;

    private LegalViews() {}

    /** Body of {@code POST /assets/{id}/legal-events}: a kind, or a code of the office that has one. */
    public record EventRequest(
            EventKind kind,
            String office,
            String code,
            String meaning,
            LocalDate effectiveOn,
            LocalDate publishedOn,
            String registration,
            ParticipantId holder,
            String holderName,
            Right licence,
            Extent extent,
            LocalDate until,
            LocalDate expires,
            LocalDate paidUntil,
            Integer ends,
            Integer corrects,
            UUID document) {
        ProposalRow.Event event(AssetRow asset) {
            String of = office == null ? asset.office : office;
            if (!OfficeCodes.isKnown(of)) {
                throw Refusals.unprocessable("invalid-legal-event", "office", "not a code of WIPO ST.3");
            }
            if (code != null && (code.isBlank() || code.length() > LONGEST_CODE)) {
                throw Refusals.unprocessable("invalid-legal-event", "code", "1 to " + LONGEST_CODE + " characters");
            }
            if (meaning != null && meaning.length() > LONGEST_MEANING) {
                throw Refusals.unprocessable(
                        "invalid-legal-event", "meaning", "at most " + LONGEST_MEANING + " characters");
            }
            if (kind == null && code == null) {
                throw Problems.unprocessable(
                        "field-missing", "kind", "Give the kind of the event or the office's code.", Map.of());
            }
            OfficeEvents.Meaning known = code == null ? OfficeEvents.UNKNOWN : OfficeEvents.of(of, code);
            EventKind does = kind == null ? known.kind() : kind;
            Category category = known.category() == Category.UNMAPPED || kind != null && kind != known.kind()
                    ? does.category()
                    : known.category();
            return new ProposalRow.Event(
                    does,
                    category,
                    of,
                    code == null ? does.name() : code.strip(),
                    meaning == null ? "" : meaning,
                    required("effectiveOn", effectiveOn),
                    publishedOn,
                    new EventDetail(
                            registration,
                            holder,
                            holderName,
                            licence,
                            extent,
                            until,
                            expires,
                            paidUntil,
                            ends,
                            corrects),
                    document);
        }
    }

    /** Body of {@code POST /assets/{id}/title-corrections}. */
    public record TitleRequest(
            List<AssetRequest.Owner> owners, LocalDate from, String registration, String reasons, UUID document) {
        ProposalRow.Title title() {
            return new ProposalRow.Title(
                    required("owners", owners).stream()
                            .map(owner -> required("owners", owner))
                            .map(owner -> new OwnerShare(
                                    required("owners.participant", owner.participant()),
                                    required("owners.basisPoints", owner.basisPoints())))
                            .toList(),
                    required("from", from),
                    registration,
                    required("reasons", reasons),
                    required("document", document));
        }
    }

    /** Body of a rejection. */
    public record RejectionRequest(String reasons) {}

    /** What one person would have the register say; {@code sequence} is that of the entry that it has become. */
    public record Proposal(
            UUID id,
            ProposalRow.State state,
            ProposalRow.Event legalEvent,
            ProposalRow.Title title,
            String proposedBy,
            Instant proposedAt,
            String decidedBy,
            Instant decidedAt,
            String reasons,
            Integer sequence) {
        static Proposal of(ProposalRow row) {
            return new Proposal(
                    row.id,
                    row.state,
                    row.legalEvent,
                    row.title,
                    row.proposer,
                    row.proposedAt,
                    row.decider,
                    row.decidedAt,
                    row.reasons,
                    row.sequence);
        }
    }

    /** A legal event that has taken effect. */
    public record Event(
            int sequence,
            EventKind kind,
            Category category,
            String categoryTitle,
            String office,
            String code,
            String meaning,
            LocalDate effectiveOn,
            LocalDate publishedOn,
            LegalEventRow.Source source,
            EventDetail detail,
            UUID document,
            Instant enteredAt) {
        static Event of(LegalEventRow row) {
            return new Event(
                    row.sequence,
                    row.kind,
                    row.category,
                    row.category.title(),
                    row.office,
                    row.code,
                    row.meaning,
                    row.effectiveOn,
                    row.publishedOn,
                    row.source,
                    row.detail,
                    row.document,
                    row.enteredAt);
        }
    }

    /** What lies or lay on the asset. */
    public record Encumbrance(
            UUID id,
            EncumbranceKind kind,
            Right licence,
            Extent extent,
            ParticipantId holder,
            String holderName,
            String registration,
            LocalDate from,
            LocalDate until,
            int begunBy,
            Integer endedBy) {
        static Encumbrance of(EncumbranceRow row) {
            return new Encumbrance(
                    row.id,
                    row.kind,
                    row.licence,
                    row.extent,
                    row.holder == null ? null : new ParticipantId(row.holder),
                    row.holderName,
                    row.registration,
                    row.fromDate,
                    row.untilDate,
                    row.begunBy,
                    row.endedBy);
        }
    }
}
