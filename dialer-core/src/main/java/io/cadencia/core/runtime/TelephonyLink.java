package io.cadencia.core.runtime;

import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Command.TelephonyVerb;
import io.cadencia.core.engine.Effect;
import io.cadencia.core.port.CommandPort;
import io.cadencia.core.port.EffectHandler;
import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;
import io.cadencia.core.port.telephony.TelephonySwitch;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** Between engine and switch: effects become requests, events and refusals become commands. */
public final class TelephonyLink implements EffectHandler<Effect.Telephony>, TelephonyListener, AutoCloseable {
    /**
     * Refusals go to the engine on a thread of their own: the thread that carries effects out must never wait for the
     * input ring, whose consumer may be waiting for it.
     */
    private final ExecutorService refusals = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("telephony-refusals").daemon().factory());

    private final TelephonySwitch telephony;
    private final CommandPort engine;
    private final RuntimeObserver observer;
    /** Legs answered and not yet bridged or ended, with the monotonic time of the answer. */
    private final Map<Long, Long> answeredAtNanos = new ConcurrentHashMap<>();

    public TelephonyLink(TelephonySwitch telephony, CommandPort engine, RuntimeObserver observer) {
        this.telephony = telephony;
        this.engine = engine;
        this.observer = observer;
    }

    @Override
    public void on(Effect.Telephony effect, long nowMs) {
        switch (effect) {
            case Effect.OpenAdvisor e ->
                watch(
                        TelephonyVerb.OPEN_ADVISOR,
                        0,
                        e.sessionId(),
                        telephony.openAdvisor(e.sessionId(), e.endpoint(), e.node()));
            case Effect.CloseAdvisor e ->
                watch(TelephonyVerb.CLOSE_ADVISOR, 0, e.sessionId(), telephony.closeAdvisor(e.sessionId(), e.node()));
            case Effect.PlaceCall e -> watch(TelephonyVerb.DIAL, e.request().legId(), 0, telephony.dial(e.request()));
            case Effect.Connect e ->
                watch(TelephonyVerb.CONNECT, e.legId(), e.sessionId(), telephony.connect(e.legId(), e.sessionId()));
            case Effect.CallThirdParty e ->
                watch(TelephonyVerb.DIAL, e.request().legId(), 0, telephony.dial(e.request()));
            case Effect.Pair e -> watch(TelephonyVerb.PAIR, e.legId(), 0, telephony.pair(e.legId(), e.otherLegId()));
            case Effect.PickUp e -> watch(TelephonyVerb.ANSWER, e.legId(), 0, telephony.answer(e.legId()));
            case Effect.RecordCall e ->
                watch(verb(e.action()), e.legId(), 0, telephony.record(e.legId(), e.name(), e.action()));
            case Effect.Supervise e ->
                watch(
                        TelephonyVerb.SUPERVISE,
                        0,
                        e.supervisorSessionId(),
                        telephony.supervise(e.supervisorSessionId(), e.sessionId(), e.mode()));
            case Effect.PlayUnattended e ->
                watch(TelephonyVerb.PLAY, e.legId(), 0, telephony.playAndHangup(e.legId(), Prompt.UNATTENDED));
            case Effect.ForgetAbandoned e ->
                watch(TelephonyVerb.FORGET_ABANDONED, 0, 0, telephony.forgetAbandoned(e.legIds(), e.node()));
            case Effect.HangUp e -> watch(TelephonyVerb.HANG_UP, e.legId(), 0, telephony.hangup(e.legId()));
            case Effect.Hold e -> watch(TelephonyVerb.HOLD, e.legId(), 0, telephony.hold(e.legId(), e.on()));
            case Effect.Mute e -> watch(TelephonyVerb.MUTE, e.legId(), 0, telephony.mute(e.legId(), e.on()));
            case Effect.SendDtmf e ->
                watch(TelephonyVerb.SEND_DTMF, e.legId(), 0, telephony.sendDtmf(e.legId(), e.digits()));
            case Effect.PlayAbandonment e ->
                watch(TelephonyVerb.PLAY, e.legId(), 0, telephony.playAndHangup(e.legId(), Prompt.ABANDONMENT));
        }
    }

    private static TelephonyVerb verb(RecordAction action) {
        return switch (action) {
            case START, STOP, DISCARD -> TelephonyVerb.RECORD;
            case PAUSE -> TelephonyVerb.PAUSE_RECORDING;
            case RESUME -> TelephonyVerb.RESUME_RECORDING;
        };
    }

    private void watch(TelephonyVerb verb, long legId, long sessionId, CompletionStage<Ack> ack) {
        var _ = ack.whenComplete((answer, bug) -> {
            if (bug != null) {
                later(verb, legId, sessionId, new Ack.Refused(Ack.Reason.FAILED, String.valueOf(bug)));
            } else if (answer instanceof Ack.Refused refused) {
                later(verb, legId, sessionId, refused);
            }
        });
    }

    private void later(TelephonyVerb verb, long legId, long sessionId, Ack.Refused refused) {
        try {
            refusals.execute(() -> refused(verb, legId, sessionId, refused));
        } catch (RejectedExecutionException e) {
            observer.telephonyRefused(verb.name(), legId, refused.reason().name(), "after the end");
        }
    }

    @Override
    public void close() {
        refusals.shutdownNow();
    }

    private void refused(TelephonyVerb verb, long legId, long sessionId, Ack.Refused refused) {
        observer.telephonyRefused(verb.name(), legId, refused.reason().name(), refused.detail());
        submit(new Command.TelephonyRefused(verb, legId, sessionId, refused.reason()));
    }

    @Override
    public void on(TelephonyEvent event) {
        measure(event);
        submit(new Command.TelephonyObserved(event));
    }

    private void measure(TelephonyEvent event) {
        switch (event) {
            case TelephonyEvent.Answered e -> answeredAtNanos.put(e.legId(), System.nanoTime());
            case TelephonyEvent.Connected e -> {
                Long answered = answeredAtNanos.remove(e.legId());
                if (answered != null) {
                    observer.bridged(System.nanoTime() - answered);
                }
            }
            case TelephonyEvent.Ended e -> answeredAtNanos.remove(e.legId());
            case TelephonyEvent.LinkUp _ -> answeredAtNanos.clear();
            default -> {}
        }
    }

    /** After the engine stopped, what the switch says is for the next start's reconciliation. */
    private void submit(Command command) {
        try {
            engine.submit(command);
        } catch (IllegalStateException e) {
            observer.failed(e);
        }
    }
}
