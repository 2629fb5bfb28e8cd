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
import org.ipmarket.settlement.bank.SettlementAccount;
import org.ipmarket.settlement.bank.simulator.SimulatedBank;

/** The banks that this deployment is linked to, one at most for each mode. */
@ApplicationScoped
public class Banks {
    private final Map<Mode, Bank> banks;

    Banks(SettlementConfig config, SimulatedBank simulator) {
        List<Bank> linked = config.bank().simulator() ? List.of(simulator) : List.of();
        banks = linked.stream().collect(Collectors.toUnmodifiableMap(Bank::mode, Function.identity()));
    }

    public List<Bank> all() {
        return List.copyOf(banks.values());
    }

    /** Where everybody of a mode pays to; null where no bank keeps an account for it. */
    public SettlementAccount settlementAccount(Mode mode) {
        Bank bank = banks.get(mode);
        return bank == null ? null : bank.settlementAccount();
    }

    /** 409 where no bank keeps an account for the mode. */
    public Bank require(Mode mode) {
        Bank bank = banks.get(mode);
        if (bank == null) {
            throw Problems.conflict(
                    "no-settlement-account", "No bank keeps a settlement account for the " + mode.wire() + " market.");
        }
        return bank;
    }
}
