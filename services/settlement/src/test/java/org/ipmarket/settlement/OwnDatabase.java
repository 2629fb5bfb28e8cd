package org.ipmarket.settlement;

import io.quarkus.test.junit.QuarkusTestProfile;

/** For tests that mind what others have left, such as accounts of the participants that no simulated link reaches. */
public class OwnDatabase implements QuarkusTestProfile {}
