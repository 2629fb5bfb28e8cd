package org.ipmarket.bench.listing;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Random;

/** European patents that there are not, each a document of the ST.36 family of some two kilobytes, one after another. */
final class SyntheticPatents {
    private static final String[] WORDS =
            ("apparatus method device system signal sensor container surface member valve circuit image data control"
                            + " housing polymer layer substrate antenna battery electrode vehicle blade fluid channel memory processor network")
                    .split(" ");
    private static final String[] CLASSES = {
        "G06F  16/2458",
        "H04L  67/1250",
        "B65D  51/18  ",
        "A61B   5/0205",
        "H01L  21/30  ",
        "F03D   1/06  ",
        "H01M  10/05  "
    };
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    private final Random random = new Random(20_170_901);

    /** The document of one patent; the same for the same number in the same order. */
    byte[] document(int number) {
        String publication = "%07d".formatted(3_000_000 + number);
        String series = "17%06d".formatted(number);
        LocalDate granted = LocalDate.of(2020, 1, 1).plusDays(number % 2_000);
        String title = words(6);
        return ("""
                <?xml version="1.0" encoding="UTF-8"?>
                <ep-patent-document lang="en" country="EP" doc-number="%s" kind="B1" date-publ="%s"><SDOBI lang="en">
                <B200><B210>%s.%s</B210><B220><date>%s</date></B220></B200>
                <B300><B310>2016%08d</B310><B320><date>20160901</date></B320><B330><ctry>US</ctry></B330></B300>
                <B400><B450><date>%s</date></B450></B400>
                <B500><B510EP><classification-ipcr><text>%s 20060101AFI20191003BHEP</text></classification-ipcr>
                <classification-ipcr><text>%s 20060101ALI20191003BHEP</text></classification-ipcr></B510EP>
                <B540><B541>de</B541><B542>%s</B542><B541>en</B541><B542>%s</B542><B541>fr</B541><B542>%s</B542></B540>
                <B560><B561><text>US-A1- 2012 %06d</text></B561><B561><text>WO-A1-2011/%06d</text></B561><B562><text>%s</text></B562></B560></B500>
                <B700><B720><B721><snm>%s, Jane</snm></B721><B721><snm>%s, John</snm></B721></B720><B730><B731><snm>%s AG</snm></B731></B730></B700></SDOBI>
                <abstract lang="en"><p>%s.</p></abstract>
                <claims lang="en"><claim><claim-text>%s,<claim-text>%s.</claim-text></claim-text></claim><claim><claim-text>%s.</claim-text></claim></claims>
                </ep-patent-document>
                """)
                .formatted(
                        publication,
                        granted.format(DAY),
                        series,
                        checkDigit(series),
                        LocalDate.of(2017, 9, 1).plusDays(number % 100).format(DAY),
                        number,
                        granted.format(DAY),
                        CLASSES[number % CLASSES.length],
                        CLASSES[(number + 3) % CLASSES.length],
                        title,
                        title,
                        title,
                        number,
                        number,
                        words(10),
                        words(1),
                        words(1),
                        words(2),
                        words(60),
                        words(40),
                        words(40),
                        words(25))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String words(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : " ").append(WORDS[random.nextInt(WORDS.length)]);
        }
        return text.toString();
    }

    /** As the European Patent Office computes it. */
    private static int checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int product = (digits.charAt(i) - '0') * (1 + i % 2);
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10;
    }
}
