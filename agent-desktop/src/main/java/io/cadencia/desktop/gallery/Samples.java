package io.cadencia.desktop.gallery;

import io.cadencia.protocol.CallControl;
import io.cadencia.protocol.ServerMessage.AccountCard;
import io.cadencia.protocol.ServerMessage.Call;
import io.cadencia.protocol.ServerMessage.CallState;
import io.cadencia.protocol.ServerMessage.CampaignChoice;
import io.cadencia.protocol.ServerMessage.DialMode;
import io.cadencia.protocol.ServerMessage.HistoryEntry;
import io.cadencia.protocol.ServerMessage.Phone;
import io.cadencia.protocol.ServerMessage.PhoneAccount;
import io.cadencia.protocol.ServerMessage.Recorded;
import io.cadencia.protocol.ServerMessage.SeatState;
import io.cadencia.protocol.ServerMessage.SignedIn;
import io.cadencia.protocol.ServerMessage.ThirdParty;
import io.cadencia.protocol.ServerMessage.ThirdPartyPhase;
import io.cadencia.protocol.ServerMessage.Verdict;
import io.cadencia.protocol.ServerMessage.WorkItem;
import io.cadencia.protocol.ServerMessage.WorkList;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server might send: invented people and figures of a Mexican and a Chilean portfolio. */
final class Samples {
    /** The moment the gallery shows. */
    static final Instant NOW = Instant.parse("2026-11-23T17:05:40Z");

    static final CampaignChoice PREDICTIVE =
            new CampaignChoice(1, "Tarjetas 30-90 días", "Banco del Valle", DialMode.PREDICTIVE, "MX-CONDUSEF", true);
    static final CampaignChoice MANUAL =
            new CampaignChoice(2, "Saldos altos, consumo", "Banco del Valle", DialMode.MANUAL, "MX-CONDUSEF", true);
    static final CampaignChoice CHILE =
            new CampaignChoice(3, "Retail consumo Chile", "Comercial Araucanía", DialMode.MANUAL, "CL-LPDC37", true);
    static final CampaignChoice CLOSED = new CampaignChoice(
            4, "Recordatorio preventivo", "Financiera Sol", DialMode.PREDICTIVE, "MX-CONDUSEF", false);

    private static final List<CallControl> EVERY_CONTROL = List.of(
            CallControl.HANG_UP,
            CallControl.HOLD,
            CallControl.RESUME,
            CallControl.MUTE,
            CallControl.UNMUTE,
            CallControl.SEND_DTMF);

    private Samples() {}

    static SignedIn signedIn(boolean registered) {
        return new SignedIn(
                "sample",
                17,
                "Mariana Ortiz Peña",
                List.of(PREDICTIVE, MANUAL, CHILE, CLOSED),
                new PhoneAccount("asesor-0017", "voz.agencia.example:5061", "TLS", "q7mK-2hTd-9wLx", registered));
    }

    static Call call(CallState state, int seconds, String number, boolean held, boolean muted) {
        Instant connected = NOW.minusSeconds(seconds);
        boolean answered = state == CallState.CONNECTED || state == CallState.ENDED;
        return new Call(
                9_001,
                state,
                number,
                true,
                connected.minusSeconds(9),
                answered ? connected : null,
                held,
                muted,
                state == CallState.CONNECTED
                        ? EVERY_CONTROL
                        : state == CallState.ENDED ? List.of() : List.of(CallControl.HANG_UP),
                state == CallState.ENDED ? "REMOTE" : null,
                Recorded.NONE,
                null,
                null,
                null);
    }

    /** A recorded call with the controls given, and what else is known of it. */
    static Call recorded(
            boolean outbound,
            List<CallControl> controls,
            Recorded recording,
            @Nullable String machine,
            @Nullable ThirdParty third,
            @Nullable String thirdOutcome) {
        return new Call(
                9_001,
                CallState.CONNECTED,
                "+525512345678",
                outbound,
                NOW.minusSeconds(103),
                NOW.minusSeconds(94),
                third != null && third.phase() == ThirdPartyPhase.CONSULT,
                false,
                controls,
                null,
                recording,
                machine,
                third,
                thirdOutcome);
    }

    static ThirdParty third(ThirdPartyPhase phase, CallState state) {
        return new ThirdParty("Área legal", "+525551112222", phase, state, NOW.minusSeconds(12));
    }

