package org.ipmarket.settlement.clearing;

import java.util.Optional;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.caller.Role;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.event.TradeDefaulted.Side;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.ParticipantId;
import org.ipmarket.messages.id.TradeId;
import org.ipmarket.settlement.store.Deposit;
import org.ipmarket.settlement.store.Trade;
import org.ipmarket.settlement.store.TradeRepository;

/** Who may see what. What somebody may not see does not exist for it. */
public final class TradeAccess {
    private static final Role[] STAFF = {Role.REVIEWER, Role.FINANCE, Role.RECORDAL, Role.MANAGER, Role.CENTRE_SYSTEM};
    private static final Role[] MONEY = {Role.FINANCE, Role.MANAGER, Role.CENTRE_SYSTEM};

    private TradeAccess() {}

    /** Its parties and the staff of either centre. */
    public static boolean maySee(Caller caller, Trade trade) {
        if (trade.mode() != caller.mode()) {
            return false;
        }
        ParticipantId party = caller.actsFor();
        return party != null && (party.equals(trade.seller()) || party.equals(trade.buyer()))
                || isOfEither(caller, trade.centre(), trade.buyerCentre(), STAFF);
    }

    /** Locks a trade: 404 for who may not see it. */
    public static Trade lock(TradeRepository trades, Caller caller, TradeId id) {
        return trades.lock(id).filter(trade -> maySee(caller, trade)).orElseThrow(() -> Problems.notFound("trade", id));
    }

    /** Locks a trade for somebody of the seller's centre in one of the roles: 404 for who may not see it, 403 for who has none of them. */
    static Trade ofSellersCentre(TradeRepository trades, Caller caller, TradeId id, Role... anyOf) {
        Trade trade = lock(trades, caller, id);
        caller.requireCentre(trade.centre(), anyOf);
        return trade;
    }

    /** Its giver, and finance and managers of either centre. */
    public static boolean maySee(Caller caller, Deposit deposit) {
        return deposit.mode() == caller.mode()
                && (deposit.participant().equals(caller.actsFor())
                        || isOfEither(caller, deposit.centre(), deposit.buyerCentre(), MONEY));
    }

    /** 403 for who is of no centre, or of one but in none of the roles that see trades. */
    public static CentreCode requireStaff(Caller caller) {
        return requireOwnCentre(caller, STAFF);
    }

    /** 403 for who does not look after a centre's money. */
    public static CentreCode requireMoney(Caller caller) {
        return requireOwnCentre(caller, MONEY);
    }

    /** The centre for which the caller has one of the roles; 403 where it has none of them, or a role without a centre. */
    public static CentreCode requireOwnCentre(Caller caller, Role... anyOf) {
        caller.requireAny(anyOf);
        if (caller.centre() == null) {
            throw Problems.forbidden("This call is for the staff of a centre; the token names none.");
        }
        return caller.centre();
    }

    /** For which side of the trade a party signs; empty for who is no party, even where it may see the trade as staff. */
    static Optional<Side> sideOf(ParticipantId party, ParticipantId seller, ParticipantId buyer) {
        if (party.equals(seller)) {
            return Optional.of(Side.SELLER);
        }
        return party.equals(buyer) ? Optional.of(Side.BUYER) : Optional.empty();
    }

    private static boolean isOfEither(Caller caller, CentreCode sellers, CentreCode buyers, Role... roles) {
        return caller.isOf(sellers, roles) || caller.isOf(buyers, roles);
    }
}
