package org.ipmarket.listing.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.listing.notice.NoticeDocument;
import org.ipmarket.listing.notice.NoticeKind;
import org.ipmarket.listing.offer.Declarations;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.store.NoticeRow;
import org.ipmarket.listing.store.NoticeRows;
import org.ipmarket.listing.store.ParticipantRow;
import org.ipmarket.listing.store.Participants;
import org.ipmarket.messages.LocalizedText;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.ParticipantKind;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;

/** Shows published notices. */
@ApplicationScoped
public class NoticeBoard {
    private final NoticeRows rows;
    private final Participants participants;

    NoticeBoard(NoticeRows rows, Participants participants) {
        this.rows = rows;
        this.participants = participants;
    }

    /**
     * A notice and the names of those in it who may be named.
     *
     * @param names who asks to stay unnamed is not in it
     */
    public record Shown(NoticeRow row, NoticeDocument document, Map<ParticipantId, LocalizedText> names) {}

    @Transactional
    public Shown get(Mode mode, String number) {
        NoticeRow row = rows.find(mode, number).orElseThrow(() -> Problems.notFound("announcement", number));
        NoticeDocument document = row.read();
        return new Shown(row, document, names(mode, document.terms()));
    }

    /** Newest first; see {@link NoticeRows#list}. */
    @Transactional
    public List<NoticeRow> list(
            Mode mode, CentreCode centre, NoticeKind kind, OfferState state, UUID before, int limit) {
        return rows.list(mode, centre, kind, state, before, limit);
    }

    /** The seller unless it asks not to be named, and with it those related to it; people with priority are not named at all. */
    private Map<ParticipantId, LocalizedText> names(Mode mode, NoticeDocument.Terms terms) {
        Set<UUID> named = new HashSet<>();
        if (!terms.unnamed()) {
            named.add(terms.seller().value());
            terms.related().forEach(party -> named.add(party.value()));
        }
        Set<UUID> holders = terms.declarations().holders().stream()
                .map(Declarations.PriorityHolder::holder)
                .map(ParticipantId::value)
                .collect(Collectors.toSet());
        Set<UUID> all = new HashSet<>(named);
        all.addAll(holders);
        if (all.isEmpty()) {
            return Map.of();
        }
        return participants.list("mode = ?1 and id in ?2", mode, all).stream()
                .filter(row -> row.name != null)
                .filter(row -> named.contains(row.id) || row.kind != ParticipantKind.PERSON)
                .collect(Collectors.toMap(ParticipantRow::participant, row -> row.name));
    }
}
