package io.synco.dashboard;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMResult;
import javax.xml.transform.sax.SAXSource;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.ccil.cowan.tagsoup.Parser;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** The page as a document, read as forgivingly as browsers do. */
record Html(Node document) {
    static Html of(String text) {
        try {
            DOMResult result = new DOMResult();
            TransformerFactory.newInstance()
                    .newTransformer()
                    .transform(new SAXSource(new Parser(), new InputSource(new StringReader(text))), result);
            return new Html(result.getNode());
        } catch (TransformerException e) {
            throw new AssertionError("This is no page: " + text, e);
        }
    }

    /** All text inside the element, its pieces with single spaces between them; empty where there is no such element. */
    String text(String id) {
        List<String> pieces = new ArrayList<>();
        NodeList found = find("//*[@id='" + id + "']//text()");
        for (int i = 0; i < found.getLength(); i++) {
            pieces.add(found.item(i).getNodeValue());
        }
        return String.join(" ", pieces).replaceAll("\\s+", " ").strip();
    }

    int count(String element, String attribute, String value) {
        return find("//*[local-name()='" + element + "'][@" + attribute + "='" + value + "']")
                .getLength();
    }

    private NodeList find(String path) {
        try {
            return (NodeList) XPathFactory.newInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
        } catch (XPathExpressionException e) {
            throw new IllegalArgumentException(path, e);
        }
    }
}
