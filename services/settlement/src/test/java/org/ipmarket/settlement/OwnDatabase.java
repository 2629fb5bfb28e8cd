package org.ipmarket.settlement;

import io.quarkus.test.junit.QuarkusTestProfile;

/** For tests that leave much behind, or mind what others have left, such as accounts of participants that no simulated link reaches. */
public class OwnDatabase implements QuarkusTestProfile {}
