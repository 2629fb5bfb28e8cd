package org.ipmarket.settlement.invoice;

import java.util.UUID;
import org.ipmarket.messages.Money;

/**
 * What the tax service is asked to issue.
 *
 * @param id the same for every repetition
 * @param issuer owner of the fees, as in the ledger: {@code centre:GZ} or {@code platform}
 * @param item what is invoiced
 * @param total with tax; of a red-letter fapiao the amount taken back, as a positive sum
 * @param tax contained in the total
 * @param ratePerMillion the rate of the tax
 * @param corrects number of the blue fapiao that it takes back, or null
 * @param reason of a correction, or null
 */
public record FapiaoRequest(
        UUID id,
        String issuer,
        TitleData title,
        String item,
        Money total,
        Money tax,
        int ratePerMillion,
        String corrects,
        String reason) {}
