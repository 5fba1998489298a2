package io.github.asgbg.sandbox.s3;

import io.github.asgbg.sandbox.wire.AwsError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads the XML documents that S3 requests carry. */
final class XmlInput {
    /** No document that S3 takes is nested as deep as that. */
    private static final String DEEPEST = "16";

    private final Element element;

    private XmlInput(Element element) {
        this.element = element;
    }

    /**
     * Parses a request's body.
     *
     * @throws AwsError MalformedXML or MaxMessageLengthExceeded
     */
    static XmlInput parse(byte[] body) {
        Size.requireMessage(body);
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setAttribute("http://www.oracle.com/xml/jaxp/properties/maxElementDepth", DEEPEST);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return new XmlInput(builder.parse(new ByteArrayInputStream(body)).getDocumentElement());
        } catch (SAXException | IOException e) {
            throw malformed();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    static AwsError malformed() {
        return new AwsError(
                400,
                "MalformedXML",
                "The XML you provided was not well-formed or did not validate against our published schema");
    }

    /** All elements of that name, at any depth. */
    List<XmlInput> all(String name) {
        NodeList nodes = element.getElementsByTagName(name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .map(node -> new XmlInput((Element) node))
                .toList();
    }

    Optional<String> text(String name) {
        return all(name).stream().findFirst().map(found -> found.element.getTextContent());
    }

    String required(String name) {
        return text(name).orElseThrow(XmlInput::malformed);
    }
}
