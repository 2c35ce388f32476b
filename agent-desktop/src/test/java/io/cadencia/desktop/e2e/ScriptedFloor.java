package io.cadencia.desktop.e2e;

import io.cadencia.desktop.testing.FakeServer;
import io.cadencia.protocol.CallControl;
import io.cadencia.protocol.ClientMessage;
import io.cadencia.protocol.ServerMessage;
import io.cadencia.protocol.ServerMessage.SeatState;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A floor with one campaign and one debtor: what a server pushes as the advisor works. */
final class ScriptedFloor {
    static final long ATTEMPT = 77;
    private static final long LEAD = 5;

    private final FakeServer server;
    private final ServerMessage.CampaignChoice campaign;
    private long version;
    private ServerMessage.@Nullable Seat last;

    ScriptedFloor(FakeServer server, ServerMessage.DialMode mode) {
        this.server = server;
        this.campaign = new ServerMessage.CampaignChoice(3, "Tarjetas 30-90", "Banco del Valle", mode, "demo", true);
        server.script(this::answer);
    }

    /** An answered call reaches the advisor. */
    void connectCall() {
        server.send(card());
        push(SeatState.ON_CALL, LEAD, call(ServerMessage.CallState.CONNECTED));
    }

    private void answer(ClientMessage message) {
        switch (message) {
            case ClientMessage.SignIn(String id, String user, String password) -> {
                server.send(session());
                server.send(new ServerMessage.Ack(id));
            }
            case ClientMessage.Resume resume -> {
                server.send(session());
                server.send(catalog());
                if (last != null) {
                    if (last.leadId() != null) {
                        server.send(card());
                    }
                    server.send(last);
                }
            }
            case ClientMessage.Join(String id, long campaignId) -> {
                server.send(new ServerMessage.Ack(id));
                server.send(catalog());
                push(SeatState.READY, null, null);
                server.send(workList());
            }
            case ClientMessage.TakeLead(String id, Long leadId) -> {
                server.send(new ServerMessage.Ack(id));
                server.send(card());
                push(SeatState.PREPARING, LEAD, null);
            }
            case ClientMessage.DialPhone(String id, long leadId, long phoneId) -> {
                server.send(new ServerMessage.Ack(id));
                push(SeatState.DIALING, LEAD, call(ServerMessage.CallState.RINGING));
            }
            case ClientMessage.ControlCall(
                    String id,
                    long attempt,
                    CallControl control,
                    String digits,
                    String detail) -> {
                server.send(new ServerMessage.Ack(id));
                if (control == CallControl.HANG_UP) {
                    push(SeatState.WRAP_UP, LEAD, call(ServerMessage.CallState.ENDED));
                } else {
                    thirdParty(control);
                }
            }
            case ClientMessage.Classify classify -> {
                server.send(new ServerMessage.Ack(classify.requestId()));
                push(SeatState.READY, null, null);
            }
            case ClientMessage.Request request -> server.send(new ServerMessage.Ack(request.requestId()));
            case ClientMessage.Hello ignored -> {}
            case ClientMessage.PopShown ignored -> {}
            case ClientMessage.Ping ignored -> {}
        }
    }

    private void thirdParty(CallControl control) {
        switch (control) {
            case CONSULT -> push(SeatState.ON_CALL, LEAD, with(ServerMessage.ThirdPartyPhase.CONSULT));
            case MERGE -> push(SeatState.ON_CALL, LEAD, with(ServerMessage.ThirdPartyPhase.THREE_WAY));
            case LEAVE -> push(SeatState.WRAP_UP, LEAD, call(ServerMessage.CallState.ENDED));
            default -> {}
        }
    }

    private static ServerMessage.Call with(ServerMessage.ThirdPartyPhase phase) {
        var third = new ServerMessage.ThirdParty(
                "Legal", "+525551112222", phase, ServerMessage.CallState.CONNECTED, Instant.now());
        var controls = List.of(CallControl.HANG_UP, CallControl.MERGE, CallControl.LEAVE, CallControl.DROP_THIRD_PARTY);
        return call(ServerMessage.CallState.CONNECTED, controls, ServerMessage.Recorded.ON, third);
    }

