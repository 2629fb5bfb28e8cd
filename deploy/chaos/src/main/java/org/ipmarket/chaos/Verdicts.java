package org.ipmarket.chaos;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** Prints what held and what did not, in a form that a script can read. */
final class Verdicts {
    private static final int MOST_SHOWN = 5;

    private final PrintStream out;
    private boolean allHold = true;

    Verdicts(PrintStream out) {
        this.out = out;
    }

    /** @param broken by invariant: what speaks against it, nothing where it holds */
    void tell(String experiment, Map<String, List<String>> broken) {
        broken.forEach((name, findings) -> tell(experiment + "." + name, findings));
    }

    void tell(String name, String... findings) {
        tell(name, List.of(findings));
    }

    private void tell(String name, List<String> findings) {
        out.println("INVARIANT " + name + " " + (findings.isEmpty() ? "ok" : "BROKEN"));
        findings.stream().limit(MOST_SHOWN).forEach(finding -> out.println("  " + finding));
        if (findings.size() > MOST_SHOWN) {
            out.println("  and " + (findings.size() - MOST_SHOWN) + " more");
        }
        allHold &= findings.isEmpty();
    }

    boolean allHold() {
        return allHold;
    }
}
