package io.github.cdirediscache.demo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page in a browser, as a visitor uses it. */
class PageIT {

    private static final String ALL_COMPUTED = "16 computed, 0 from the cache";
    private static final String ALL_CACHED = "0 computed, 16 from the cache";

    private static WebDemo demo;
    private static ChromeDriver browser;

    @BeforeAll
    static void start() {
        assumeTrue(Browser.isInstalled(), "no browser: install chromium and chromedriver (Debian: chromium-driver)");
        demo = WebDemo.start();
        browser = Browser.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.quit();
        }
        if (demo != null) {
            demo.close();
        }
    }

    @BeforeEach
    void openEmpty() {
        demo.send("POST", "api/redis/start");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> demo.get("api/cache").body().contains("\"answering\":true"));
        demo.send("DELETE", "api/tiles?pattern=*");
        open();
    }

    @Test
    void page_openedTwice_showsMissesAndThenHits() {
        awaitNews(ALL_COMPUTED);
        assertThat(captions()).hasSize(16).allMatch(text -> text.matches("computed [0-9.]+ ms"));
        awaitText("count", "16"::equals);
        long hits = figure("hits");
        long misses = figure("misses");
        long loads = figure("loads");

        open();

        awaitNews(ALL_CACHED);
        assertThat(captions()).hasSize(16).allMatch(text -> text.startsWith("cached "));
        awaitText("hits", text -> Long.parseLong(text) == hits + 16);
        assertThat(figure("misses")).isEqualTo(misses);
        assertThat(figure("loads")).isEqualTo(loads);
        await().untilAsserted(() -> assertThat(pictureWidths()).hasSize(16).allMatch(width -> width == 160));
    }

    @Test
    void keys_ofAnotherVisitor_appearByThemselves() {
        awaitText("count", "16"::equals);

        demo.get("api/tiles/elephant/2/3");

        awaitText("count", "17"::equals);
        assertThat(keys()).anyMatch(line -> line.matches("elephant/2\\.3\\s+\\d+ s"));
    }

    @Test
    void forget_region_removesItsKeysOnly() {
        awaitNews(ALL_COMPUTED);
        press("[data-region=seahorse]");
        awaitNews(ALL_COMPUTED);
        awaitText("count", "32"::equals);

        press("#forget");

        awaitText("count", "16"::equals);
        assertThat(keys()).allMatch(key -> key.startsWith("whole/"));
        press("[data-region=whole]");
        awaitNews(ALL_CACHED);
    }

    @Test
    void invalidate_pattern_removesWhatItMatches() {
        awaitNews(ALL_COMPUTED);

        invalidate("whole/[02].*");

        awaitNews("8 keys removed");
        awaitText("count", "8"::equals);
        assertThat(keys()).allMatch(key -> key.matches("(?s)whole/[13]\\..*"));
    }

    @Test
    void invalidate_nothing_saysWhatToDo() {
        awaitNews(ALL_COMPUTED);

        invalidate(" ");

        awaitNews("Say which keys");
        awaitText("count", "16"::equals);
    }

    @Test
    void redis_stoppedAndStarted_pageWorksAllTheWhile() {
        awaitNews(ALL_COMPUTED);
        awaitText("answering", "answers"::equals);

        press("#power");
        awaitText("answering", "does not answer"::equals);
        press("[data-region=whole]");
        awaitNews(ALL_COMPUTED);
        awaitText("failures", text -> Long.parseLong(text) > 0);
        awaitText("count", "not known"::equals);

        awaitText("power", "Start Redis"::equals);
        press("#power");
        awaitText("answering", "answers"::equals);
        press("[data-region=whole]");
        awaitNews(ALL_COMPUTED);
        press("[data-region=whole]");
        awaitNews(ALL_CACHED);
        awaitText("count", "16"::equals);
    }

    @ParameterizedTest
    @CsvSource({"400, light", "400, dark", "1400, light", "1400, dark"})
    void page_everyWidthAndScheme_needsNoSidewaysScrolling(int width, String scheme) throws IOException {
        browser.manage().window().setSize(new Dimension(width, 1000));
        browser.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        open();
        awaitNews("16 tiles");
        awaitText("count", "16"::equals);

        Path pictures = Files.createDirectories(Path.of(System.getProperty("demo.pictures")));
        Files.write(pictures.resolve(width + "-" + scheme + ".png"), browser.getScreenshotAs(OutputType.BYTES));

        assertThat(browser.executeScript(
                        "return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .isEqualTo(true);
        assertThat(browser.executeScript("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo(scheme.equals("dark") ? "rgb(21, 24, 28)" : "rgb(251, 250, 247)");
    }

    private static void open() {
        browser.get(demo.address().toString());
    }

    private static void press(String selector) {
        browser.findElement(By.cssSelector(selector)).click();
    }

    private static void invalidate(String pattern) {
        WebElement input = browser.findElement(By.id("pattern"));
        input.clear();
        input.sendKeys(pattern);
        press("#invalidate button");
    }

    private static void awaitNews(String part) {
        awaitText("news", text -> text.contains(part));
    }

    private static void awaitText(String id, Predicate<String> expected) {
        await(id).atMost(Duration.ofSeconds(30)).until(() -> text(id), expected);
    }

    private static long figure(String id) {
        return Long.parseLong(text(id));
    }

    private static String text(String id) {
        return browser.findElement(By.id(id)).getText();
    }

    private static List<String> captions() {
        return texts("figcaption");
    }

    private static List<String> keys() {
        return texts("#keys li");
    }

    /** In one step: the page may replace the elements at any time. */
    private static List<String> texts(String selector) {
        String script = "return [...document.querySelectorAll(arguments[0])].map(e => e.innerText)";
        return strings(browser.executeScript(script, selector));
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }

    private static List<Integer> pictureWidths() {
        String script = "return [...document.querySelectorAll('figure img')].map(e => e.naturalWidth)";
        return strings(browser.executeScript(script)).stream()
                .map(Integer::valueOf)
                .toList();
    }
}
