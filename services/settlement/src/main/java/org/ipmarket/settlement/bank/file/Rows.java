package org.ipmarket.settlement.bank.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** The rows of a CSV file or of the first sheet of an xlsx file, one after another; cells are texts as a person sees them. */
final class Rows {
    /** What one part of an xlsx file may unpack to, bytes: the strings of a sheet are held in memory. */
    static final long LARGEST_PART = 64L * 1024 * 1024;
    /** How far a part may have been compressed: what claims more is a bomb. */
    private static final double LEAST_RATIO = 0.01;

    private static final int MOST_PARTS = 500;
    private static final int MOST_COLUMNS = 1_000;

    static {
        // the library keeps these for the whole process; nothing else here reads such files
        ZipSecureFile.setMaxEntrySize(LARGEST_PART);
        ZipSecureFile.setMinInflateRatio(LEAST_RATIO);
        ZipSecureFile.setMaxFileCount(MOST_PARTS);
    }

    private Rows() {}

    /** Takes one row; empty cells are empty texts. */
    interface Taker {
        void row(int number, List<String> cells);
    }

    static void csv(Path file, String charset, char delimiter, Taker taker) throws IOException {
        Charset known = charset.equals("AUTO") ? sniff(file) : charset(charset);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreSurroundingSpaces(true)
                .get();
        var decoder = known.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder));
                CSVParser parser = CSVParser.parse(reader, format)) {
            for (CSVRecord row : parser) {
                List<String> cells = new ArrayList<>(row.size());
                row.forEach(cell -> cells.add(plain(cell)));
                taker.row((int) parser.getCurrentLineNumber(), cells);
            }
        } catch (java.nio.charset.CharacterCodingException | UncheckedIOException e) {
            throw new FileRefused("statement-unreadable", "The file is not text in " + known.name() + ".");
        }
    }

    /** GB 18030 has every character of GBK, and those that names need besides. */
    private static Charset charset(String name) {
        return name.equals("GBK") ? Charset.forName("GB18030") : Charset.forName(name);
    }

    private static Charset sniff(Path file) throws IOException {
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder))) {
            char[] buffer = new char[8192];
            while (reader.read(buffer) >= 0) {
                // every byte must fit
            }
            return StandardCharsets.UTF_8;
        } catch (java.nio.charset.CharacterCodingException e) {
            return charset("GBK");
        }
    }

    static void xlsx(Path file, Taker taker) throws IOException {
        Handler handler = new Handler(taker);
        try (OPCPackage book = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            XSSFReader reader = new XSSFReader(book);
            ReadOnlySharedStringsTable strings = new ReadOnlySharedStringsTable(book);
            try (InputStream sheet = reader.getSheetsData().next()) {
                XMLReader xml = parser();
                xml.setContentHandler(
                        new XSSFSheetXMLHandler(reader.getStylesTable(), strings, handler, new DataFormatter(), false));
                xml.parse(new InputSource(sheet));
            }
        } catch (OpenXML4JException | SAXException | IOException | RuntimeException e) {
            // what the taker refused is the taker's word; all else is the file's fault
            if (handler.refusal != null) {
                throw handler.refusal;
            }
            throw new FileRefused(
                    "statement-unreadable",
                    "The file is no xlsx sheet that can be read, or a part of it unpacks to more than "
                            + LARGEST_PART / 1024 / 1024 + " MiB or to more than a hundred times its size.");
        }
    }

    private static XMLReader parser() throws SAXException {
        try {
            SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newSAXParser().getXMLReader();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Handler implements XSSFSheetXMLHandler.SheetContentsHandler {
        private final Taker taker;
        private List<String> cells = new ArrayList<>();
        private RuntimeException refusal;

        Handler(Taker taker) {
            this.taker = taker;
        }

        @Override
        public void startRow(int row) {
            cells = new ArrayList<>();
        }

        @Override
        public void endRow(int row) {
            try {
                taker.row(row + 1, cells);
            } catch (RuntimeException e) {
                refusal = e;
                throw e;
            }
        }

        @Override
        public void cell(String reference, String value, XSSFComment comment) {
            int column = reference == null ? cells.size() : new CellReference(reference).getCol();
            if (column < 0 || column >= MOST_COLUMNS) {
                refusal = new FileRefused(
                        "statement-unreadable",
                        "Cell " + reference + " is beyond the " + MOST_COLUMNS + " columns that a sheet may have.");
                throw refusal;
            }
            while (cells.size() < column) {
                cells.add("");
            }
            cells.add(plain(value));
        }
    }

    private static String plain(String cell) {
        if (cell == null) {
            return "";
        }
        // a mark of UTF-8 in front, and the tabs and quotes by which banks keep long numbers from becoming floats
        String text = cell.replace("\uFEFF", "").replace("\t", "").strip();
        return text.startsWith("'") ? text.substring(1) : text;
    }
}
