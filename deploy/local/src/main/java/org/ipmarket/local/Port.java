package org.ipmarket.local;

/** Every port of the market on one machine, before the offset; all of them on 127.0.0.1. */
public enum Port {
    GATEWAY(8080),
    LISTING(8081),
    BIDDING(8082),
    VALUATION(8083),
    SETTLEMENT(8084),
    NOTIFICATION(8085),
    KEEPER_1(8091),
    KEEPER_2(8092),
    KEEPER_3(8093),
    POSTGRESQL(15432),
    RABBITMQ(15673),
    RABBITMQ_DISTRIBUTION(25673),
    RABBITMQ_NAMES(14369),
    KEYCLOAK(18180),
    KEYCLOAK_MANAGEMENT(19000);

    private final int base;

    Port(int base) {
        this.base = base;
    }

    public int at(int offset) {
        return base + offset;
    }
}
