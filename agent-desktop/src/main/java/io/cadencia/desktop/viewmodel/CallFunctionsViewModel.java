package io.cadencia.desktop.viewmodel;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.protocol.CallControl;
import io.cadencia.protocol.ClientMessage.ControlCall;
import io.cadencia.protocol.ServerMessage.Call;
import io.cadencia.protocol.ServerMessage.CallState;
import io.cadencia.protocol.ServerMessage.Destination;
import io.cadencia.protocol.ServerMessage.Recorded;
import io.cadencia.protocol.ServerMessage.Supervision;
import io.cadencia.protocol.ServerMessage.ThirdParty;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** Third parties, recording, machine and supervision of the call in hand: what is shown of them and what may be asked. */
public final class CallFunctionsViewModel {
    /** Why advisors pause a recording; the only reason their desktop gives. */
    static final String PAUSE_REASON = "CARD_DATA";

    /** Something that can be done about a third party. */
    public record Option(String id, String label, Runnable action) {}

    private final Texts texts;
    private final Requests requests;
    private final Notices notices;
    private final ReadOnlyStringWrapper thirdParty = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper origin = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper machine = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper supervision = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper recordingText = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<Recorded> recording = new ReadOnlyObjectWrapper<>(Recorded.NONE);
    private final ControlViewModel transfer = new ControlViewModel(() -> {});
    private final ControlViewModel recordingControl = new ControlViewModel(this::toggleRecording);
    private List<Destination> destinations = List.of();
    private @Nullable Call call;

    CallFunctionsViewModel(Texts texts, Requests requests, Notices notices) {
        this.texts = texts;
        this.requests = requests;
        this.notices = notices;
        show(null, false);
    }

    /** The third party and where the debtor is meanwhile, or what came of the last one; empty = there was none. */
    public ReadOnlyStringProperty thirdPartyProperty() {
        return thirdParty.getReadOnlyProperty();
    }

    /** Says that the debtor called; empty for calls we placed. */
    public ReadOnlyStringProperty originProperty() {
        return origin.getReadOnlyProperty();
    }

    /** Says that a machine may have answered. */
    public ReadOnlyStringProperty machineProperty() {
        return machine.getReadOnlyProperty();
    }

    /** Says that a supervisor takes part. */
    public ReadOnlyStringProperty supervisionProperty() {
        return supervision.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty recordingTextProperty() {
        return recordingText.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Recorded> recordingProperty() {
        return recording.getReadOnlyProperty();
    }

    /** Opens {@link #options()}. */
    public ControlViewModel transfer() {
        return transfer;
    }

    /** Pauses the recording or goes on with it; {@link ControlViewModel#activeProperty()} is true while paused. */
    public ControlViewModel recordingControl() {
        return recordingControl;
    }

    /** What can be done about third parties now, the likeliest first. */
    public List<Option> options() {
        Call now = call;
        List<Option> options = new ArrayList<>();
        if (now != null && transfer.enabledProperty().get()) {
            add(options, now, CallControl.MERGE, "merge");
            add(options, now, CallControl.LEAVE, "leave");
            add(options, now, CallControl.DROP_THIRD_PARTY, now.thirdParty() == null ? "drop" : dropText(now));
            addCalls(options, now, CallControl.CONSULT, "consult");
            addCalls(options, now, CallControl.TRANSFER, "transfer");
        }
        return options;
    }

    private static String dropText(Call now) {
        ThirdParty third = now.thirdParty();
        return third == null ? "drop" : "drop." + third.phase();
    }

    private void add(List<Option> options, Call now, CallControl control, String text) {
        if (now.controls().contains(control)) {
            options.add(
                    new Option("third-" + control, texts.get("third.option." + text), () -> send(now, control, null)));
        }
    }

    private void addCalls(List<Option> options, Call now, CallControl control, String text) {
        if (now.controls().contains(control)) {
            for (Destination to : destinations) {
                options.add(new Option(
                        "third-" + control + "-" + to.code(),
                        texts.get("third.option." + text, to.name()),
                        () -> send(now, control, to.code())));
            }
        }
    }

    private void toggleRecording() {
        Call now = call;
        if (now != null) {
            boolean paused = now.recording() == Recorded.PAUSED;
            send(
                    now,
                    paused ? CallControl.RESUME_RECORDING : CallControl.PAUSE_RECORDING,
                    paused ? null : PAUSE_REASON);
        }
    }

    private void send(Call now, CallControl control, @Nullable String detail) {
        requests.send(id -> new ControlCall(id, now.attemptId(), control, null, detail), new NoticedReply(notices));
    }

    void show(List<Destination> directory) {
        destinations = directory;
    }

    void show(@Nullable Supervision takesPart, long ownId) {
        supervision.set(
                takesPart == null || takesPart.supervisorId() == ownId
                        ? ""
                        : texts.getOr("supervision." + takesPart.mode(), ""));
    }

    void show(@Nullable Call shown, boolean connected) {
        call = shown;
        boolean live = shown != null && shown.state() != CallState.ENDED;
        origin.set(shown == null || shown.outbound() ? "" : texts.get("call.inbound"));
        machine.set(live && shown != null && "MACHINE".equals(shown.machine()) ? texts.get("call.machine") : "");
        thirdParty.set(shown == null ? "" : describe(shown));
        Recorded state = live && shown != null ? shown.recording() : Recorded.NONE;
        recording.set(state);
        recordingText.set(state == Recorded.NONE ? "" : texts.get("recording." + state));
        updateControls(live ? shown : null, connected);
    }

    private String describe(Call shown) {
        ThirdParty third = shown.thirdParty();
        if (third != null) {
            boolean there = third.state() == CallState.CONNECTED;
            return texts.get((there ? "third." : "third.calling.") + third.phase(), third.name());
        }
        String outcome = shown.thirdPartyOutcome();
        return outcome == null || shown.state() == CallState.ENDED
                ? ""
                : texts.getOr("third.outcome." + outcome, texts.get("third.outcome.other"));
    }

    private void updateControls(@Nullable Call live, boolean connected) {
        boolean thirdThere = live != null && live.thirdParty() != null;
        boolean paused = live != null && live.recording() == Recorded.PAUSED;
        boolean mayCall = live != null
                && !destinations.isEmpty()
                && (live.controls().contains(CallControl.CONSULT)
                        || live.controls().contains(CallControl.TRANSFER));
        boolean mayEnd = live != null && live.controls().contains(CallControl.DROP_THIRD_PARTY);
        transfer.update(thirdThere, reason(live, connected, mayCall || mayEnd));
        boolean mayPause = live != null
                && live.controls().contains(paused ? CallControl.RESUME_RECORDING : CallControl.PAUSE_RECORDING);
        recordingControl.update(paused, reason(live, connected, mayPause));
    }

    private @Nullable String reason(@Nullable Call live, boolean connected, boolean offered) {
        if (live == null) {
            return texts.get("control.reason.noCall");
        }
        if (!connected) {
            return texts.get("control.reason.noConnection");
        }
        if (offered) {
            return null;
        }
        String why = live.state() != CallState.CONNECTED ? "notConnected" : live.thirdParty() == null ? "leg" : "third";
        return texts.get("control.reason." + why);
    }
}
