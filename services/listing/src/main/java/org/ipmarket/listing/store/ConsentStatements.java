package org.ipmarket.listing.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.ipmarket.listing.consent.ConsentBook;
import org.ipmarket.messages.id.OfferId;

/** The stored consents. Who writes here holds the lock of the offer or deal. */
@ApplicationScoped
public class ConsentStatements implements PanacheRepositoryBase<ConsentStatementRow, ConsentStatementRow.Key> {
    /** In the order in which they were said. */
    public List<ConsentStatementRow> of(OfferId offer) {
        return list("offer = ?1 order by sequence", offer.value());
    }

    public ConsentBook book(OfferId offer, String termsHash) {
        return new ConsentBook(
                termsHash,
                of(offer).stream().map(ConsentStatementRow::statement).toList());
    }
}
