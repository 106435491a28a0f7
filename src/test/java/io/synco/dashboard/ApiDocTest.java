package io.synco.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.synco.functional.Functional;
import io.synco.functional.Shops;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** docs/api.md tells every call that the served description has, no other, and answers as they are described. */
@Functional
class ApiDocTest {
    private static final Path DOC = Path.of("docs/api.md");
    private static final Pattern HEADING = Pattern.compile("^### ([A-Z]+ /\\S+)$", Pattern.MULTILINE);
    private static final Pattern BLOCK =
            Pattern.compile("^```(json)?\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern VERB = Pattern.compile("-X ([A-Z]+)");
    private static final Pattern ADDRESS = Pattern.compile("\\$SYNCO(/[^\\s\"?]*)");

    @Inject
    Shops shops;

    private JsonObject description;
    private Map<String, String> sections;

    /** @param text of a block in the doc */
    private record Block(boolean json, String text) {}

    @BeforeEach
    void read() throws IOException {
        description =
                Web.to(shops.address(), "GET", "/openapi?format=json").send().json();
        sections = sections(Files.readString(DOC));
    }

    @Test
    void every_call_has_its_section_and_no_other() {
        assertThat(sections.keySet()).isEqualTo(operations().keySet());
    }

    @Test
    void every_section_shows_its_call_with_curl() {
        SoftAssertions all = new SoftAssertions();
        sections.forEach((name, text) -> all.assertThat(
                        blocks(text).stream().filter(block -> !block.json()).map(block -> call(block.text())))
                .as(name)
                .isNotEmpty()
                .allSatisfy(call -> assertThat(call).matches(template(name))));
        all.assertAll();
    }

    @Test
    void every_answer_is_one_that_the_description_allows() {
        SoftAssertions all = new SoftAssertions();
        sections.forEach((name, text) -> {
            JsonObject answers = operations().get(name).getJsonObject("responses");
            for (Block block : blocks(text)) {
                if (block.json()) {
                    Object answer = Json.decodeValue(block.text());
                    String status = isError(answer) ? "4" : "2";
                    all.assertThat(unknown(answer, schema(answers, status), ""))
                            .as(name)
                            .isEmpty();
                }
            }
        });
        all.assertAll();
    }

    @Test
    void every_call_is_described_in_a_sentence_with_how_it_can_be_refused() {
        SoftAssertions all = new SoftAssertions();
        operations().forEach((name, operation) -> {
            all.assertThat(operation.getString("summary")).as(name).isNotBlank();
            all.assertThat(operation.getJsonArray("tags")).as(name).hasSize(1);
            JsonObject answers = operation.getJsonObject("responses");
            all.assertThat(answers.fieldNames()).as(name).contains("401");
            all.assertThat(answers.fieldNames().stream()
                            .filter(status -> status.startsWith("4") || status.startsWith("5"))
                            .map(answers::getJsonObject))
                    .as(name)
                    .allSatisfy(answer -> assertThat(answer.encode()).contains("#/components/schemas/Error"));
        });
        all.assertAll();
    }

    @Test
    void every_schema_has_a_name_of_its_own_and_nothing_of_the_inside() {
        assertThat(description
                        .getJsonObject("components")
                        .getJsonObject("schemas")
                        .fieldNames())
                .contains("Shop", "Level", "Link", "Event", "Job", "Error")
                .noneMatch(name -> name.matches(".*\\d|Row|Answer|Wanted"));
    }

    private Map<String, JsonObject> operations() {
        Map<String, JsonObject> operations = new TreeMap<>();
        JsonObject paths = description.getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            JsonObject methods = paths.getJsonObject(path);
            methods.fieldNames()
                    .forEach(method -> operations.put(
                            method.toUpperCase(Locale.ROOT) + " " + path, methods.getJsonObject(method)));
        }
        return operations;
    }

    private static Map<String, String> sections(String doc) {
        Map<String, String> sections = new TreeMap<>();
        Matcher heading = HEADING.matcher(doc);
        String name = null;
        int from = 0;
        while (heading.find()) {
            if (name != null) {
                sections.put(name, doc.substring(from, heading.start()));
            }
            name = heading.group(1);
            from = heading.end();
        }
        sections.put(name, doc.substring(from));
        return sections;
    }

    private static List<Block> blocks(String text) {
        List<Block> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            blocks.add(new Block(block.group(1) != null, block.group(2)));
        }
        return blocks;
    }

    /** The method and path that the command calls. */
    private static String call(String command) {
        assertThat(command).startsWith("curl ").contains("-H \"Authorization: Bearer $TOKEN\"");
        Matcher verb = VERB.matcher(command);
        Matcher address = ADDRESS.matcher(command);
        assertThat(address.find()).as(command).isTrue();
        return (verb.find() ? verb.group(1) : "GET") + " " + address.group(1);
    }

    private static String template(String name) {
        return name.replaceAll("\\{\\w+}", "\\\\w+");
    }

    private static boolean isError(Object answer) {
        return answer instanceof JsonObject object && object.containsKey("error");
    }

    private JsonObject schema(JsonObject answers, String status) {
        return new TreeSet<>(answers.fieldNames())
                .stream()
                        .filter(code -> code.startsWith(status))
                        .map(answers::getJsonObject)
                        .map(answer -> answer.getJsonObject("content"))
                        .filter(content -> content != null)
                        .map(content ->
                                content.getJsonObject("application/json").getJsonObject("schema"))
                        .findFirst()
                        .orElseThrow();
    }

    /** Fields of the answer that its schema does not have. */
    private List<String> unknown(Object answer, JsonObject written, String path) {
        JsonObject schema = resolved(written);
        List<String> unknown = new ArrayList<>();
        if (answer instanceof JsonArray rows) {
            rows.forEach(row -> unknown.addAll(unknown(row, schema.getJsonObject("items", new JsonObject()), path)));
        } else if (answer instanceof JsonObject object) {
            JsonObject properties = schema.getJsonObject("properties", new JsonObject());
            for (String field : object.fieldNames()) {
                if (properties.containsKey(field)) {
                    unknown.addAll(
                            unknown(object.getValue(field), properties.getJsonObject(field), path + "." + field));
                } else {
                    unknown.add(path + "." + field);
                }
            }
        }
        return unknown;
    }

    /** Of what may be null, or has a description of its own beside its type's. */
    private static String reference(JsonObject schema) {
        return Stream.of("allOf", "anyOf", "oneOf")
                .flatMap(way -> schema.getJsonArray(way, new JsonArray()).stream())
                .map(one -> ((JsonObject) one).getString("$ref"))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private JsonObject resolved(JsonObject schema) {
        return Optional.ofNullable(schema.getString("$ref", reference(schema)))
                .map(ref -> description
                        .getJsonObject("components")
                        .getJsonObject("schemas")
                        .getJsonObject(ref.substring(ref.lastIndexOf('/') + 1)))
                .orElse(schema);
    }
}
