package io.cadencia.desktop.gallery;

import io.cadencia.protocol.ServerMessage.Catalog;
import io.cadencia.protocol.ServerMessage.Choice;
import io.cadencia.protocol.ServerMessage.ContactType;
import io.cadencia.protocol.ServerMessage.Destination;
import io.cadencia.protocol.ServerMessage.Field;
import io.cadencia.protocol.ServerMessage.FieldKind;
import io.cadencia.protocol.ServerMessage.PauseReason;
import io.cadencia.protocol.ServerMessage.Result;
import io.cadencia.protocol.ServerMessage.WrapUp;
import java.util.List;

/** A catalog of the shape of domain.md §3.2. */
final class SampleCatalog {
    private static final Field REASON = new Field(
            "motivo",
            "Motivo de no pago",
            FieldKind.CHOICE,
            true,
            List.of(
                    new Choice("DESEMPLEO", "Desempleo"),
                    new Choice("ENFERMEDAD", "Enfermedad"),
                    new Choice("OLVIDO", "Olvido"),
                    new Choice("DESACUERDO", "Desacuerdo en el monto"),
                    new Choice("OTRO", "Otro")));
    private static final Field DESCRIPTION = new Field("descripcion", "Descripción", FieldKind.TEXT, true, List.of());

    private SampleCatalog() {}

    static Catalog catalog() {
        return new Catalog(
                1,
                "MXN",
                "es-MX",
                List.of(
                        new ContactType("CD", "Contacto directo", direct()),
                        new ContactType("CI", "Contacto indirecto", indirect()),
                        new ContactType("NC", "Sin contacto", none())),
                List.of(
                        new PauseReason("COMIDA", "Comida", 1_800),
                        new PauseReason("BANO", "Baño", 600),
                        new PauseReason("CAPACITACION", "Capacitación", 0),
                        new PauseReason("RETRO", "Retroalimentación", 900)),
                new WrapUp(60, true),
                List.of(
                        new Destination("LEGAL", "Área legal", "+525551112222"),
                        new Destination("SUP", "Supervisión", "+525551113333")));
    }

    private static List<Result> direct() {
        return List.of(
                new Result(
                        "PP",
                        "Promesa de pago",
                        List.of(
                                new Field("monto", "Monto", FieldKind.MONEY, true, List.of()),
                                new Field("fecha", "Fecha de pago", FieldKind.DATE, true, List.of()),
                                new Field(
                                        "medio",
                                        "Medio de pago",
                                        FieldKind.CHOICE,
                                        true,
                                        List.of(
                                                new Choice("SPEI", "Transferencia SPEI"),
                                                new Choice("VENTANILLA", "Ventanilla"),
                                                new Choice("OXXO", "Tienda de conveniencia"))))),
                new Result(
                        "PPP",
                        "Promesa de pago parcial",
                        List.of(
                                new Field("monto", "Monto", FieldKind.MONEY, true, List.of()),
                                new Field("fecha", "Fecha de pago", FieldKind.DATE, true, List.of()))),
                new Result(
                        "YP",
                        "Ya pagó",
                        List.of(
                                new Field("fecha", "Fecha del pago", FieldKind.DATE, true, List.of()),
                                new Field("monto", "Monto", FieldKind.MONEY, true, List.of()),
                                new Field("folio", "Folio o comprobante", FieldKind.TEXT, true, List.of()))),
                new Result("NEG", "Negativa de pago", List.of(REASON)),
                new Result("SCP", "Sin capacidad de pago", List.of(REASON)),
                new Result("ACL", "Aclaración o no reconoce el cargo", List.of(DESCRIPTION)),
                new Result("QJA", "Queja por cobranza", List.of(DESCRIPTION)),
                new Result(
                        "LLD",
                        "Llamar después",
                        List.of(new Field("cuando", "Fecha y hora", FieldKind.DATE_TIME, true, List.of()))),
                new Result("CLG", "Cuelga o corta", List.of()),
                new Result(
                        "FAL",
                        "Titular fallecido",
                        List.of(new Field("fuente", "Quién informa", FieldKind.TEXT, true, List.of()))),
                new Result("DEM", "En juicio o con representante", List.of(DESCRIPTION)),
                new Result("NLL", "Solicita no ser contactado", List.of(DESCRIPTION)));
    }

    private static List<Result> indirect() {
        return List.of(
                new Result(
                        "RT",
                        "Recado con tercero",
                        List.of(new Field("relacion", "Parentesco o relación", FieldKind.TEXT, true, List.of()))),
                new Result("TNC", "Tercero no conoce al titular", List.of()),
                new Result("NEQ", "Número equivocado", List.of()),
                new Result("CLG", "Cuelga o corta", List.of()));
    }

    private static List<Result> none() {
        return List.of(
                new Result("MSJ", "Mensaje dejado en buzón", List.of()),
                new Result("FTC", "Falla técnica o sin audio", List.of()));
    }
}
