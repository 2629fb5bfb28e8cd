package org.ipmarket.bench.listing;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A million listings of rights that nobody has: titles of seven Chinese and six English words, abstracts of twelve Chinese words, an owner's name,
 * a number. The same each time.
 */
final class Corpus {
    static final int LISTINGS = 1_000_000;
    static final int ASSETS = 250_000;
    static final int OWNERS = 2_000;
    private static final String[] CENTRES = {"GZ", "SZ", "FS", "DG", "SICE"};
    private static final String[] TYPES = {
        "INVENTION",
        "UTILITY_MODEL",
        "DESIGN",
        "SOFTWARE",
        "LITERARY",
        "MUSICAL",
        "ARTISTIC",
        "PHOTOGRAPHIC",
        "FILM",
        "DRAWINGS"
    };
    private static final String[] RIGHTS = {"ASSIGNMENT", "EXCLUSIVE_LICENCE", "SOLE_LICENCE", "ORDINARY_LICENCE"};
    private static final String[] STATES = {
        "ANNOUNCED", "ANNOUNCED", "ANNOUNCED", "SOLD", "UNSOLD", "COMPLETED", "CANCELLED"
    };
    private static final long START = 1_700_000_000_000L;

    final Vocabulary chinese = Vocabulary.chinese();
    final Vocabulary english = Vocabulary.english();
    /** An asset or a listing as text. */
    private record Text(String zh, String en, String body) {}

    /** A right with everything that is found by it. */
    record Right(
            UUID id,
            String type,
            String zh,
            String en,
            String number,
            int owner,
            String symbol,
            Set<String> terms,
            String raw) {
        boolean isPatent() {
            return type.equals("INVENTION") || type.equals("UTILITY_MODEL") || type.equals("DESIGN");
        }
    }

    /** An offer of a right. {@code terms} and {@code raw} are those of the right too. */
    record Listing(
            UUID id,
            Right asset,
            String zh,
            String en,
            String centre,
            String state,
            String right,
            long price,
            long closesMillis,
            Set<String> terms,
            String raw) {}

    static UUID id(int kind, int number) {
        long millis = START + number;
        return new UUID(millis << 16 | 0x7000 | kind, 0x8000_0000_0000_0000L | number);
    }

    static String owner(int number) {
        return "鹏湾科技" + (char) (0x5000 + number / 60) + (char) (0x5100 + number % 60) + "公司";
    }

    Right right(int number) {
        SplittableRandom random = new SplittableRandom(number * 7919L + 1);
        String type = TYPES[Math.min(random.nextInt(16), TYPES.length - 1)];
        Text text = text(random, 7, 6, 12);
        int owner = (int) (random.nextDouble() * random.nextDouble() * OWNERS);
        String digits = "20%02d1%07d".formatted(10 + number % 15, number);
        String symbol = "%c%02d%c%d/%02d"
                .formatted(
                        'A' + random.nextInt(8),
                        1 + random.nextInt(25),
                        'B' + random.nextInt(12),
                        1 + random.nextInt(30),
                        random.nextInt(4) * 2);
        Set<String> terms = new LinkedHashSet<>();
        add(text.zh(), "^", terms);
        words(text.en(), "^", terms);
        add(text.body(), "", terms);
        add(owner(owner), "", terms);
        terms.add("#cn" + digits);
        boolean patent = type.equals("INVENTION") || type.equals("UTILITY_MODEL") || type.equals("DESIGN");
        if (patent) {
            terms.add("@" + symbol.toLowerCase());
        }
        return new Right(
                id(1, number),
                type,
                text.zh(),
                text.en(),
                digits,
                owner,
                patent ? symbol : null,
                terms,
                String.join(" ", text.zh(), text.en(), text.body(), owner(owner), digits));
    }

    Listing listing(int number) {
        SplittableRandom random = new SplittableRandom(number * 104_729L + 2);
        Right asset = right(number % ASSETS);
        Text text = text(random, 3, 2, 0);
        Set<String> terms = new LinkedHashSet<>(asset.terms());
        add(text.zh(), "^", terms);
        words(text.en(), "^", terms);
        return new Listing(
                id(2, number),
                asset,
                text.zh(),
                text.en(),
                CENTRES[random.nextInt(CENTRES.length)],
                STATES[random.nextInt(STATES.length)],
                RIGHTS[random.nextInt(RIGHTS.length)],
                (long) Math.pow(10, 5 + 4.5 * random.nextDouble()),
                START + 86_400_000L + random.nextLong(60_000_000_000L),
                terms,
                text.zh() + " " + text.en() + " " + asset.raw());
    }

    private Text text(SplittableRandom random, int zhTitle, int enTitle, int body) {
        return new Text(
                draw(chinese, random, zhTitle, ""),
                draw(english, random, enTitle, " "),
                draw(chinese, random, body, ""));
    }

    private static String draw(Vocabulary vocabulary, SplittableRandom random, int count, String between) {
        StringJoiner text = new StringJoiner(between);
        for (int i = 0; i < count; i++) {
            text.add(vocabulary.word(vocabulary.draw(random)));
        }
        return text.toString();
    }

    /** Pairs of characters, and the last one alone. */
    private static void add(String chinese, String mark, Set<String> terms) {
        for (int i = 0; i + 1 < chinese.length(); i++) {
            terms.add(mark + chinese.substring(i, i + 2));
        }
        if (!chinese.isEmpty()) {
            terms.add(mark + chinese.charAt(chinese.length() - 1));
        }
    }

    private static void words(String english, String mark, Set<String> terms) {
        for (String word : english.split(" ")) {
            terms.add(mark + word);
        }
    }

    /** In what share of the listings a word stands, by those of a sample; words that stand in none of it are left out. */
    Map<String, Double> shares(int sample) {
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < sample; i++) {
            listing(i * (LISTINGS / sample)).terms().stream()
                    .map(term -> term.charAt(0) == '^' ? term.substring(1) : term)
                    .distinct()
                    .forEach(word -> counts.merge(word, 1, Integer::sum));
        }
        Map<String, Double> shares = new TreeMap<>();
        Stream.concat(chinese.all().stream(), english.all().stream())
                .filter(counts::containsKey)
                .forEach(word -> shares.put(word, counts.get(word) / (double) sample));
        return shares;
    }
}
