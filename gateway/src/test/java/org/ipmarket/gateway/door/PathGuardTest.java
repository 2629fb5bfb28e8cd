package org.ipmarket.gateway.door;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/live.json",
                "/api/v1/lots",
                "/api/v1/lots/",
                "/api/v1/lots/0190a1b2-0000-7000-8000-000000000001/bids/mine",
                "/auth/resources/k9x2m/login/keycloak.v2/css/styles.css",
                "/auth/realms/ipmarket/.well-known/openid-configuration",
                "/a/..b/b../...",
            })
    void letsPlainPathsThrough(String path) {
        assertThat(PathGuard.isPlain(path)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "api/v1/lots",
                "//api/v1/lots",
                "/api//v1/lots",
                "/api/v1/lots/..",
                "/api/v1/lots/../../internal",
                "/api/v1/lots/./bids",
                "/api/v1/lots/%2e%2e/internal",
                "/api/v1/lots%2f..%2finternal",
                "/api/v1/lots/%252e%252e/internal",
                "/api/v1/lots\\..\\internal",
                "/api/v1/lots;a=b/bids",
                "/api/v1/lots/..;/internal",
                "/api/v1/lots/\u0000",
                "/api/v1/lots/ü",
                "/api/v1/lots/a b",
                "/api/v1/lots#internal",
                "/api/v1/lots?x",
            })
    void stopsEverythingElse(String path) {
        assertThat(PathGuard.isPlain(path)).isFalse();
    }

    @Test
    void stopsARequestWithoutPath() {
        assertThat(PathGuard.isPlain(null)).isFalse();
    }
}
