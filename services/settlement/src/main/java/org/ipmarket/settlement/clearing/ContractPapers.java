package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.messages.event.TradeDefaulted.Side;
import org.ipmarket.settlement.paper.PaperKind;
import org.ipmarket.settlement.store.PaperSignatureRepository;
import org.ipmarket.settlement.store.PaperSignatureRow;
import org.ipmarket.settlement.store.Signature;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.trade.TradeDeed;

/**
 * The contract of its own, signed on the market's paper: a side's signature that counts under it, sealed or electronic, is its
 * signature of the trade's contract too. What was signed before the trade waits for it, or while the trade stood still, counts from then on.
 */
@ApplicationScoped
class ContractPapers {
    private final PaperSignatureRepository signatures;
    private final Audit audit;

    ContractPapers(PaperSignatureRepository signatures, Audit audit) {
        this.signatures = signatures;
        this.audit = audit;
    }

    /**
     * Takes over what the trade does not have yet; nothing where it waits for no contract. The trade is locked.
     *
     * @return whether with it both sides have signed
     */
    boolean takeOver(Trade trade) {
        if (!trade.contractOwn() || !trade.state().deeds().contains(TradeDeed.CONTRACT)) {
            return false;
        }
        boolean both = false;
        for (PaperSignatureRow row : signatures.of(trade.id(), PaperKind.CONTRACT.name())) {
            Side side = Side.valueOf(row.side().name());
            if (row.state() == PaperSignatureRow.State.SIGNED
                    && !trade.contractSignatures().containsKey(side)
                    && trade.isContract(row.paperSha256())) {
                both = trade.signContract(
                        side,
                        new Signature(row.enteredBy(), row.enteredBySubject(), row.paperSha256(), row.signedAt()));
                audit.recordBySystem(
                        "signature:" + row.id(),
                        trade.mode(),
                        "trade.sign-contract." + side,
                        "trade",
                        trade.id(),
                        null,
                        StateChange.of(trade.state()));
            }
        }
        return both;
    }
}
