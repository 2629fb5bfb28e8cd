package org.ipmarket.listing;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.ipmarket.chassis.test.MarketParts;

/** The test runs on the real database, broker and identity provider. */
@QuarkusTestResource(value = MarketParts.class, initArgs = @ResourceArg(name = "service", value = "listing"))
@QuarkusTestResource(PeopleSettings.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface RealParts {}
