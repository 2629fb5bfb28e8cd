package org.ipmarket.settlement.clearing;

import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.ledger.Account;
import org.ipmarket.settlement.ledger.AccountKind;
import org.ipmarket.settlement.ledger.Earmark;
import org.ipmarket.settlement.store.Deposit;
import org.ipmarket.settlement.store.ForfeitedDeposit;
import org.ipmarket.settlement.store.Licence;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeEntry;

/** Which account of the ledger holds what. */
final class Chart {
    static final String PLATFORM = "platform";

    private Chart() {}

    /** How a centre stands as owner of accounts, in the ledger and at the bank. */
    static String owner(CentreCode centre) {
        return "centre:" + centre;
    }

    static Account deposit(Deposit deposit) {
        return of(deposit, AccountKind.DEPOSIT, deposit.participant().toString());
    }

    /** Its money on the way back. */
    static Account refund(Deposit deposit) {
        return of(deposit, AccountKind.REFUND, deposit.participant().toString());
    }

    /** Kept by the seller's centre until the shortfall is known. */
    static Account forfeited(Deposit deposit) {
        return of(deposit, AccountKind.FORFEITED, owner(deposit.centre()));
    }

    static Account forfeited(ForfeitedDeposit of) {
        return of(of, AccountKind.FORFEITED);
    }

    /** What the centre recovers of what a failed sale cost it. */
    static Account costs(ForfeitedDeposit of) {
        return of(of, AccountKind.COSTS);
    }

    private static Account of(ForfeitedDeposit of, AccountKind kind) {
        return new Account(
                of.mode(),
                of.amount().currencyCode(),
                kind,
                owner(of.centre()),
                Earmark.lot(of.lot().value()));
    }

    static Account escrow(Trade trade) {
        return escrow(trade, currency(trade));
    }

    /** Where the buyer pays in another currency than the trade's, what lies in it. */
    static Account escrow(Trade trade, String currency) {
        return of(trade, currency, AccountKind.ESCROW, trade.buyer().toString());
    }

    /** Between the two legs of a conversion. */
    static Account exchange(Mode mode, TradeId trade, String currency) {
        return new Account(mode, currency, AccountKind.EXCHANGE, "bank", Earmark.trade(trade.value()));
    }

    static Account payable(Trade trade) {
        return of(trade, AccountKind.PAYABLE, trade.seller().toString());
    }

    /** What a pledgee is paid out of the proceeds. */
    static Account pledgee(Trade trade, TradeEntry entry) {
        return of(trade, AccountKind.PLEDGEE, "pledgee:" + entry.id());
    }

    /** What a buyer had paid, on its way back. */
    static Account refund(Trade trade) {
        return refund(trade, currency(trade));
    }

    static Account refund(Trade trade, String currency) {
        return of(trade, currency, AccountKind.REFUND, trade.buyer().toString());
    }

    static Account centreFee(Trade trade, CentreCode centre) {
        return of(trade, AccountKind.CENTRE_FEE, owner(centre));
    }

    /** Of the broker member that brought a side. */
    static Account brokerFee(Trade trade, ParticipantId broker) {
        return of(trade, AccountKind.BROKER_FEE, broker.toString());
    }

    static Account platformFee(Trade trade) {
        return of(trade, AccountKind.PLATFORM_FEE, PLATFORM);
    }

    /** Royalties that have come, waiting to be shared out. */
    static Account royalty(Licence licence) {
        return of(licence, AccountKind.ROYALTY, licence.licensor().toString());
    }

    /** What the licensor is to be paid of them. */
    static Account payable(Licence licence) {
        return of(licence, AccountKind.PAYABLE, licence.licensor().toString());
    }

    static Account centreFee(Licence licence, CentreCode centre) {
        return of(licence, AccountKind.CENTRE_FEE, owner(centre));
    }

    static Account platformFee(Licence licence) {
        return of(licence, AccountKind.PLATFORM_FEE, PLATFORM);
    }

    /** Money of a statement line that matched nothing. */
    static Account suspense(Mode mode, String currency, String holder, UUID line) {
        return new Account(mode, currency, AccountKind.SUSPENSE, holder, Earmark.receipt(line));
    }

    static Account suspenseRefund(Mode mode, String currency, String holder, UUID line) {
        return new Account(mode, currency, AccountKind.REFUND, holder, Earmark.receipt(line));
    }

    private static Account of(Deposit deposit, AccountKind kind, String owner) {
        return new Account(
                deposit.mode(),
                deposit.amount().currencyCode(),
                kind,
                owner,
                Earmark.lot(deposit.lot().value()));
    }

    private static Account of(Trade trade, AccountKind kind, String owner) {
        return of(trade, currency(trade), kind, owner);
    }

    private static Account of(Trade trade, String currency, AccountKind kind, String owner) {
        return new Account(
                trade.mode(), currency, kind, owner, Earmark.trade(trade.id().value()));
    }

    private static String currency(Trade trade) {
        return trade.sums().price().currencyCode();
    }

    private static Account of(Licence licence, AccountKind kind, String owner) {
        return new Account(licence.mode(), licence.terms().currency(), kind, owner, Earmark.licence(licence.id()));
    }
}
