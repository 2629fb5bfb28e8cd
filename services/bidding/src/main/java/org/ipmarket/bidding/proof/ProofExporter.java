package org.ipmarket.bidding.proof;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.ipmarket.auction.verifier.ProofExport.ExportedKey;
import org.ipmarket.bidding.BiddingConfig;
import org.ipmarket.bidding.store.Database;
import org.ipmarket.bidding.store.LogTable;
import org.ipmarket.bidding.store.LogTable.CertificateRow;
import org.ipmarket.bidding.store.LogTable.LeafRow;
import org.ipmarket.bidding.store.LotRow;
import org.ipmarket.bidding.store.LotTable;
import org.ipmarket.messages.id.LotId;

/** Writes a lot's log with its root, certificate and keys, page by page: a long one needs no more memory than a short one. */
@ApplicationScoped
public class ProofExporter {
    private static final HexFormat HEX = HexFormat.of();

    private final Database database;
    private final SigningKeys keys;
    private final int page;
    private final JsonFactory json = new JsonFactory();

    ProofExporter(Database database, SigningKeys keys, BiddingConfig config) {
        this.database = database;
        this.keys = keys;
        this.page = config.log().exportPage();
    }

    private record Head(LotRow lot, Optional<CertificateRow> certificate, List<ExportedKey> keys) {}

    /** The log as it is when this begins; what is appended meanwhile is left out. The lot must exist. */
    public void write(LotId id, OutputStream out) throws IOException {
        Head head = database.callInNew(connection -> new Head(
                LotTable.find(connection, id).orElseThrow(),
                LogTable.certificate(connection, id),
                keys.published(connection)));
        long size = head.lot().frontier().size();
        try (JsonGenerator generator = json.createGenerator(out)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.writeStartObject();
            generator.writeStringField("lot", id.toString());
            generator.writeArrayFieldStart("leaves");
            writeLeaves(id, size, generator);
            generator.writeEndArray();
            generator.writeStringField(
                    "root", HEX.formatHex(head.lot().frontier().root()));
            generator.writeNumberField("size", size);
            // a certificate found beside a log that was still open is of a later moment
            if (head.certificate().isPresent() && head.lot().result() != null) {
                writeCertificate(head.certificate().get(), generator);
            } else {
                generator.writeNullField("certificate");
            }
            writeKeys(head.keys(), generator);
            generator.writeEndObject();
        }
    }

    private void writeLeaves(LotId id, long size, JsonGenerator generator) throws IOException {
        for (long from = 0; from < size; from += page) {
            long first = from;
            List<LeafRow> leaves = database.callInNew(connection -> LogTable.leaves(connection, id, first, size, page));
            for (LeafRow leaf : leaves) {
                generator.writeStartObject();
                generator.writeNumberField("sequence", leaf.sequence());
                generator.writeStringField("leaf", leaf.leaf());
                generator.writeStringField("hash", HEX.formatHex(leaf.hash()));
                generator.writeEndObject();
            }
        }
    }

    private static void writeCertificate(CertificateRow certificate, JsonGenerator generator) throws IOException {
        generator.writeObjectFieldStart("certificate");
        generator.writeStringField("statement", certificate.statement());
        generator.writeStringField("keyId", certificate.keyId());
        generator.writeStringField("signature", certificate.signature());
        generator.writeEndObject();
    }

    private static void writeKeys(List<ExportedKey> keys, JsonGenerator generator) throws IOException {
        generator.writeArrayFieldStart("keys");
        for (ExportedKey key : keys) {
            generator.writeStartObject();
            generator.writeStringField("keyId", key.keyId());
            generator.writeStringField("algorithm", key.algorithm());
            generator.writeStringField("publicKey", key.publicKey());
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }
}
