package org.ipmarket.settlement.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.settlement.invoice.TitleData;

/** Titles of fapiao, one for a participant. */
@ApplicationScoped
public class FapiaoTitleRepository implements PanacheRepositoryBase<FapiaoTitleRow, UUID> {
    public Optional<TitleData> of(ParticipantId participant) {
        return findByIdOptional(participant.value()).map(FapiaoTitleRow::title);
    }
}
