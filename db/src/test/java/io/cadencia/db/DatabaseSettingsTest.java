package io.cadencia.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseSettingsTest {
    @Test
    void shouldVerifyTheServerUnlessItIsOnLoopback() {
        assertThat(DatabaseSettings.of("jdbc:mariadb://db.example:3306/cadencia", "u", "p")
                        .safeUrl())
                .endsWith("?sslMode=verify-full");
        assertThat(DatabaseSettings.of("jdbc:mariadb://127.0.0.1/cadencia?useCompression=true", "u", "p")
                        .safeUrl())
                .endsWith("&sslMode=disable");
    }

    @Test
    void shouldKeepAGivenSslMode() {
        String url = "jdbc:mariadb://db.example/cadencia?sslMode=trust";
        assertThat(DatabaseSettings.of(url, "u", "p").safeUrl()).isEqualTo(url);
    }

    @Test
    void shouldRefuseWhatItDoesNotUnderstandWithoutRepeatingOptions() {
        assertThatThrownBy(() -> DatabaseSettings.of("jdbc:mysql://h/x?password=secret", "u", "p"))
                .hasMessageContaining("jdbc:mysql://h/x")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() ->
                        DatabaseSettings.of("jdbc:mariadb://h/x", "u", "p").withMaxConnections(0))
                .hasMessageContaining("maxConnections 0 is outside 1..100");
    }

    @Test
    void shouldHideThePassword() {
        assertThat(DatabaseSettings.of("jdbc:mariadb://h/x", "u", "topsecret"))
                .asString()
                .doesNotContain("topsecret");
    }
}
