package org.ipmarket.auction.verifier;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import org.ipmarket.auction.proof.Signatures;
import org.ipmarket.auction.verifier.Report.Recomputed;
import org.ipmarket.messages.event.EventJson;

/** Verifies an exported log: {@code VerifyLog proof.json [public key in base64]...}. Ends with 0, or 1 where it differs. */
public final class VerifyLog {
    /** A larger file than this is not read. */
    private static final long MOST_BYTES = 1L << 30;

    private VerifyLog() {}

    public static void main(String[] args) throws IOException {
        System.exit(run(args, System.out));
    }

    /** @return 0 where everything holds, 1 where something differs, 2 where there is nothing to read */
    static int run(String[] args, PrintStream out) throws IOException {
        if (args.length == 0) {
            out.println("usage: VerifyLog <exported proof.json> [trusted public key, X.509 in base64]...");
            return 2;
        }
        Path file = Path.of(args[0]);
        if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
            out.println(file + " is no file, or one of more than " + MOST_BYTES + " bytes");
            return 2;
        }
        try {
            List<PublicKey> trusted = new ArrayList<>();
            for (int i = 1; i < args.length; i++) {
                trusted.add(Signatures.publicKey(args[i]));
            }
            Report report = new Verifier(trusted).verify(EventJson.read(Files.readAllBytes(file), ProofExport.class));
            print(report, out);
            return report.holds() ? 0 : 1;
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            return 2;
        }
    }

    private static void print(Report report, PrintStream out) {
        out.println("lot         " + report.lot());
        out.println("leaves      " + report.size());
        out.println("root        " + report.root());
        Recomputed result = report.recomputed();
        if (result != null) {
            out.println("rules       " + result.rules());
            out.println("state       " + result.phase());
            out.println("price       " + (result.price() == null ? "none" : result.price()));
            out.println("winner      " + (result.winners().isEmpty() ? "none" : result.winners()));
            out.println("bids        " + result.bids() + " valid, of " + result.bidders() + " bidders, "
                    + result.extensions() + " extensions");
            out.println("deposits    " + result.retained().size() + " stay, "
                    + result.refunded().size() + " go back");
        }
        if (result != null && result.hidden()) {
            out.println("hidden      amounts that the log does not tell yet: what depends on them was not recomputed");
        }
        report.findings().forEach(finding -> out.println("DIFFERS     " + finding));
        out.println(report.holds() ? "The log holds." : "The log does not hold.");
    }
}
