package io.cadencia.server.importexport;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * Writes portfolios of plausible debtors who do not exist: names from lists, identifiers of valid form, phones in valid
 * ranges. Streams, so any number of rows fits in memory. The numbers may belong to somebody: they are for simulated
 * carriers only.
 */
public final class PortfolioGenerator {
    static final List<String> HEADER = List.of(
            "mandante",
            "periodo",
            "folio",
            "producto",
            "tipo_cartera",
            "tipo_id",
            "id_deudor",
            "nombre",
            "fecha_nacimiento",
            "saldo_capital",
            "interes_moratorio",
            "saldo_total",
            "saldo_vencido",
            "pago_minimo",
            "cuotas_vencidas",
            "dias_mora",
            "fecha_vencimiento",
            "fecha_ultimo_pago",
            "monto_ultimo_pago",
            "moneda",
            "sucursal",
            "calle",
            "colonia",
            "municipio",
            "estado",
            "cp",
            "pais",
            "tel1",
            "tipo_tel1",
            "tel2",
            "tipo_tel2",
            "tel3",
            "correo1",
            "aval_nombre",
            "aval_tel1",
            "quita_max_pct",
            "vigencia_oferta",
            "fecha_asignacion",
            "referencia_pago",
            "segmento",
            "score");

    private PortfolioGenerator() {}

    /** Writes the portfolio as CSV, UTF-8 without BOM, separated by commas. */
    public static void write(PortfolioSpec spec, Path file) throws IOException {
        try (CsvWriter writer = CsvWriter.builder().build(file, StandardCharsets.UTF_8)) {
            writer.writeRecord(HEADER);
            DebtorSource debtors = new DebtorSource(spec);
            for (int i = 0; i < spec.rows(); i++) {
                writer.writeRecord(debtors.next());
            }
        }
    }
}
