package io.synco;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.synco.tenant.TokenCommand;
import java.util.List;

/** {@code java -jar quarkus-run.jar} serves; {@code … token <shop domain> [days]} makes an API token and ends. */
@QuarkusMain
public final class Main {
    private Main() {}

    public static void main(String... arguments) {
        List<String> words = List.of(arguments);
        if (words.isEmpty()) {
            Quarkus.run(arguments);
        } else if (words.get(0).equals("token")) {
            System.exit(TokenCommand.run(words.subList(1, words.size())));
        } else {
            System.err.println(
                    "unknown command \"" + words.get(0) + "\"; there is one: token <shop>.myshopify.com [days]");
            System.exit(2);
        }
    }
}
