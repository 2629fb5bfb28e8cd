package org.ipmarket.bidding.store;

import org.ipmarket.auction.merkle.Frontier;
import org.ipmarket.auction.rules.LotState;
import org.ipmarket.auction.rules.Outcome.UnsoldReason;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.event.LotClosed;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.LotId;
import org.ipmarket.messages.id.OfferId;

/**
 * A lot as it stands.
 *
 * @param relists the offer that this one offers again, or null
 * @param admitted bidders ever admitted; the next one's number is one more
 * @param appliedOutage the latest outage that this lot knows of
 * @param termsLeaf the leaf that holds its terms: 0, or the last correction
 * @param frontier the edge of its log's tree
 * @param price what each winner owes; null where it was not sold
 * @param rules version by which it is judged
 * @param keysLeaf the leaf with the keys to which offers are sealed; null where there is none
 * @param hasReserve whether the seller fixed a secret one
 * @param impeded whether listing has said that something impedes the offer
 * @param halted whether an operator has suspended it
 * @param version grows with whatever changes of it or its bidders
 * @param telling what events have told of its bids
 * @param result null until it has closed, as {@code unsoldReason}, which is null too where it was sold
 */
public record LotRow(
        LotId id,
        Mode mode,
        CentreCode centre,
        OfferId relists,
        String currency,
        LotState state,
        int admitted,
        long appliedOutage,
        long termsLeaf,
        Frontier frontier,
        LotClosed.Result result,
        UnsoldReason unsoldReason,
        Money price,
        String rules,
        Long keysLeaf,
        boolean hasReserve,
        boolean impeded,
        boolean halted,
        Telling telling,
        long version) {}
