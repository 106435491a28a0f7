package io.synco.dashboard.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

/** Addresses of our own files, which change with their content: browsers may keep them and still get the new one. */
@ApplicationScoped
public class Assets {
    private final String css = address("app.css");
    private final String js = address("app.js");
    private final String bounceJs = address("bounce.js");

    public String css() {
        return css;
    }

    public String js() {
        return js;
    }

    public String bounceJs() {
        return bounceJs;
    }

    private static String address(String name) {
        try (InputStream file = Thread.currentThread()
                .getContextClassLoader()
                .getResourceAsStream("META-INF/resources/assets/" + name)) {
            CRC32 sum = new CRC32();
            sum.update(file.readAllBytes());
            return "/assets/" + name + "?v=" + Long.toHexString(sum.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException("The page's file " + name + " cannot be read", e);
        }
    }
}
