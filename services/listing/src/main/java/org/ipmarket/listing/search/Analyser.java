package org.ipmarket.listing.search;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.en.EnglishPossessiveFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Cuts a text into terms, the same way for what is stored and for what is looked for: characters in their compatibility form (NFKC, so
 * full-width letters are letters), lower case, Chinese in overlapping pairs, English without its stop words and by its stem (KStem, which
 * takes off plurals and tenses alone) and possessive. Traditional characters stay what they are.
 */
final class Analyser {
    /** Longer terms are cut, on both sides; 20,000 of them still fit into one vector of PostgreSQL (1 MiB). */
    private static final int LONGEST_TERM_BYTES = 48;

    private Analyser() {}

    /**
     * A term and what it was made of.
     *
     * @param start index of its first character in the text
     * @param form pair of Chinese characters, one alone, or a word
     */
    record Token(String term, int start, int end, Form form) {}

    enum Form {
        PAIR,
        SINGLE,
        WORD
    }

    static String normalised(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replace('_', ' ');
    }

    /** @param normalised see {@link #normalised} */
    static List<Token> tokens(String normalised) {
        List<Token> tokens = new ArrayList<>();
        StandardTokenizer words = new StandardTokenizer();
        words.setReader(new StringReader(normalised));
        try (TokenStream stream = new KStemFilter(new StopFilter(
                new EnglishPossessiveFilter(new CJKBigramFilter(new LowerCaseFilter(words))),
                EnglishAnalyzer.ENGLISH_STOP_WORDS_SET))) {
            CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
            OffsetAttribute place = stream.getAttribute(OffsetAttribute.class);
            TypeAttribute type = stream.getAttribute(TypeAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(new Token(cut(term.toString()), place.startOffset(), place.endOffset(), form(type.type())));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tokens;
    }

    private static Form form(String type) {
        return switch (type) {
            case CJKBigramFilter.DOUBLE_TYPE -> Form.PAIR;
            case CJKBigramFilter.SINGLE_TYPE -> Form.SINGLE;
            default -> Form.WORD;
        };
    }

    static String cut(String term) {
        if (term.length() * 3 <= LONGEST_TERM_BYTES
                || term.getBytes(StandardCharsets.UTF_8).length <= LONGEST_TERM_BYTES) {
            return term;
        }
        int end = 0;
        int bytes = 0;
        while (end < term.length()) {
            int point = term.codePointAt(end);
            bytes += Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST_TERM_BYTES) {
                break;
            }
            end += Character.charCount(point);
        }
        return term.substring(0, end);
    }
}
