package org.ipmarket.settlement.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.Ids;

/** Makes up what people and banks may do to a ledger, sensible or not; the same seed makes up the same. */
public final class LedgerCommands {
    private static final Explanation WHY = new Explanation("TEST", "A test moves money.", "No rule.", null, null);

    private final Random random;
    private final Mode mode;
    private final String prefix = "sequence:" + Ids.next() + ":";
    private final List<Account> accounts = new ArrayList<>();
    private final Account bank;
    private final Account dollarBank;
    private final Account escrow;
    private final Account dollarEscrow;
    private final Account exchange;
    private final Account dollarExchange;
    private int count;

    /** Something to do; it can be done again. */
    public sealed interface Command {
        record Post(Transfer transfer) implements Command {}

        record Place(Hold hold) implements Command {}

        /** @param by takes what is held, where it is to be captured; else null */
        record End(String holdCause, HoldState wanted, Transfer by) implements Command {}

        record Wait(Duration howLong) implements Command {}
    }

    public LedgerCommands(Random random, Mode mode) {
        this.random = random;
        this.mode = mode;
        bank = account("CNY", AccountKind.BANK, Earmark.NONE);
        dollarBank = account("USD", AccountKind.BANK, Earmark.NONE);
        Earmark trade = Earmark.trade(Ids.next());
        escrow = account("CNY", AccountKind.ESCROW, trade);
        dollarEscrow = account("USD", AccountKind.ESCROW, trade);
        exchange = account("CNY", AccountKind.EXCHANGE, trade);
        dollarExchange = account("USD", AccountKind.EXCHANGE, trade);
        accounts.add(account("CNY", AccountKind.DEPOSIT, Earmark.lot(Ids.next())));
        accounts.add(escrow);
        accounts.add(account("CNY", AccountKind.REFUND, Earmark.lot(Ids.next())));
        accounts.add(account("CNY", AccountKind.CENTRE_FEE, trade));
    }

    private Account account(String currency, AccountKind kind, Earmark earmark) {
        return new Account(mode, currency, kind, "owner-" + Ids.next(), earmark);
    }

    /** Every account that the commands touch, but the banks': no other sequence has any of them. */
    public List<Account> accounts() {
        List<Account> all = new ArrayList<>(accounts);
        all.addAll(List.of(dollarEscrow, exchange, dollarExchange));
        return all;
    }

    public List<Account> banks() {
        return List.of(bank, dollarBank);
    }

    /** @param before commands so far, one of which may come again */
    public Command next(List<Command> before, Instant now) {
        int dice = random.nextInt(100);
        if (dice < 12 && !before.isEmpty()) {
            return before.get(random.nextInt(before.size()));
        }
        if (dice < 34) {
            return new Command.Post(transfer(bank, any(), 1 + random.nextInt(1_000)));
        }
        if (dice < 46) {
            return new Command.Post(transfer(any(), any(), 1 + random.nextInt(600)));
        }
        if (dice < 54) {
            return new Command.Post(transfer(any(), bank, 1 + random.nextInt(600)));
        }
        if (dice < 58) {
            return new Command.Post(shared());
        }
        if (dice < 63) {
            return new Command.Post(converted());
        }
        if (dice < 78) {
            return place(now);
        }
        if (dice < 94) {
            return end(before);
        }
        return new Command.Wait(Duration.ofSeconds(1 + random.nextInt(20)));
    }

    private Command place(Instant now) {
        Instant expires = random.nextInt(3) == 0 ? null : now.plusSeconds(1 + random.nextInt(30));
        return new Command.Place(
                Hold.of(any(), Money.cny(1 + random.nextInt(500)), prefix + "hold:" + count++, WHY, now, expires));
    }

    private Command end(List<Command> before) {
        List<Hold> placed = before.stream()
                .filter(Command.Place.class::isInstance)
                .map(each -> ((Command.Place) each).hold())
                .toList();
        if (placed.isEmpty()) {
            return new Command.Post(transfer(bank, any(), 1));
        }
        Hold hold = placed.get(random.nextInt(placed.size()));
        return switch (random.nextInt(4)) {
            case 0 -> new Command.End(hold.cause(), HoldState.RELEASED, null);
            case 1 -> new Command.End(hold.cause(), HoldState.EXPIRED, null);
            default -> {
                long part = random.nextBoolean()
                        ? hold.amount().minor()
                        : 1 + random.nextLong(hold.amount().minor());
                Account to = random.nextBoolean() || hold.account().equals(escrow) ? bank : escrow;
                yield new Command.End(hold.cause(), HoldState.CAPTURED, transfer(hold.account(), to, part));
            }
        };
    }

    private Account any() {
        return accounts.get(random.nextInt(accounts.size()));
    }

    private Transfer transfer(Account from, Account to, long minor) {
        Account other = from.equals(to) ? bank : to;
        return Transfer.because(mode, prefix + count++, WHY)
                .move(Money.cny(minor), from, other)
                .build();
    }

    /** One account to several. */
    private Transfer shared() {
        return Transfer.because(mode, prefix + count++, WHY)
                .move(Money.cny(1 + random.nextInt(300)), accounts.get(0), accounts.get(2))
                .move(Money.cny(1 + random.nextInt(200)), accounts.get(0), accounts.get(3))
                .build();
    }

    /** Dollars come, are exchanged and lie in yuan; sometimes only half of that happens. */
    private Transfer converted() {
        Money dollars = Money.ofMinor(1 + random.nextInt(100), "USD");
        Money yuan = Money.cny(dollars.minor() * 7 + random.nextInt(5));
        Transfer.Draft draft = Transfer.because(mode, prefix + count++, WHY);
        if (random.nextBoolean()) {
            draft.move(dollars, dollarBank, dollarEscrow);
        }
        if (random.nextBoolean()) {
            draft.move(dollars, dollarEscrow, dollarExchange).move(yuan, exchange, escrow);
        }
        if (random.nextBoolean()) {
            draft.move(dollars, dollarExchange, dollarBank).move(yuan, bank, exchange);
        }
        return draft.move(Money.cny(1), bank, accounts.get(3)).build();
    }
}
