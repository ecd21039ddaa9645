package tapedeck.live.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SecretsTest {
    @Test
    void literalSecretsAreFoundByLine() {
        String yaml = """
                seed: 1
                exchange: { apiKey: abc123, secret: ${env:SECRET} }
                broker:
                  password: "hunter2"
                  token: ${file:/run/secrets/token}
                  passphrase:
                """;

        assertThat(Secrets.literals(yaml)).containsExactly("line 2: apiKey", "line 4: password");
    }

    @Test
    void ordinarySettingsAreNoSecrets() {
        assertThat(Secrets.literals("strategy: { class: SmaCross }\nrisk: { collar: 5% }\n"))
                .isEmpty();
    }
}
