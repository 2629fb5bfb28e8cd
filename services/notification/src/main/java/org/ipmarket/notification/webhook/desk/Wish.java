package org.ipmarket.notification.webhook.desk;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.ipmarket.chassis.problem.Problems;
import org.ipmarket.messages.id.CentreCode;
import org.ipmarket.notification.webhook.address.AddressGuard;
import org.ipmarket.notification.webhook.address.AddressRefused;
import org.ipmarket.notification.webhook.store.FeedSource;
import org.ipmarket.notification.webhook.subscription.Wanted;

/** What an owner wants of a webhook. */
public record Wish(String url, String description, Set<String> types, Set<CentreCode> centres, Set<UUID> assets) {
    private static final int MOST = 100;
    private static final int LONGEST_DESCRIPTION = 200;

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem 422 naming the field and what would be accepted */
    void check(AddressGuard guard) {
        if (url == null) {
            throw Problems.unprocessable("missing", "url", "url is the address at which events are received.");
        }
        try {
            guard.check(url);
        } catch (AddressRefused refused) {
            throw Problems.unprocessable(
                    "webhook-address-refused",
                    "url",
                    refused.getMessage(),
                    Map.of("reason", refused.reason().name()));
        }
        if (description.length() > LONGEST_DESCRIPTION) {
            throw Problems.unprocessable(
                    "too-long", "description", "description has at most " + LONGEST_DESCRIPTION + " characters.");
        }
        atMost("types", types);
        atMost("centres", centres);
        atMost("assets", assets);
        List<String> unknown = Wanted.unknown(types, FeedSource.types());
        if (!unknown.isEmpty()) {
            throw Problems.unprocessable(
                    "unknown-event-type",
                    "types",
                    "There is no event of type " + String.join(", ", unknown)
                            + "; write lot.closed.v1, lot.closed or lot.*.",
                    Map.of(
                            "unknown",
                            unknown,
                            "accepted",
                            FeedSource.types().stream().sorted().toList()));
        }
    }

    private static void atMost(String field, Set<?> values) {
        if (values.size() > MOST) {
            throw Problems.unprocessable("too-many", field, field + " names at most " + MOST + ".");
        }
    }

    Wanted wanted() {
        return new Wanted(
                types, centres.stream().map(CentreCode::value).collect(Collectors.toUnmodifiableSet()), assets);
    }
}
