package org.ipmarket.bidding.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;
import org.ipmarket.messages.Money;

/** Reads the body of an open bid, which is an amount and nothing else. */
final class OpenBid {
    private static final JsonFactory JSON = new JsonFactory();

    private OpenBid() {}

    /** Its amount; empty of every other body: what is wrong with one, or that it is a sealed offer, only the ordinary reader says. */
    static Optional<Money> amount(byte[] body) {
        try (JsonParser json = JSON.createParser(body)) {
            if (json.nextToken() != JsonToken.START_OBJECT
                    || !"amount".equals(json.nextFieldName())
                    || json.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            String amount = null;
            String currency = null;
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                String value = json.nextTextValue();
                if (name.equals("amount") && amount == null) {
                    amount = value;
                } else if (name.equals("currency") && currency == null) {
                    currency = value;
                } else {
                    return Optional.empty();
                }
            }
            boolean whole = amount != null
                    && currency != null
                    && json.currentToken() == JsonToken.END_OBJECT
                    && json.nextToken() == JsonToken.END_OBJECT
                    && json.nextToken() == null;
            return whole ? Optional.of(Money.parse(amount, currency)) : Optional.empty();
        } catch (IOException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