    private void push(SeatState state, @Nullable Long lead, ServerMessage.@Nullable Call call) {
        version++;
        Instant deadline = state == SeatState.WRAP_UP ? Instant.now().plusSeconds(60) : null;
        last = new ServerMessage.Seat(
                version,
                state,
                Instant.now(),
                deadline,
                null,
                null,
                campaign,
                ServerMessage.PhoneLeg.UP,
                call,
                lead,
                state == SeatState.READY ? new ServerMessage.Waiting(1, 2, 3, 1, 9, null) : null,
                new ServerMessage.Figures(0, 0, 0),
                null,
                null);
        server.send(last);
    }

    private static ServerMessage.Call call(ServerMessage.CallState state) {
        boolean ended = state == ServerMessage.CallState.ENDED;
        return call(state, ended ? List.of() : List.of(CallControl.values()), ServerMessage.Recorded.NONE, null);
    }

    private static ServerMessage.Call call(
            ServerMessage.CallState state,
            List<CallControl> controls,
            ServerMessage.Recorded recording,
            ServerMessage.@Nullable ThirdParty third) {
        return new ServerMessage.Call(
                ATTEMPT,
                state,
                "+525512345678",
                true,
                Instant.now(),
                state == ServerMessage.CallState.RINGING ? null : Instant.now(),
                false,
                false,
                controls,
                state == ServerMessage.CallState.ENDED ? "US" : null,
                recording,
                null,
                third,
                null);
    }

    private ServerMessage.SignedIn session() {
        return new ServerMessage.SignedIn(
                "token",
                17,
                "Mariana Ortiz",
                List.of(campaign),
                new ServerMessage.PhoneAccount("1017", "127.0.0.1", "UDP", null, true));
    }

    private static ServerMessage.Catalog catalog() {
        return new ServerMessage.Catalog(
                3,
                "MXN",
                "es-MX",
                List.of(
                        new ServerMessage.ContactType("CI", "Contacto indirecto", List.of()),
                        new ServerMessage.ContactType("CD", "Contacto directo", List.of(promise()))),
                List.of(new ServerMessage.PauseReason("COMIDA", "Comida", 1800)),
                new ServerMessage.WrapUp(60, true),
                List.of(new ServerMessage.Destination("LEGAL", "Legal", "+525551112222")));
    }

    private static ServerMessage.Result promise() {
        return new ServerMessage.Result(
                "PP",
                "Promesa de pago",
                List.of(
                        field("monto", ServerMessage.FieldKind.MONEY, List.of()),
                        field("fecha", ServerMessage.FieldKind.DATE, List.of()),
                        field(
                                "medio",
                                ServerMessage.FieldKind.CHOICE,
                                List.of(
                                        new ServerMessage.Choice("SPEI", "SPEI"),
                                        new ServerMessage.Choice("OXXO", "Tienda")))));
    }

    private static ServerMessage.Field field(
            String name, ServerMessage.FieldKind kind, List<ServerMessage.Choice> choices) {
        return new ServerMessage.Field(name, name, kind, true, choices);
    }

    private static ServerMessage.AccountCard card() {
        return new ServerMessage.AccountCard(
                LEAD,
                50,
                "F-50",
                "Banco del Valle",
                "Tarjeta",
                "José Núñez",
                "HOLDER",
                "RFC •••",
                "America/Mexico_City",
                "MXN",
                "es-MX",
                new BigDecimal("2000"),
                new BigDecimal("800"),
                LocalDate.of(2026, 3, 1),
                40,
                null,
                null,
                List.of(new ServerMessage.Phone(
                        9,
                        "+525512345678",
                        "MOBILE",
                        "HOLDER",
                        "VALID",
                        "America/Mexico_City",
                        new ServerMessage.Verdict(true, null, null, null))),
                List.of());
    }

    private static ServerMessage.WorkList workList() {
        return new ServerMessage.WorkList(
                List.of(new ServerMessage.WorkItem(
                        LEAD, "José Núñez", "F-50", "Tarjeta", new BigDecimal("800"), "MXN", 40, 0)),
                1);
    }
}
