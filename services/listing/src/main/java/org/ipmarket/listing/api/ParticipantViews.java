package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.orFalse;
import static org.ipmarket.listing.api.Fields.required;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.ipmarket.listing.participant.StepKind;
import org.ipmarket.listing.people.DeclareStaff.Declaration;
import org.ipmarket.listing.register.ParticipantRegister.Application;
import org.ipmarket.listing.register.QualifyParticipants.Qualification;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.listing.store.QualificationRow;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.Standing;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** What is read and shown of participants. */
public final class ParticipantViews {
    private ParticipantViews() {}

    /** Body of {@code POST /participants}. */
    public record ParticipantRequest(
            ParticipantId id,
            ParticipantKind kind,
            LocalizedText name,
            CentreCode homeCentre,
            Boolean outsideMainland,
            Set<ParticipantId> related) {
        Application application() {
            if (related != null) {
                related.forEach(one -> required("related", one));
            }
            return new Application(
                    id,
                    required("kind", kind),
                    required("name", name),
                    required("homeCentre", homeCentre),
                    orFalse(outsideMainland),
                    related == null ? Set.of() : Set.copyOf(related));
        }
    }

    /** Body of {@code POST /participants/{id}/qualification}. @param documents papers among the evidence, or null */
    public record QualificationRequest(CentreCode centre, List<UUID> documents) {
        Qualification qualification() {
            if (documents != null) {
                documents.forEach(document -> required("documents", document));
            }
            return new Qualification(
                    required("centre", centre), documents == null ? List.of() : List.copyOf(documents));
        }
    }

    /** A centre's qualifying of a party. */
    public record QualificationView(CentreCode centre, String by, Instant at, List<UUID> documents) {
        static QualificationView of(QualificationRow row) {
            return new QualificationView(new CentreCode(row.centre), row.qualifiedBy, row.qualifiedAt, row.documents);
        }
    }

    /** Oldest first; there is a bound to how many. */
    public record QualificationList(List<QualificationView> items) {}

    /** Body of acts that need nothing but a reason. */
    public record ReasonRequest(String reason) {}

    /** Body of {@code PUT /participants/{id}/related}. */
    public record RelatedRequest(Set<ParticipantId> related) {
        Set<ParticipantId> given() {
            required("related", related).forEach(one -> required("related", one));
            return related;
        }
    }

    /** Body of {@code PUT /participants/{id}/two-person-steps}. */
    public record StepsRequest(Set<StepKind> steps) {
        Set<StepKind> given() {
            required("steps", steps).forEach(one -> required("steps", one));
            return steps;
        }
    }

    /** Body of {@code POST /participants/{id}/staff-of}. */
    public record StaffRequest(CentreCode centre, Boolean staff) {
        Declaration declaration() {
            return new Declaration(required("centre", centre), required("staff", staff));
        }
    }

    /** A participant as it is shown to itself and to its centres. */
    public record ParticipantView(
            ParticipantId id,
            Mode mode,
            long version,
            ParticipantKind kind,
            LocalizedText name,
            CentreCode homeCentre,
            Standing standing,
            List<CentreCode> qualifiedAt,
            List<ParticipantId> related,
            boolean outsideMainland,
            String suspensionReason,
            List<ParticipantId> agents,
            List<CentreCode> staffOf,
            List<StepKind> twoPersonSteps,
            Instant erasedAt) {
        static ParticipantView of(ParticipantRow row) {
            return new ParticipantView(
                    row.participant(),
                    row.mode,
                    row.version,
                    row.kind,
                    row.name,
                    new CentreCode(row.homeCentre),
                    row.standing,
                    row.qualifiedAt.stream().sorted().toList(),
                    row.related.stream()
                            .sorted(Comparator.comparing(ParticipantId::value))
                            .toList(),
                    row.outsideMainland,
                    row.suspensionReason,
                    row.agents.stream()
                            .sorted(Comparator.comparing(ParticipantId::value))
                            .toList(),
                    row.staffOf.stream().sorted().toList(),
                    row.twoPersonSteps.stream().sorted().toList(),
                    row.erasedAt);
        }
    }
}
