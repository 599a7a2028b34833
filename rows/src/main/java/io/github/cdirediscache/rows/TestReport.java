package io.github.cdirediscache.rows;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads an XML report of Surefire or Failsafe. */
final class TestReport extends DefaultHandler {

    private final List<Execution> executions = new ArrayList<>();
    private String className = "";
    private String name = "";
    private Outcome outcome = Outcome.PASSED;

    private TestReport() {}

    /**
     * The executions that a report tells of.
     *
     * @throws IOException if it can't be read, or is no such report
     */
    static List<Execution> read(Path report) throws IOException {
        try {
            SAXParserFactory parsers = SAXParserFactory.newDefaultInstance();
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            TestReport reader = new TestReport();
            parsers.newSAXParser().parse(report.toFile(), reader);
            return List.copyOf(reader.executions);
        } catch (SAXException e) {
            throw new IOException(report + " is no readable test report: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void startElement(String uri, String localName, String element, Attributes attributes) {
        switch (element) {
            case "testcase" -> {
                className = text(attributes, "classname");
                name = text(attributes, "name");
                outcome = Outcome.PASSED;
            }
            case "failure", "error" -> outcome = Outcome.FAILED;
            case "skipped" -> outcome = Outcome.SKIPPED;
            default -> {
                // Output, properties, and what a later run of the same test has mended ("flakyFailure").
            }
        }
    }

    @Override
    public void endElement(String uri, String localName, String element) {
        if (element.equals("testcase")) {
            executions.add(new Execution(className, name, outcome));
        }
    }

    private static String text(Attributes attributes, String name) {
        String text = attributes.getValue(name);
        return text == null ? "" : text;
    }
}
