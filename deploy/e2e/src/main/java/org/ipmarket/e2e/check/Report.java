package org.ipmarket.e2e.check;

import java.util.List;

/** The invariants as a table of two verdicts: ok or FAULT, with what is wrong under it. */
public record Report(List<Finding> findings) {
    private static final int MOST_FAULTS_SHOWN = 10;

    public Report {
        findings = List.copyOf(findings);
    }

    public boolean ok() {
        return findings.stream().allMatch(Finding::ok);
    }

    public String table() {
        StringBuilder table = new StringBuilder();
        int number = 1;
        for (Finding finding : findings) {
            table.append("  %d  %-5s  %-72s %s%n"
                    .formatted(number++, finding.ok() ? "ok" : "FAULT", finding.invariant(), finding.looked()));
            finding.faults().stream()
                    .limit(MOST_FAULTS_SHOWN)
                    .forEach(fault -> table.append("            ").append(fault).append(System.lineSeparator()));
        }
        return table.toString();
    }
}
