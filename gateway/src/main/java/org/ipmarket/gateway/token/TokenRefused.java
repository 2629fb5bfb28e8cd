package org.ipmarket.gateway.token;

import org.ipmarket.gateway.exchange.Problem;

/** Why a request did not pass the token check. */
public final class TokenRefused extends RuntimeException {
    private final transient Problem problem;

    public TokenRefused(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
