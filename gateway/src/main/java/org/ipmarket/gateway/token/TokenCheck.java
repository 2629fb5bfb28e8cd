package org.ipmarket.gateway.token;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.util.Attribute;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.ipmarket.gateway.GatewayConfig;
import org.ipmarket.gateway.exchange.Exchange;
import org.ipmarket.gateway.exchange.Problems;
import org.ipmarket.gateway.limit.Allowance;
import org.ipmarket.gateway.limit.RateLimits;

/**
 * Verifies the token of a request: signature, issuer, audience, life. A verified one is remembered for a
 * short time, by its connection and by its fingerprint in a bounded cache, since the check costs more than everything else at
 * the door. Tokens that are not remembered count against the rate of their address, so that nobody can make the door busy with forged ones.
 */
@Singleton
public class TokenCheck {
    private final Vertx vertx;
    private final IdentityProviderManager identities;
    private final RateLimits rateLimits;
    private final long trustedForMillis;
    private final Cache<Bearer.Fingerprint, VerifiedToken> verified;

    TokenCheck(Vertx vertx, IdentityProviderManager identities, RateLimits rateLimits, GatewayConfig config) {
        this.vertx = vertx;
        this.identities = identities;
        this.rateLimits = rateLimits;
        this.trustedForMillis = config.tokens().trustedFor().toMillis();
        // who asks tidies up: to hand so little to another thread costs more
        this.verified = Caffeine.newBuilder()
                .maximumSize(config.tokens().remembered())
                .executor(Runnable::run)
                .expireAfterWrite(config.tokens().trustedFor())
                .build();
    }

    /** The value of {@code Authorization} that was verified last on a connection, or null. */
    public String lastOn(HttpConnection connection) {
        Presented presented = Presented.on(connection).get();
        return presented == null ? null : presented.header();
    }

    /**
     * Checks the token that a request has brought.
     *
     * @return fails with {@link TokenRefused}
     */
    public Future<VerifiedToken> check(Exchange exchange) {
        List<String> headers = exchange.request().headers().getAll(HttpHeaders.AUTHORIZATION);
        if (headers.size() != 1) {
            return check(exchange, Optional.empty());
        }
        String header = headers.getFirst();
        Attribute<Presented> last = Presented.on(exchange.request().connection());
        Presented presented = last.get();
        if (presented != null
                && presented.header().equals(header)
                && presented.token().isTrustedAt(System.currentTimeMillis())) {
            exchange.credentials(presented.bytes());
            return Future.succeededFuture(presented.token());
        }
        return check(exchange, Bearer.in(header)).onSuccess(token -> last.set(new Presented(header, token)));
    }

    /**
     * Checks the token of a session that a request has brought.
     *
     * @return fails with {@link TokenRefused}
     */
    public Future<VerifiedToken> check(Exchange exchange, String token) {
        return check(exchange, Optional.of(new Bearer(token)));
    }

    private Future<VerifiedToken> check(Exchange exchange, Optional<Bearer> bearer) {
        if (bearer.isPresent()) {
            VerifiedToken known = verified.getIfPresent(bearer.get().fingerprint());
            if (known != null && known.isTrustedAt(System.currentTimeMillis())) {
                return Future.succeededFuture(known);
            }
        }
        Allowance allowance = rateLimits.address(exchange.address(), exchange.response());
        if (!allowance.granted()) {
            return Future.failedFuture(new TokenRefused(Problems.tooManyRequests(allowance.retrySeconds())));
        }
        return bearer.map(token -> verify(token, exchange))
                .orElseGet(() -> Future.failedFuture(new TokenRefused(Problems.tokenMissing())));
    }

    private Future<VerifiedToken> verify(Bearer bearer, Exchange exchange) {
        TokenAuthenticationRequest request = new TokenAuthenticationRequest(new AccessTokenCredential(bearer.token()));
        HttpSecurityUtils.setRoutingContextAttribute(request, context(exchange));
        return Future.fromCompletionStage(identities.authenticate(request).subscribeAsCompletionStage())
                .map(this::read)
                .onSuccess(token -> verified.put(bearer.fingerprint(), token))
                .recover(failure -> Future.failedFuture(new TokenRefused(VerificationFailure.problem(failure))));
    }

    /** What the framework reads a request from. */
    private RoutingContext context(Exchange exchange) {
        RoutingContext[] made = new RoutingContext[1];
        Router router = Router.router(vertx);
        router.route().handler(context -> made[0] = context);
        router.handle(exchange.request());
        return made[0];
    }

    private VerifiedToken read(SecurityIdentity identity) {
        JsonWebToken token = (JsonWebToken) identity.getPrincipal();
        long expiresAt = TimeUnit.SECONDS.toMillis(token.getExpirationTime());
        return new VerifiedToken(
                token.getClaim(Claims.azp),
                token.getSubject(),
                Math.min(expiresAt, System.currentTimeMillis() + trustedForMillis));
    }
}
