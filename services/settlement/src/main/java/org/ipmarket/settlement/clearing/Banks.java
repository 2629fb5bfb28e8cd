package org.ipmarket.settlement.clearing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.Mode;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.bank.Bank;
import org.ipmarket.settlement.bank.BankAccount;
import org.ipmarket.settlement.bank.PaymentService;
import org.ipmarket.settlement.bank.SettlementAccount;
import org.ipmarket.settlement.bank.Statement;
import org.ipmarket.settlement.bank.simulator.Faults;
import org.ipmarket.settlement.bank.simulator.SimulatedBank;
import org.ipmarket.settlement.store.KnownAccounts;
import org.ipmarket.settlement.store.SettlementAccounts;

/**
 * The banks of this deployment: one link at most for each mode, and accounts whose statements and orders are files. Whoever is
 * paid is paid to the account that two persons have confirmed; to the link's own where there is none.
 */
@ApplicationScoped
public class Banks {
    private final Map<Mode, Bank> links;
    private final SettlementAccounts accounts;
    private final KnownAccounts known;

    Banks(SettlementConfig config, SimulatedBank simulator, SettlementAccounts accounts, KnownAccounts known) {
        List<Bank> linked = config.bank().simulator() ? List.of(simulator) : List.of();
        links = linked.stream().collect(Collectors.toUnmodifiableMap(Bank::mode, Function.identity()));
        this.accounts = accounts;
        this.known = known;
        SettlementConfig.Faults faults = config.bank().faults();
        simulator.faults(new Faults(
                faults.seed(),
                faults.lost(),
                faults.timedOut(),
                faults.late(),
                faults.unknown(),
                faults.twice(),
                faults.refused()));
    }

    /** Those with a link. */
    public List<Bank> all() {
        return List.copyOf(links.values());
    }

    /** Where everybody of a mode pays to; null where no bank keeps an account for it. */
    public SettlementAccount settlementAccount(Mode mode) {
        Bank link = links.get(mode);
        return link != null
                ? link.settlementAccount()
                : accounts.first(mode)
                        .map(account -> new SettlementAccount(account.bank(), account.name(), account.number()))
                        .orElse(null);
    }

    /** 409 where no bank keeps an account for the mode. */
    public Bank require(Mode mode) {
        SettlementAccount account = settlementAccount(mode);
        if (account == null) {
            throw Problems.conflict(
                    "no-settlement-account", "No bank keeps a settlement account for the " + mode.wire() + " market.");
        }
        return new Confirmed(mode, account, links.get(mode));
    }

    /** A bank as the rest of settlement uses it; {@code link} is null where files are all there is. */
    private final class Confirmed implements Bank {
        private final Mode mode;
        private final SettlementAccount account;
        private final Bank link;

        Confirmed(Mode mode, SettlementAccount account, Bank link) {
            this.mode = mode;
            this.account = account;
            this.link = link;
        }

        @Override
        public Mode mode() {
            return mode;
        }

        @Override
        public SettlementAccount settlementAccount() {
            return account;
        }

        @Override
        public BankAccount accountInNameOf(String holder) {
            return known.numberOf(mode, holder)
                    .map(number -> new BankAccount(holder, number))
                    .orElseGet(() -> link != null
                            ? link.accountInNameOf(holder)
                            : new BankAccount(holder, BankAccount.NOT_TOLD));
        }

        @Override
        public String reaches() {
            return link == null ? "" : link.reaches();
        }

        @Override
        public boolean releasesItself() {
            return link != null && link.releasesItself();
        }

        @Override
        public PaymentService payments() {
            return link == null ? null : link.payments();
        }

        @Override
        public Statement statement(long afterPosition, int limit) {
            return link == null ? new Statement(List.of(), null) : link.statement(afterPosition, limit);
        }
    }
}
