package org.ipmarket.settlement.bank.file;

import java.util.LinkedHashMap;
import java.util.Map;

/** Adds up a statement while it is read, and holds it to what it says of itself. All amounts are minor units. */
final class StatementSums {
    private final StatementHead head;
    private int entries;
    private int lines;
    private long credits;
    private long debits;

    StatementSums(StatementHead head) {
        this.head = head;
    }

    void entry(boolean credit, long amount) {
        entries++;
        if (credit) {
            credits = Math.addExact(credits, amount);
        } else {
            debits = Math.addExact(debits, amount);
        }
    }

    void line() {
        lines++;
    }

    int entries() {
        return entries;
    }

    int lines() {
        return lines;
    }

    long credits() {
        return credits;
    }

    long debits() {
        return debits;
    }

    long balance() {
        return head.opening() + credits - debits;
    }

    /** Refuses where what was said of a sum differs from what it is; said is null where nothing was said. */
    void holdSum(String what, Long said, long found) {
        if (said != null && said != found) {
            throw differs(what, money(said), money(found), money(found - said));
        }
    }

    void holdCount(String what, Long said, long found) {
        if (said != null && said != found) {
            throw differs(what, said.toString(), Long.toString(found), Long.toString(found - said));
        }
    }

    void holdClosing(long said) {
        holdSum("closing balance", said, balance());
    }

    private FileRefused differs(String what, String said, String found, String difference) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("statement", head.id());
        facts.put("what", what);
        facts.put("said", said);
        facts.put("found", found);
        facts.put("difference", difference);
        return new FileRefused(
                "statement-does-not-add-up",
                "Statement " + head.id() + " says " + what + " " + said + "; its entries give " + found + ".",
                facts);
    }

    private String money(long minor) {
        return Minor.text(minor, head.currency());
    }
}
