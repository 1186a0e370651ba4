package io.agestream.evaluation.report;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes HTML that is well-formed XML, too; every text and every attribute is escaped. */
final class Html {

    private final StringWriter written = new StringWriter();
    private final XMLStreamWriter out;

    Html() {
        try {
            out = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(written);
            out.writeDTD("<!DOCTYPE html>");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * An element with others in it.
     *
     * @param attributes names and values in turns
     */
    void in(String element, Runnable content, String... attributes) {
        try {
            out.writeStartElement(element);
            attributes(attributes);
            content.run();
            out.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * An element with nothing but text in it.
     *
     * @param attributes names and values in turns
     */
    void leaf(String element, String text, String... attributes) {
        in(element, () -> text(text), attributes);
    }

    /** An element that HTML does not close, or an SVG shape. */
    void empty(String element, String... attributes) {
        try {
            out.writeEmptyElement(element);
            attributes(attributes);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    void text(String text) {
        try {
            out.writeCharacters(text);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            out.writeAttribute(attributes[i], attributes[i + 1]);
        }
    }

    /** Everything so far. */
    @Override
    public String toString() {
        try {
            out.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return written.toString();
    }
}
