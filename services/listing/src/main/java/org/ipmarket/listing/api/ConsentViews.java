package org.ipmarket.listing.api;

import static org.ipmarket.listing.api.Fields.required;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.ipmarket.listing.consent.ConsentBook;
import org.ipmarket.listing.consent.Consenter;
import org.ipmarket.listing.consent.Statement;
import org.ipmarket.listing.consent.Word;
import org.ipmarket.listing.desk.ConsentDesk;
import org.ipmarket.listing.desk.OfferConsents;
import org.ipmarket.listing.offer.OfferState;
import org.ipmarket.listing.offer.OfferTerms;
import org.ipmarket.messages.Right;
import org.ipmarket.messages.id.AssetId;
import org.ipmarket.messages.id.OfferId;
import org.ipmarket.messages.id.ParticipantId;

/** What is read and shown of consents. */
public final class ConsentViews {
    private ConsentViews() {}

    /** Body of {@code POST /listings/{id}/consents} and of {@code POST /deals/{id}/consents}. */
    public record ConsentRequest(
            Word word, String termsHash, ConsentDesk.Part as, UUID encumbrance, String reasons, UUID document) {
        ConsentDesk.Said said() {
            return new ConsentDesk.Said(
                    required("word", word), required("termsHash", termsHash), as, encumbrance, reasons, document);
        }
    }

    /**
     * @param termsHash what a consent names: it is void once the terms change
     * @param note what the law says of co-owners where no consent is needed
     */
    public record ConsentsAnswer(
            OfferId listing,
            OfferState state,
            ParticipantId seller,
            String termsHash,
            OfferTerms terms,
            String note,
            List<Need> needed,
            List<Said> statements) {
        static ConsentsAnswer of(OfferConsents.View view) {
            boolean shared = view.facts().assets().stream()
                    .anyMatch(asset -> asset.owners().size() > 1);
            return new ConsentsAnswer(
                    view.offer().offer(),
                    view.offer().state,
                    view.offer().sellerId(),
                    view.said().termsHash(),
                    view.offer().terms(),
                    shared && view.offer().rightOffered == Right.ORDINARY_LICENCE
                            ? "One owner alone may grant an ordinary licence; the fee is shared among the co-owners"
                                    + " (Patent Law 14; Copyright Law 14)."
                            : null,
                    view.needed().stream().map(who -> Need.of(view, who)).toList(),
                    view.said().statements().stream().map(Said::of).toList());
        }
    }

    /** A consent that the offer needs. */
    public record Need(@JsonUnwrapped Who who, List<AssetId> assets, ConsentBook.State state) {
        static Need of(OfferConsents.View view, Consenter who) {
            List<AssetId> assets = view.facts().assets().stream()
                    .filter(asset -> switch (who) {
                        case Consenter.CoOwner owner -> asset.isOwnedBy(owner.participant());
                        case Consenter.Pledgee pledgee ->
                            asset.inForce().stream()
                                    .anyMatch(lien -> pledgee.participant().equals(lien.holder()));
                        case Consenter.OutsidePledgee pledgee ->
                            asset.inForce().stream().anyMatch(lien -> pledgee.encumbrance()
                                    .equals(lien.grant().encumbrance()));
                    })
                    .map(asset -> asset.id())
                    .toList();
            return new Need(Who.of(who), assets, view.said().of(who));
        }
    }

    /** What was said, to which terms. */
    public record Said(
            int sequence,
            @JsonUnwrapped Who who,
            Word word,
            String termsHash,
            String reasons,
            UUID document,
            Instant at) {
        static Said of(Statement said) {
            return new Said(
                    said.sequence(),
                    Who.of(said.by()),
                    said.word(),
                    said.termsHash(),
                    said.reasons(),
                    said.document(),
                    said.at());
        }
    }

    /** Whose consent: a participant's in its part, or that of the pledgee of an encumbrance. */
    public record Who(ConsentDesk.Part as, ParticipantId participant, UUID encumbrance) {
        static Who of(Consenter who) {
            return switch (who) {
                case Consenter.CoOwner owner -> new Who(ConsentDesk.Part.CO_OWNER, owner.participant(), null);
                case Consenter.Pledgee pledgee -> new Who(ConsentDesk.Part.PLEDGEE, pledgee.participant(), null);
                case Consenter.OutsidePledgee outside -> new Who(ConsentDesk.Part.PLEDGEE, null, outside.encumbrance());
            };
        }
    }
}
