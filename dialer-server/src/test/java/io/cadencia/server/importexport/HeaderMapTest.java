package io.cadencia.server.importexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeaderMapTest {
    private static final List<String> MANDATORY = List.of(
            "mandante",
            "periodo",
            "folio",
            "id_deudor",
            "nombre",
            "saldo_total",
            "dias_mora",
            "moneda",
            "pais",
            "fecha_asignacion");

    @Test
    void shouldKnowAliasesWhateverTheirCaseAndAccents() throws Exception {
        List<String> header = new ArrayList<>(MANDATORY);
        header.set(2, " FOLIO_CREDITO ");
        header.set(6, "Días de Mora");
        header.add("Columna propia");

        HeaderMap map = HeaderMap.of(header);

        assertThat(map.column(AssignmentField.FOLIO)).isEqualTo(2);
        assertThat(map.column(AssignmentField.DIAS_MORA)).isEqualTo(6);
        assertThat(map.column(AssignmentField.TEL1)).isEqualTo(-1);
        assertThat(map.width()).isEqualTo(11);
    }

    @Test
    void shouldNameEveryMissingColumn() {
        assertThatThrownBy(() -> HeaderMap.of(List.of("folio", "nombre", "mandante", "periodo", "pais", "moneda")))
                .hasMessageContaining("id_deudor, saldo_total, dias_mora, fecha_asignacion");
    }

    @Test
    void shouldNameDuplicatesAlsoWhenAnAliasHidesThem() {
        List<String> header = new ArrayList<>(MANDATORY);
        header.add("Contrato");
        assertThatThrownBy(() -> HeaderMap.of(header)).hasMessageContaining("folio (folio, Contrato)");
    }
}
