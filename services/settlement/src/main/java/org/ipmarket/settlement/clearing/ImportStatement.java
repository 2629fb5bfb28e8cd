package org.ipmarket.settlement.clearing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;
import org.ipmarket.chassis.audit.Audit;
import org.ipmarket.chassis.caller.Caller;
import org.ipmarket.chassis.evidence.SpooledFile;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.MarketClock;
import org.ipmarket.messages.Mode;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.messages.id.Ids;
import org.ipmarket.settlement.SettlementConfig;
import org.ipmarket.settlement.bank.file.Camt053Reader;
import org.ipmarket.settlement.bank.file.ColumnMapping;
import org.ipmarket.settlement.bank.file.FileLine;
import org.ipmarket.settlement.bank.file.FileRefused;
import org.ipmarket.settlement.bank.file.SheetReader;
import org.ipmarket.settlement.bank.file.StatementEnd;
import org.ipmarket.settlement.bank.file.StatementHead;
import org.ipmarket.settlement.bank.file.StatementSink;
import org.ipmarket.settlement.store.BankFileStore;
import org.ipmarket.settlement.store.BankFileStore.NewLine;
import org.ipmarket.settlement.store.SettlementAccountRow;
import org.ipmarket.settlement.store.SettlementAccounts;

/**
 * Takes a bank's statement file, whole or not at all: read as it flows, held to its own totals, to the account's last closing
 * balance and to the entries that are known. Its lines are applied afterwards by the bank's rounds.
 */
@ApplicationScoped
public class ImportStatement {
    private static final int BATCH = 1000;

    private final BankFileStore store;
    private final SettlementAccounts accounts;
    private final Audit audit;
    private final MarketClock clock;
    private final ObjectMapper json;
    private final long largest;

    ImportStatement(
            BankFileStore store,
            SettlementAccounts accounts,
            Audit audit,
            MarketClock clock,
            ObjectMapper json,
            SettlementConfig config) {
        this.store = store;
        this.accounts = accounts;
        this.audit = audit;
        this.clock = clock;
        this.json = json;
        this.largest = config.bank().largestFile().asLongValue();
    }

    /**
     * What is asked of a file.
     *
     * @param mapping name of the column mapping; null for camt.053
     * @param opening booked balance before the first entry, where the file does not say it
     */
    public record Ask(String name, String mapping, Money opening, Money closing) {}

    /** @param before whether the same file was taken before, and nothing was changed now */
    public record Taken(BankFileStore.File file, boolean before) {}

    /** One statement of a previewed file, with its first lines. */
    public record Preview(StatementHead head, StatementEnd end, List<FileLine> first) {}

    private enum Format {
        CAMT053,
        XLSX,
        CSV
    }

    /** Takes a file; 422 with what differs where it does not add up. */
    public Taken take(Caller caller, Ask ask, InputStream body) {
        CentreCode scope = BankPeople.scope(caller);
        return spooled(body, file -> {
            BankFileStore.File before = QuarkusTransaction.requiringNew()
                    .call(() -> store.bySha(caller.mode(), file.sha256()).orElse(null));
            if (before != null) {
                return new Taken(before, true);
            }
            Format format = format(file);
            ColumnMapping mapping = mapping(caller.mode(), format, ask.mapping());
            byte[] compressed = compressed(file);
            return QuarkusTransaction.requiringNew().timeout(300).call(() -> {
                UUID id = Ids.next();
                Instant now = clock.now();
                boolean first = store.insert(
                        id,
                        caller.mode(),
                        file.sha256(),
                        ask.name(),
                        format.name(),
                        ask.mapping(),
                        file.size(),
                        compressed,
                        caller.username(),
                        scope == null ? null : scope.value(),
                        now);
                if (!first) {
                    return new Taken(store.bySha(caller.mode(), file.sha256()).orElseThrow(), true);
                }
                Storing sink = new Storing(caller, id);
                read(file, format, mapping, ask, sink);
                store.lines(id, sink.lines);
                BankFileStore.File taken = store.find(caller.mode(), id).orElseThrow();
                audit.record(
                        "bank-file.take", "bank-file", id, null, Map.of("sha256", file.sha256(), "lines", sink.lines));
                return new Taken(taken, false);
            });
        });
    }

