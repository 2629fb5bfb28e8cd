package org.ipmarket.valuation.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.ipmarket.valuation.estimate.Assumptions;
import org.ipmarket.valuation.estimate.Estimator;

/** Makes the estimator with the assumptions in use; a fault in them stops the service at its start. */
@ApplicationScoped
class EstimatorProducer {
    @Produces
    @Singleton
    Estimator estimator(ValuationConfig config) {
        return new Estimator(Assumptions.load(Assumptions.CURRENT), config.threads());
    }
}