    static SeatBuilder seat(SeatState state, int seconds) {
        return new SeatBuilder(state, NOW.minusSeconds(seconds));
    }

    static AccountCard mexican(boolean blocked) {
        Verdict allowed = new Verdict(true, null, null, null);
        Verdict early = new Verdict(
                false,
                "MX-CONDUSEF-HORARIO",
                "Fuera de horario permitido (7:00–22:00, hora del deudor).",
                Instant.parse("2026-11-24T15:00:00Z"));
        Verdict third = new Verdict(false, "MX-CONDUSEF-TERCEROS", "No se cobra a referencias ni a terceros.", null);
        return new AccountCard(
                501,
                88_014,
                "BV-2026-088014",
                "Banco del Valle",
                "Tarjeta de crédito Clásica",
                "José Ángel Núñez Ibarra",
                "HOLDER",
                "RFC NUIJ••••••H42",
                blocked ? "America/Tijuana" : "America/Mexico_City",
                "MXN",
                "es-MX",
                new BigDecimal("38512.47"),
                new BigDecimal("9840.00"),
                LocalDate.of(2026, 11, 22),
                64,
                LocalDate.of(2026, 9, 14),
                new BigDecimal("1500"),
                List.of(
                        phone(11, "+525512345678", "MOBILE", "HOLDER", blocked ? early : allowed),
                        phone(12, "+526641239876", "FIXED", "HOLDER", blocked ? early : allowed),
                        phone(13, "+525598761234", "WORK", "REFERENCE", third)),
                history());
    }

    static AccountCard chilean() {
        return new AccountCard(
                701,
                99_120,
                "CA-99120-K",
                "Comercial Araucanía",
                "Crédito de consumo",
                "Rosa Ester Fuentealba Muñoz",
                "HOLDER",
                "RUT 12.•••.678-5",
                "America/Santiago",
                "CLP",
                "es-CL",
                new BigDecimal("1234567"),
                new BigDecimal("318900"),
                LocalDate.of(2026, 11, 22),
                41,
                null,
                null,
                List.of(phone(21, "+56912345678", "MOBILE", "HOLDER", new Verdict(true, null, null, null))),
                List.of());
    }

    private static Phone phone(long id, String number, String kind, String relation, Verdict verdict) {
        return new Phone(id, number, kind, relation, "VALID", "America/Mexico_City", verdict);
    }

    private static List<HistoryEntry> history() {
        return List.of(
                entry(
                        "2026-11-20T18:12:00Z",
                        "CD",
                        "PP",
                        "Promesa de pago",
                        "Luis Arreola",
                        "Paga $1,500.00 el 22/11 por SPEI. Confirma su correo."),
                entry("2026-11-18T23:40:00Z", "NC", "NC", "No contesta", null, ""),
                entry(
                        "2026-11-14T16:05:00Z",
                        "CI",
                        "RT",
                        "Recado con tercero",
                        "Ana Sofía Rentería",
                        "Contesta su hermana; llega después de las 18:00."),
                entry("2026-11-11T15:31:00Z", "NC", "BZ", "Buzón de voz", null, ""),
                entry(
                        "2026-11-07T17:22:00Z",
                        "CD",
                        "SCP",
                        "Sin capacidad de pago",
                        "Luis Arreola",
                        "Perdió el empleo en octubre. Pide plan de pagos."));
    }

    private static HistoryEntry entry(
            String at, String type, String result, String label, @Nullable String advisor, String note) {
        return new HistoryEntry(Instant.parse(at), "CALL", type, result, label, advisor, note);
    }

    static WorkList workList() {
        return new WorkList(
                List.of(
                        item(501, "José Ángel Núñez Ibarra", "BV-088014", "9840.00", 64, 1),
                        item(502, "María Guadalupe Cárdenas Sáenz", "BV-088231", "15210.50", 87, 0),
                        item(503, "Óscar Iván Zúñiga Treviño", "BV-087990", "7433.19", 45, 2),
                        item(504, "Concepción Villaseñor de la Peña", "BV-089102", "22904.00", 71, 0),
                        item(505, "Héctor Ávalos Güemes", "BV-088777", "5120.75", 33, 4)),
                1_284);
    }

    private static WorkItem item(long id, String debtor, String folio, String overdue, int days, int attempts) {
        return new WorkItem(id, debtor, folio, "Tarjeta", new BigDecimal(overdue), "MXN", days, attempts);
    }
}
