package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.orFalse;
import static org.ipmarket.listing.api.Fields.required;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.ipmarket.listing.register.ParticipantRegister.Application;
import org.ipmarket.listing.store.ParticipantRow;
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

    /** Body of {@code POST /participants/{id}/qualification}. */
    public record QualificationRequest(CentreCode centre) {}

    /** Body of {@code POST /participants/{id}/suspension}. */
    public record SuspensionRequest(String reason) {}

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
            String suspensionReason) {
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
                    row.suspensionReason);
        }
    }
}
