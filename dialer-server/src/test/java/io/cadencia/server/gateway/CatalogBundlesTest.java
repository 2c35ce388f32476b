package io.cadencia.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogBundlesTest {
    /** Every code of domain.md 3.2. */
    private static final List<String> RESULTS = List.of(
            "PP", "PPP", "CON", "REC", "YP", "NEG", "SCP", "ACL", "QJA", "LLD", "NI", "VTA", "CLG", "RT", "TNC", "NEQ",
            "FAL", "MEN", "DEM", "NLL", "NC", "OC", "BZ", "MSJ", "FS", "SUS", "ABN", "FTC", "BLQ");

    private static final List<String> PAUSES =
            List.of("COMIDA", "BANO", "CAPACITACION", "RETROALIMENTACION", "SUPERVISOR");

    @ParameterizedTest
    @ValueSource(strings = {"es_MX", "es_CL", "en"})
    void shouldNameEveryCode(String language) throws IOException {
        Set<String> keys = keys(language);

        for (String result : RESULTS) {
            assertThat(keys).contains("result." + result);
        }
        for (String pause : PAUSES) {
            assertThat(keys).contains("pause." + pause);
        }
        assertThat(keys).contains("type.DIRECT", "type.INDIRECT", "type.NONE", "type.DIALER");
        assertThat(keys).isEqualTo(keys("es_MX"));
    }

    private static Set<String> keys(String language) throws IOException {
        Properties texts = new Properties();
        try (var in = CatalogBundlesTest.class.getResourceAsStream("/i18n/catalog_" + language + ".properties")) {
            texts.load(new InputStreamReader(java.util.Objects.requireNonNull(in), StandardCharsets.UTF_8));
        }
        assertThat(texts.values())
                .allSatisfy(label -> assertThat((String) label).isNotBlank());
        return new TreeSet<>(texts.stringPropertyNames());
    }
}
