package org.ipmarket.auction.formats.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.ipmarket.auction.formats.Announced;
import org.ipmarket.auction.formats.Contest;
import org.ipmarket.auction.rules.BidderRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who wins and pays what, by offers (Lin's, Chen's, Wang's, Zhao's, in thousands of fen) and reserve (0: none). The start price is 100. */
class SealedPricesTest {
    @ParameterizedTest(name = "offers {0}, reserve {1}: {2}")
    @CsvSource({
        "150, 0, 'Lin 150'",
        "150 200, 0, 'Chen 200, then Lin 150'",
        "150 200, 200, 'Chen 200'",
        "150 200, 150, 'Chen 200, then Lin 150'",
        "150 200, 201, RESERVE_NOT_MET",
        "200 200 200, 0, 'Lin 200, then Chen 200'"
    })
    void firstPriceTheHighestPaysItself(String offers, long reserve, String result) {
        assertThat(result(SealedFirst1.VERSION, offers, reserve, 1)).isEqualTo(result);
    }

    @ParameterizedTest(name = "offers {0}, reserve {1}: {2}")
    @CsvSource({
        "150, 0, 'Lin 100'",
        "150, 120, 'Lin 120'",
        "150, 151, RESERVE_NOT_MET",
        "150 200, 0, 'Chen 150, then Lin 100'",
        "150 200, 120, 'Chen 150, then Lin 120'",
        "150 200, 170, 'Chen 170'",
        "150 200 180, 0, 'Chen 180, then Wang 150'",
        "150 200 180, 160, 'Chen 180, then Wang 160'",
        "200 200, 0, 'Lin 200, then Chen 100'"
    })
    void secondPriceTheHighestPaysTheNextOrTheReserve(String offers, long reserve, String result) {
        assertThat(result(SealedSecond1.VERSION, offers, reserve, 1)).isEqualTo(result);
        assertThat(result(Uniform1.VERSION, offers, reserve, 1)).isEqualTo(result);
    }

    @ParameterizedTest(name = "offers {0}, reserve {1}, two units: {2}")
    @CsvSource({
        "150, 0, 'Lin 100'",
        "150, 120, 'Lin 120'",
        "150 200, 0, 'Chen Lin 100'",
        "150 200, 120, 'Chen Lin 120'",
        "150 200, 170, 'Chen 170'",
        "150 200, 201, RESERVE_NOT_MET",
        "150 200 130, 0, 'Chen Lin 130'",
        "150 200 130, 140, 'Chen Lin 140'",
        "150 200 130 120, 120, 'Chen Lin 130'",
        "150 200 150 150, 0, 'Chen Lin 150'"
    })
    void uniformPriceAllPayTheBestThatLost(String offers, long reserve, String result) {
        assertThat(result(Uniform1.VERSION, offers, reserve, 2)).isEqualTo(result);
    }

    /** In thousands of fen too. */
    private static String result(String version, String offers, long reserve, int quantity) {
        Announced announced = Announced.lot().quantity(quantity).runnerUp();
        Contest lot = Contest.open(version, reserve == 0 ? announced : announced.secretReserve(reserve * 1_000));
        List<BidderRef> bidders = List.of(Contest.LIN, Contest.CHEN, Contest.WANG, Contest.ZHAO);
        String[] amounts = offers.split(" ");
        for (int i = 0; i < amounts.length; i++) {
            lot.seal(bidders.get(i), Long.parseLong(amounts[i]) * 1_000, i + 1);
        }
        return lot.pass(Contest.END).result().replace("000", "");
    }
}
