package org.ipmarket.settlement.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.ipmarket.messages.Mode;
import org.ipmarket.settlement.ledger.LedgerCommands.Command;
import org.junit.jupiter.api.Test;

/**
 * Any commands, in any order, with repeats and with crashes before anything was kept: the rules do what the plainest ledger
 * does, and money is neither made nor lost. A failure names its seed.
 */
class LedgerSequencesTest {
    private static final int SEQUENCES = 12_000;
    private static final int COMMANDS = 40;

    @Test
    void anySequenceOfCommandsKeepsTheBooksSound() {
        int refused = 0;
        int crashed = 0;
        Map<HoldState, Integer> ended = new HashMap<>();
        for (int seed = 0; seed < SEQUENCES; seed++) {
            Random random = new Random(seed);
            LedgerCommands commands = new LedgerCommands(random, Mode.TEST);
            Kept kept = new Kept();
            NaiveLedger naive = new NaiveLedger();
            List<Command> before = new ArrayList<>();
            for (int i = 0; i < COMMANDS; i++) {
                Command command = commands.next(before, kept.now);
                before.add(command);
                if (random.nextInt(8) == 0) {
                    kept.copy().execute(command); // the process ends before it commits
                    crashed++;
                    continue;
                }
                String expected = execute(naive, command, kept);
                String outcome = kept.execute(command);
                assertThat(outcome)
                        .as("seed %d, command %d: %s", seed, i, command)
                        .isEqualTo(expected);
                refused += outcome.equals("REFUSED") ? 1 : 0;
            }
            List<Account> accounts = new ArrayList<>(commands.accounts());
            accounts.addAll(commands.banks());
            assertThat(naive.faults(accounts)).as("seed %d", seed).isEmpty();
            assertThat(kept.faults(naive, accounts)).as("seed %d", seed).isEmpty();
            kept.holds.values().forEach(hold -> ended.merge(hold.state(), 1, Integer::sum));
        }
        // the sequences went everywhere
        assertThat(refused).isGreaterThan(SEQUENCES);
        assertThat(crashed).isGreaterThan(SEQUENCES);
        assertThat(ended).containsKeys(HoldState.values());
    }

    private static String execute(NaiveLedger naive, Command command, Kept kept) {
        return switch (command) {
            case Command.Post(Transfer transfer) -> naive.post(transfer, kept.now);
            case Command.Place(Hold hold) -> naive.place(hold, kept.now);
            case Command.End(String cause, HoldState wanted, Transfer by) ->
                naive.holdOf(cause) == null ? "NONE" : naive.end(naive.holdOf(cause), wanted, by, kept.now);
            case Command.Wait ignored -> "WAITED";
        };
    }

    /** What a database would have kept, and the steps that its writers take on it by the rules. */
    private static final class Kept {
        private final Map<Account, Standing> standings;
        private final Map<String, UUID> causes;
        private final Map<UUID, Hold> holds;
        private final Map<String, UUID> holdCauses;
        private Instant now;

        Kept() {
            this(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>(), Instant.EPOCH);
        }

        private Kept(
                Map<Account, Standing> standings,
                Map<String, UUID> causes,
                Map<UUID, Hold> holds,
                Map<String, UUID> holdCauses,
                Instant now) {
            this.standings = standings;
            this.causes = causes;
            this.holds = holds;
            this.holdCauses = holdCauses;
            this.now = now;
        }

        Kept copy() {
            return new Kept(
                    new HashMap<>(standings),
                    new HashMap<>(causes),
                    new HashMap<>(holds),
                    new HashMap<>(holdCauses),
                    now);
        }

        String execute(Command command) {
            return switch (command) {
                case Command.Post(Transfer transfer) -> post(transfer);
                case Command.Place(Hold hold) -> place(hold);
                case Command.End(String cause, HoldState wanted, Transfer by) -> end(cause, wanted, by);
                case Command.Wait(var howLong) -> {
                    now = now.plus(howLong);
                    yield "WAITED";
                }
            };
        }

        private String post(Transfer transfer) {
            while (true) {
                Books books = new Books(standings, causes);
                switch (books.post(transfer)) {
                    case Verdict.Repeated repeated -> {
                        return "REPEATED";
                    }
                    case Verdict.Refused(Account account, String why) -> {
                        if (!expireOn(account)) {
                            return "REFUSED";
                        }
                    }
                    case Verdict.Posted() -> {
                        keep(books, transfer);
                        return "POSTED";
                    }
                }
            }
        }

        private void keep(Books books, Transfer transfer) {
            books.entries()
                    .forEach(entry -> assertThat(entry.account().kind().side().allows(entry.balance()))
                            .isTrue());
            transfer.postings().forEach(posting -> standings.put(posting.account(), books.standing(posting.account())));
            causes.put(transfer.cause(), transfer.id());
        }

        private String place(Hold hold) {
            if (holdCauses.containsKey(hold.cause())) {
                return "REPEATED";
            }
            if (standings.getOrDefault(hold.account(), Standing.NOTHING).available()
                    < hold.amount().minor()) {
                expireOn(hold.account());
            }
            Books books = new Books(standings, causes);
            try {
                books.place(hold);
            } catch (Overdrawn tooLittle) {
                return "REFUSED";
            }
            standings.put(hold.account(), books.standing(hold.account()));
            holds.put(hold.id(), hold);
            holdCauses.put(hold.cause(), hold.id());
            return "HELD";
        }

        private String end(String cause, HoldState wanted, Transfer by) {
            UUID id = holdCauses.get(cause);
            if (id == null) {
                return "NONE";
            }
            Hold open = holds.get(id);
            if (open.state() != HoldState.HELD) {
                return open.state().name();
            }
            if (open.due(now)) {
                free(open.expired(now));
            } else if (wanted == HoldState.RELEASED) {
                free(open.released("A test frees it.", now));
            } else if (wanted == HoldState.CAPTURED) {
                free(open.captured(by, now));
                if (!post(by).equals("POSTED")) {
                    rollBack(open);
                    return "REFUSED";
                }
            }
            return holds.get(id).state().name();
        }

        private boolean expireOn(Account account) {
            List<Hold> due = holds.values().stream()
                    .filter(hold -> hold.account().equals(account) && hold.due(now))
                    .toList();
            due.forEach(hold -> free(hold.expired(now)));
            return !due.isEmpty();
        }

        private void rollBack(Hold open) {
            Books books = new Books(standings, causes);
            books.place(open);
            standings.put(open.account(), books.standing(open.account()));
            holds.put(open.id(), open);
        }

        private void free(Hold ended) {
            Books books = new Books(standings, causes);
            books.free(ended);
            standings.put(ended.account(), books.standing(ended.account()));
            holds.put(ended.id(), ended);
        }

        List<String> faults(NaiveLedger naive, List<Account> accounts) {
            List<String> faults = new ArrayList<>();
            for (Account account : accounts) {
                Standing standing = standings.getOrDefault(account, Standing.NOTHING);
                if (standing.balance() != naive.balance(account) || standing.held() != naive.held(account)) {
                    faults.add(account + ": " + standing + ", should be " + naive.balance(account) + " and "
                            + naive.held(account));
                }
            }
            naive.holds().forEach((id, hold) -> {
                Hold here = holds.get(id);
                if (here.state() != hold.state || here.captured().minor() != hold.captured) {
                    faults.add(here + ", should be " + hold.state);
                }
            });
            return faults;
        }
    }
}
