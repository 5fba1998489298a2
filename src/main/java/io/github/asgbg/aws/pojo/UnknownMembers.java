package io.github.asgbg.aws.pojo;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;

/**
 * Members of an answer that the SDK does not know. It leaves them out without a word, and whoever then writes the whole
 * item again takes them away.
 *
 * <p>The answers are XML (AWS Query protocol): {@code <XResponse><XResult>} and in it an element a member, in which lists
 * have an element {@code member} for each of their own.
 */
public final class UnknownMembers {
    private static final String ELEMENT_OF_A_LIST = "member";

    /** Says what holds where nothing is said (CloudWatch API reference, EvaluationWindow), so that nothing is lost with it. */
    private static final Set<String> HARMLESS = Set.of("EvaluationWindow.SlidingWindow");

    private final XMLStreamReader xml;
    private final String list;
    private final Map<Integer, Set<String>> found = new TreeMap<>();

    private UnknownMembers(XMLStreamReader xml, String list) {
        this.xml = xml;
        this.list = list;
    }

    /**
     * Paths of unknown members, as in {@code EvaluationWindow.WallClockWindow.Timezone}, by the position in the answer's
     * list of the item that has them. An unknown member that is empty says nothing: AWS writes empty lists.
     *
     * @param answer what the SDK made of the XML
     * @param list the member of the answer that lists the items
     */
    public static Map<Integer, Set<String>> in(byte[] xml, SdkPojo answer, String list) throws XMLStreamException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        InputStream stream = new ByteArrayInputStream(xml);
        XMLStreamReader reader = factory.createXMLStreamReader(stream);
        try {
            UnknownMembers unknown = new UnknownMembers(reader, list);
            unknown.walkResponse(answer);
            return unknown.found;
        } finally {
            reader.close();
        }
    }

    private void walkResponse(SdkPojo answer) throws XMLStreamException {
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            // what comes before the root element says nothing
        }
        for (String name = nextMember(); name != null; name = nextMember()) {
            if (name.endsWith("Result")) {
                walkResult(answer);
            } else {
                skip();
            }
        }
    }

    private void walkResult(SdkPojo answer) throws XMLStreamException {
        Map<String, SdkField<?>> fields = byElement(answer);
        for (String name = nextMember(); name != null; name = nextMember()) {
            SdkField<?> field = fields.get(name);
            if (field != null && field.memberName().equals(list)) {
                walkItems(PojoCodec.element(field));
            } else {
                skip();
            }
        }
    }

    private void walkItems(SdkField<?> item) throws XMLStreamException {
        int position = 0;
        while (nextMember() != null) {
            Set<String> unknown = new LinkedHashSet<>();
            walkKnown(item, "", unknown);
            unknown.removeAll(HARMLESS);
            if (!unknown.isEmpty()) {
                found.put(position, unknown);
            }
            position++;
        }
    }

    private void walkKnown(SdkField<?> field, String path, Set<String> unknown) throws XMLStreamException {
        if (field.marshallingType() == MarshallingType.SDK_POJO) {
            walkStructure(byElement(field.constructor().get()), path, unknown);
        } else if (field.marshallingType() == MarshallingType.LIST) {
            SdkField<?> element = PojoCodec.element(field);
            while (nextMember() != null) {
                walkKnown(element, path, unknown);
            }
        } else {
            skip();
        }
    }

    private void walkStructure(Map<String, SdkField<?>> fields, String path, Set<String> unknown)
            throws XMLStreamException {
        for (String name = nextMember(); name != null; name = nextMember()) {
            SdkField<?> field = fields.get(name);
            if (field == null) {
                walkUnknown(under(path, name), false, unknown);
            } else {
                walkKnown(field, under(path, name), unknown);
            }
        }
    }

    /** Notes the innermost elements of an unknown one; inside it, an empty one says which of several things it is. */
    private void walkUnknown(String path, boolean isInside, Set<String> unknown) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        boolean hasChildren = false;
        for (int event = xml.next(); event != XMLStreamConstants.END_ELEMENT; event = xml.next()) {
            if (event == XMLStreamConstants.CHARACTERS) {
                text.append(xml.getText());
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                hasChildren = true;
                walkUnknown(under(path, xml.getLocalName()), true, unknown);
            }
        }
        if (!hasChildren && (isInside || !text.toString().isBlank())) {
            unknown.add(path);
        }
    }

    private static String under(String path, String name) {
        if (name.equals(ELEMENT_OF_A_LIST)) {
            return path;
        }
        return path.isEmpty() ? name : path + "." + name;
    }

    private static Map<String, SdkField<?>> byElement(SdkPojo pojo) {
        return pojo.sdkFields().stream().collect(Collectors.toMap(SdkField::unmarshallLocationName, field -> field));
    }

    /** The name of the next element in the present one, which it enters; null where the present one ends. */
    private @Nullable String nextMember() throws XMLStreamException {
        int event = xml.next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            event = xml.next();
        }
        return event == XMLStreamConstants.START_ELEMENT ? xml.getLocalName() : null;
    }

    private void skip() throws XMLStreamException {
        while (nextMember() != null) {
            skip();
        }
    }
}