    /** Reads a file and says what it has, and changes nothing. */
    public List<Preview> preview(Caller caller, Ask ask, int lines, InputStream body) {
        BankPeople.scope(caller);
        return spooled(body, file -> {
            Format format = format(file);
            ColumnMapping mapping =
                    QuarkusTransaction.requiringNew().call(() -> mapping(caller.mode(), format, ask.mapping()));
            List<Preview> previews = new ArrayList<>();
            read(file, format, mapping, ask, new StatementSink() {
                private StatementHead head;
                private List<FileLine> first;

                @Override
                public void begin(StatementHead begun) {
                    head = begun;
                    first = new ArrayList<>();
                }

                @Override
                public void line(FileLine line) {
                    if (first.size() < lines) {
                        first.add(line);
                    }
                }

                @Override
                public void end(StatementEnd end) {
                    previews.add(new Preview(head, end, first));
                }
            });
            return previews;
        });
    }

    private ColumnMapping mapping(Mode mode, Format format, String name) {
        if (format == Format.CAMT053) {
            return null;
        }
        if (name == null) {
            throw Problems.badRequest(
                    "mapping-missing", "mapping", "Say by which mapping of /bank/mappings the columns are read.");
        }
        String spec = QuarkusTransaction.joiningExisting()
                .call(() -> store.mapping(mode, name))
                .orElseThrow(() -> Problems.notFound("mapping", name))
                .spec();
        try {
            return json.readValue(spec, ColumnMapping.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("mapping " + name + " cannot be read", e);
        }
    }

    private static void read(SpooledFile file, Format format, ColumnMapping mapping, Ask ask, StatementSink sink) {
        try {
            if (format == Format.CAMT053) {
                try (InputStream in = file.open()) {
                    Camt053Reader.read(in, sink);
                }
            } else {
                SheetReader.read(
                        file.path(),
                        format == Format.XLSX,
                        mapping,
                        ask.opening() == null ? null : ask.opening().minor(),
                        ask.closing() == null ? null : ask.closing().minor(),
                        sink);
            }
        } catch (FileRefused e) {
            throw Problems.unprocessable(e.slug(), null, e.getMessage(), e.facts());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Work<T> {
        T with(SpooledFile file);
    }

    private <T> T spooled(InputStream body, Work<T> work) {
        try (SpooledFile file = SpooledFile.read(body, largest)
                .orElseThrow(() -> Problems.unprocessable(
                        "file-too-large", null, "A statement file has at most " + largest + " bytes."))) {
            if (file.size() == 0) {
                throw Problems.badRequest("file-missing", "file", "There is no file.");
            }
            return work.with(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Format format(SpooledFile file) {
        try (InputStream in = file.open()) {
            String head = new String(in.readNBytes(256), StandardCharsets.ISO_8859_1);
            if (head.startsWith("PK")) {
                return Format.XLSX;
            }
            String text = head.startsWith("ï»¿") ? head.substring(3) : head;
            return text.stripLeading().startsWith("<") ? Format.CAMT053 : Format.CSV;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] compressed(SpooledFile file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream in = file.open();
                GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
            in.transferTo(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Stores what the reader brings; the transaction is given up where anything does not fit. */
    private final class Storing implements StatementSink {
        private final Caller caller;
        private final UUID file;
        private final List<FileLine> batch = new ArrayList<>();
        private final Set<String> references = new HashSet<>();
        private final Map<String, Integer> unnamed = new HashMap<>();
        private int lines;
        private int statements;
        private StatementHead head;
        private SettlementAccountRow account;
        private boolean repeated;

        Storing(Caller caller, UUID file) {
            this.caller = caller;
            this.file = file;
        }

        @Override
        public void begin(StatementHead begun) {
            head = begun;
            statements++;
            references.clear();
            unnamed.clear();
            List<SettlementAccountRow> ofNumber = accounts.lock(caller.mode(), head.account());
            if (ofNumber.isEmpty()) {
                throw new FileRefused(
                        "wrong-account",
                        "Account " + head.account() + " is no open settlement account of this market.",
                        Map.of("account", head.account()));
            }
            account = ofNumber.stream()
                    .filter(each -> each.currency().equals(head.currency()))
                    .findFirst()
                    .orElseThrow(() -> new FileRefused(
                            "wrong-currency",
                            "Account " + head.account() + " is not kept in " + head.currency() + ".",
                            Map.of(
                                    "said",
                                    head.currency(),
                                    "expected",
                                    ofNumber.getFirst().currency())));
            if (!BankPeople.mayTouch(caller, account.centre())) {
                throw Problems.forbidden("Account " + account.number() + " is not in your charge.");
            }
            // a statement that was taken before may come again in another file, as long as it brings nothing new
            repeated = head.opening() != account.closingMinor() && store.hasStatement(account.id(), head.opening());
            if (head.opening() != account.closingMinor() && !repeated) {
                throw gap("It opens with " + signed(head.opening()) + "; the last statement closed with "
                        + signed(account.closingMinor()) + ".");
            }
            boolean numbered = head.sequence() != null && account.sequence() != null;
            if (!repeated && numbered && head.sequence() > account.sequence() + 1) {
                throw gap("It is number " + head.sequence() + "; the last one taken is number " + account.sequence()
                        + ".");
            }
        }

        private FileRefused gap(String why) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("statement", String.valueOf(head.id()));
            facts.put("opening", signed(head.opening()));
            facts.put("lastClosing", signed(account.closingMinor()));
            return new FileRefused(
                    "statement-gap", "Between this statement and the last one something is missing. " + why, facts);
        }

        private String signed(long minor) {
            String text = Money.ofMinor(Math.abs(minor), head.currency()).amount();
            return minor < 0 ? "-" + text : text;
        }

        @Override
        public void line(FileLine line) {
            batch.add(line);
            if (batch.size() >= BATCH) {
                flush();
            }
        }

        private void flush() {
            List<String> named = batch.stream().map(this::reference).toList();
            for (int i = 0; i < named.size(); i++) {
                if (!references.add(named.get(i))) {
                    throw new FileRefused(
                            "entry-twice",
                            "Entry " + batch.get(i).entry() + " has the reference " + named.get(i)
                                    + " of an entry before it.",
                            Map.of("entry", batch.get(i).entry(), "reference", named.get(i)));
                }
            }
            Map<String, UUID> known = store.known(account.id(), named);
            List<NewLine> rows = new ArrayList<>(batch.size());
            for (int i = 0; i < named.size(); i++) {
                UUID before = known.get(named.get(i));
                if (repeated && before == null) {
                    throw gap("It was taken before, and entry " + batch.get(i).entry() + " was not in it.");
                }
                lines++;
                rows.add(new NewLine(
                        lines,
                        statements,
                        before == null ? Ids.next() : before,
                        named.get(i),
                        before != null,
                        batch.get(i)));
            }
            store.insertLines(file, account.id(), rows);
            batch.clear();
        }

        /** The bank's own, else what the entry is, with its number among those that are the same in this statement. */
        private String reference(FileLine line) {
            if (line.reference() != null) {
                return line.reference();
            }
            String text = String.join(
                    "|",
                    line.bookedAt().toString(),
                    line.amount().toString(),
                    Boolean.toString(line.credit()),
                    String.valueOf(line.account()),
                    String.valueOf(line.name()),
                    String.valueOf(line.remark()),
                    String.valueOf(line.endToEnd()));
            int number = unnamed.merge(text, 1, Integer::sum);
            return "unnamed:" + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)) + "#" + number;
        }

        @Override
        public void end(StatementEnd said) {
            flush();
            StatementEnd end = said.notBeyond(clock.now());
            store.insertStatement(file, statements, account.id(), head, end);
            if (!repeated) {
                account.stated(end.closing(), head.sequence());
                accounts.flush();
            }
        }
    }
}
