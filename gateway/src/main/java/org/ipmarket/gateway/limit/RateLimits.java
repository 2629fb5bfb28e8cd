package org.ipmarket.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.ipmarket.gateway.GatewayConfig;

/**
 * How often somebody may come: callers are told apart by their token, whatever comes without a known token by its address.
 * Each replica counts for itself.
 */
@Singleton
public class RateLimits {
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    private final Meter callers;
    private final Meter addresses;
    private final Meter bidders;
    private final Meter biddingAddresses;

    RateLimits(GatewayConfig config) {
        int remembered = config.limits().remembered();
        callers = new Meter("caller", config.limits().caller(), remembered);
        addresses = new Meter("address", config.limits().address(), remembered);
        bidders = new Meter("bidder", config.limits().bidder(), remembered);
        biddingAddresses = new Meter("bidding-address", config.limits().biddingAddress(), remembered);
    }

    /** Counts a request of a verified caller and tells the answer's headers about it. */
    public Allowance caller(String caller, HttpServerResponse response) {
        return callers.count(caller, response);
    }

    /** Counts what comes from an address without a verified token. */
    public Allowance address(String address, HttpServerResponse response) {
        return addresses.count(address, response);
    }

    /** Counts a bid of a verified caller, besides {@link #caller}. */
    public Allowance bidder(String caller, HttpServerResponse response) {
        return bidders.count(caller, response);
    }

    /** Counts a bid from an address, whoever sends it. The answer's headers speak of it only where it is refused. */
    public Allowance biddingAddress(String address, HttpServerResponse response) {
        Allowance allowance = biddingAddresses.count(address);
        if (!allowance.granted()) {
            biddingAddresses.tell(allowance, response);
        }
        return allowance;
    }

    private static final class Meter {
        private static final CharSequence POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
        private static final CharSequence LEFT = HttpHeaders.createOptimized("RateLimit");

        private final CharSequence policy;
        private final String left;
        private final GatewayConfig.Rate rate;
        private final Cache<String, Bucket> buckets;

        Meter(String policy, GatewayConfig.Rate rate, int remembered) {
            this.policy = HttpHeaders.createOptimized("\"" + policy + "\";q=" + rate.burst() + ";w="
                    + Math.max(1, rate.burst() * 60L / rate.perMinute()));
            this.left = "\"" + policy + "\";r=";
            this.rate = rate;
            // who asks tidies up: to hand so little to another thread costs more
            this.buckets = Caffeine.newBuilder()
                    .maximumSize(remembered)
                    .executor(Runnable::run)
                    .expireAfterAccess(FORGOTTEN_AFTER)
                    .build();
        }

        Allowance count(String key, HttpServerResponse response) {
            Allowance allowance = count(key);
            tell(allowance, response);
            return allowance;
        }

        Allowance count(String key) {
            ConsumptionProbe probe = buckets.get(key, unknown -> bucket()).tryConsumeAndReturnRemaining(1);
            return new Allowance(
                    probe.isConsumed(),
                    rate.burst(),
                    probe.getRemainingTokens(),
                    seconds(probe.getNanosToWaitForReset()),
                    seconds(probe.getNanosToWaitForRefill()));
        }

        /** As draft-ietf-httpapi-ratelimit-headers says it. */
        private void tell(Allowance allowance, HttpServerResponse response) {
            response.putHeader(POLICY, policy);
            response.putHeader(LEFT, left + allowance.remaining() + ";t=" + allowance.resetSeconds());
        }

        private Bucket bucket() {
            return Bucket.builder()
                    .addLimit(
                            limit -> limit.capacity(rate.burst()).refillGreedy(rate.perMinute(), Duration.ofMinutes(1)))
                    .build();
        }

        private static long seconds(long nanos) {
            return TimeUnit.NANOSECONDS.toSeconds(nanos + 999_999_999L);
        }
    }
}
