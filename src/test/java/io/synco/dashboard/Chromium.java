package io.synco.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Debian's own browser, for the tests that need one. */
final class Chromium implements AutoCloseable {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Where root could have installed it, as ./synco test does on Debian, there is no excuse; elsewhere the test is skipped. */
    static Chromium start() {
        boolean present = Files.isExecutable(PROGRAM);
        String missing =
                "There is no " + PROGRAM + " to look at the page with; ./synco test, or apt-get install chromium";
        if (rootOnDebian()) {
            assertThat(present).as(missing).isTrue();
        }
        assumeTrue(present, missing);
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        return new Chromium(
                playwright,
                playwright
                        .chromium()
                        .launch(new BrowserType.LaunchOptions()
                                .setExecutablePath(PROGRAM)
                                .setHeadless(true)
                                .setArgs(ARGUMENTS)));
    }

    /** With cookies of its own, none at first. */
    BrowserContext window() {
        return browser.newContext();
    }

    private static boolean rootOnDebian() {
        try {
            return "root".equals(System.getProperty("user.name"))
                    && Files.readAllLines(Path.of("/etc/os-release")).contains("ID=debian");
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
