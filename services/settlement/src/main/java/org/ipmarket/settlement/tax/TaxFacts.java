package org.ipmarket.settlement.tax;

import java.util.Set;
import org.ipmarket.messages.AssetType;
import org.ipmarket.messages.Money;
import org.ipmarket.messages.Right;

/**
 * What is known of a trade that taxes hang on; null where nobody knows.
 *
 * @param assets kinds of all assets sold; empty where they are not known
 * @param technologyContractRegistered whether the contract is registered as a technology contract
 * @param sellerIsPerson whether a natural person sells
 * @param crossBorder whether a side is outside the mainland
 * @param sellerFees commission that the seller pays
 * @param buyerFees commission that the buyer pays
 */
public record TaxFacts(
        Money price,
        Right right,
        Set<AssetType> assets,
        Boolean technologyContractRegistered,
        Boolean sellerIsPerson,
        Boolean crossBorder,
        Money sellerFees,
        Money buyerFees) {
    public TaxFacts {
        assets = Set.copyOf(assets);
    }
}
