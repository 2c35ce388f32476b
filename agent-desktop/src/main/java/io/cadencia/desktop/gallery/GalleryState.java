package io.cadencia.desktop.gallery;

import io.cadencia.desktop.client.LinkStatus;
import io.cadencia.desktop.viewmodel.ClassificationViewModel;
import io.cadencia.desktop.viewmodel.DesktopViewModel;
import io.cadencia.protocol.CallControl;
import io.cadencia.protocol.ServerMessage.AccountCard;
import io.cadencia.protocol.ServerMessage.Call;
import io.cadencia.protocol.ServerMessage.CallState;
import io.cadencia.protocol.ServerMessage.PhoneLeg;
import io.cadencia.protocol.ServerMessage.Recorded;
import io.cadencia.protocol.ServerMessage.Seat;
import io.cadencia.protocol.ServerMessage.SeatState;
import io.cadencia.protocol.ServerMessage.ThirdPartyPhase;
import io.cadencia.protocol.ServerMessage.Waiting;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Every screen in every state, as messages of a server and keys of an advisor. */
public enum GalleryState {
    SIGN_IN_EMPTY(model -> {}),
    SIGN_IN_ERROR(model -> {
        model.signIn().serverProperty().set("cadencia.agencia.example:8443");
        model.signIn().userProperty().set("mortiz");
        model.linkChanged(new LinkStatus.Ended("BAD_CREDENTIALS", Map.of()));
    }),
    SIGN_IN_UNREACHABLE(model -> {
        model.signIn().serverProperty().set("cadencia.agencia.example:8443");
        model.signIn().userProperty().set("mortiz");
        model.linkChanged(new LinkStatus.Ended("UNREACHABLE", Map.of("server", "cadencia.agencia.example:8443")));
    }),
    CAMPAIGN_CHOICE(model -> model.messageReceived(Samples.signedIn(true))),
    CAMPAIGN_PHONE_MISSING(model -> {
        model.messageReceived(Samples.signedIn(false));
        model.signIn().join(Samples.CLOSED);
    }),
    CONNECTING_PHONE(model -> seated(
            model,
            Samples.seat(SeatState.CONNECTING_PHONE, 4).leg(PhoneLeg.CALLING).build())),
    PREDICTIVE_WAITING(model -> seated(
            model,
            Samples.seat(SeatState.READY, 37)
                    .waiting(new Waiting(2, 6, 9, 4, 12, null))
                    .build())),
    PREDICTIVE_BLOCKED(model -> seated(
            model,
            Samples.seat(SeatState.READY, 312)
                    .waiting(new Waiting(1, 8, 0, 0, null, "NO_LEADS"))
                    .build())),
    PREDICTIVE_ON_CALL(model -> onCall(model, Samples.mexican(false), 94, false)),
    PREDICTIVE_ON_HOLD(model -> onCall(model, Samples.mexican(false), 128, true)),
    CLASSIFY_RESULTS(model -> {
        onCall(model, Samples.mexican(false), 151, false);
        choose(model.classification(), "CD", "");
    }),
    WRAP_UP(model -> {
        wrapUp(model, SeatState.WRAP_UP, 22, 38);
        choose(model.classification(), "CD", "PP");
        fill(model.classification(), "1,500.00", "27/11/2026", "SPEI");
        model.classification()
                .noteProperty()
                .set("Confirma pago de $1,500.00 el viernes por SPEI. Pide recordatorio el jueves por la tarde.");
    }),
    WRAP_UP_ERROR(model -> {
        wrapUp(model, SeatState.WRAP_UP, 53, 7);
        choose(model.classification(), "CD", "PP");
        fill(model.classification(), "mil quinientos", "31/02/2026", "");
        model.classification().save();
    }),
    UNCLASSIFIED(model -> wrapUp(model, SeatState.UNCLASSIFIED, 75, 0)),
    MANUAL_WORK_LIST(model -> {
        seated(model, Samples.seat(SeatState.READY, 11).in(Samples.MANUAL).build());
        model.messageReceived(Samples.workList());
    }),
    MANUAL_PREPARED(model -> prepared(model, Samples.mexican(false))),
    MANUAL_BLOCKED(model -> prepared(model, Samples.mexican(true))),
    MANUAL_DIALING(model -> {
        prepared(model, Samples.mexican(false));
        model.messageReceived(Samples.seat(SeatState.DIALING, 6)
                .in(Samples.MANUAL)
                .lead(501)
                .call(Samples.call(CallState.RINGING, -3, "+525512345678", false, false))
                .build());
    }),
    CHILE_ON_CALL(model -> {
        seated(
                model,
                Samples.seat(SeatState.ON_CALL, 40)
                        .in(Samples.CHILE)
                        .lead(701)
                        .call(Samples.call(CallState.CONNECTED, 40, "+56912345678", false, true))
                        .build());
        model.messageReceived(Samples.chilean());
    }),
    CALL_RECORDED(model -> withFunctions(model, Functions.RECORDED)),
    CALL_CONSULTING(model -> withFunctions(model, Functions.CONSULTING)),
    CALL_THREE_WAY(model -> withFunctions(model, Functions.THREE_WAY)),
    CALL_TRANSFER_FAILED(model -> withFunctions(model, Functions.TRANSFER_FAILED)),
    CALL_INBOUND_MACHINE(model -> withFunctions(model, Functions.INBOUND_MACHINE)),
    PAUSED(model -> seated(
            model,
            Samples.seat(SeatState.PAUSED, 640)
                    .paused("COMIDA")
                    .secondsLeft(1_160)
                    .build())),
    DISCONNECTED_ON_CALL(model -> {
        onCall(model, Samples.mexican(false), 203, false);
        choose(model.classification(), "CD", "PP");
        fill(model.classification(), "1,500.00", "", "");
        model.classification().noteProperty().set("Dice que le depositan el jue");
        model.linkChanged(new LinkStatus.Lost(2, Samples.NOW.plusSeconds(3)));
    });

    private final Consumer<DesktopViewModel> script;

    GalleryState(Consumer<DesktopViewModel> script) {
        this.script = script;
    }

    /** Brings a fresh desktop into this state. */
    public void play(DesktopViewModel model) {
        script.accept(model);
        model.tick();
    }

    static void seated(DesktopViewModel model, Seat seat) {
        model.linkChanged(new LinkStatus.Up(24));
        model.messageReceived(Samples.signedIn(true));
        model.messageReceived(SampleCatalog.catalog());
        model.messageReceived(seat);
    }

    private static void onCall(DesktopViewModel model, AccountCard card, int seconds, boolean held) {
        seated(
                model,
                Samples.seat(SeatState.ON_CALL, seconds)
                        .lead(card.leadId())
                        .pauseAfter("COMIDA")
                        .call(Samples.call(CallState.CONNECTED, seconds, "+525512345678", held, false))
                        .build());
        model.messageReceived(card);
    }

    private static void withFunctions(DesktopViewModel model, Call call) {
        seated(model, Samples.seat(SeatState.ON_CALL, 94).lead(501).call(call).build());
        model.messageReceived(Samples.mexican(false));
    }

    /** Calls with third parties, recordings and the like. */
    private static final class Functions {
        private static final List<CallControl> ALONE = List.of(
                CallControl.HANG_UP,
                CallControl.HOLD,
                CallControl.MUTE,
                CallControl.SEND_DTMF,
                CallControl.PAUSE_RECORDING,
                CallControl.CONSULT,
                CallControl.TRANSFER);
        private static final List<CallControl> WITH_THIRD = List.of(
                CallControl.HANG_UP,
                CallControl.MUTE,
                CallControl.SEND_DTMF,
                CallControl.RESUME_RECORDING,
                CallControl.MERGE,
                CallControl.LEAVE,
                CallControl.DROP_THIRD_PARTY);
        static final Call RECORDED = Samples.recorded(true, ALONE, Recorded.ON, null, null, null);
        static final Call CONSULTING = withThird(ThirdPartyPhase.CONSULT);
        static final Call THREE_WAY = withThird(ThirdPartyPhase.THREE_WAY);
        static final Call TRANSFER_FAILED = Samples.recorded(true, ALONE, Recorded.ON, null, null, "NO_ANSWER");
        static final Call INBOUND_MACHINE = Samples.recorded(false, ALONE, Recorded.FAILED, "MACHINE", null, null);

        private Functions() {}

        private static Call withThird(ThirdPartyPhase phase) {
            var third = Samples.third(phase, CallState.CONNECTED);
            return Samples.recorded(true, WITH_THIRD, Recorded.PAUSED, null, third, null);
        }
    }

    private static void wrapUp(DesktopViewModel model, SeatState state, int seconds, int left) {
        SeatBuilder seat = Samples.seat(state, seconds)
                .lead(501)
                .call(Samples.call(CallState.ENDED, 214, "+525512345678", false, false));
        seated(model, left > 0 ? seat.secondsLeft(left).build() : seat.build());
        model.messageReceived(Samples.mexican(false));
    }

    private static void prepared(DesktopViewModel model, AccountCard card) {
        seated(
                model,
                Samples.seat(SeatState.PREPARING, 18)
                        .in(Samples.MANUAL)
                        .lead(card.leadId())
                        .build());
        model.messageReceived(Samples.workList());
        model.messageReceived(card);
    }

    static void choose(ClassificationViewModel model, String type, String result) {
        model.contactTypes().stream()
                .filter(t -> t.code().equals(type))
                .findFirst()
                .ifPresent(model::choose);
        model.results().stream()
                .filter(r -> r.code().equals(result))
                .findFirst()
                .ifPresent(model::choose);
    }

    static void fill(ClassificationViewModel model, String... values) {
        for (int i = 0; i < values.length; i++) {
            model.fields().get(i).textProperty().set(values[i]);
        }
    }
}
