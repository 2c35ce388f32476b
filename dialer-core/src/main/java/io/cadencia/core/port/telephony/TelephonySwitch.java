package io.cadencia.core.port.telephony;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * One telephone switch. A request completes when the switch accepted or refused it; what it leads to comes as events.
 * Every request is idempotent by its id: a leg's id is the attempt's id and the channel's id on the switch.
 *
 * <p>Threads: any thread may call; calls never block. Events arrive on one thread of the implementation, in order per
 * leg, and {@link TelephonyEvent.Ended} is the last of its leg, exactly once. A stage never completes exceptionally:
 * what went wrong is in the {@link Ack}.
 */
public interface TelephonySwitch extends AutoCloseable {
    /** Connects and keeps connected until {@link #close()}; the first event is {@code LinkUp} or {@code LinkDown}. */
    void start(TelephonyListener listener);

    /** Calls the advisor's phone and keeps it up in a bridge of its own for the whole session. */
    CompletionStage<Ack> openAdvisor(long sessionId, AdvisorEndpoint endpoint);

    CompletionStage<Ack> closeAdvisor(long sessionId);

    /** The same on one of several switches; one switch by itself has nothing to choose. */
    default CompletionStage<Ack> openAdvisor(long sessionId, AdvisorEndpoint endpoint, String node) {
        return openAdvisor(sessionId, endpoint);
    }

    /** The same on one of several switches, empty = wherever the phone is. */
    default CompletionStage<Ack> closeAdvisor(long sessionId, String node) {
        return closeAdvisor(sessionId);
    }

    CompletionStage<Ack> dial(DialRequest request);

    /** Puts an answered leg into the advisor's bridge. {@link Ack.Reason#LEG_GONE} is normal: the debtor hung up. */
    CompletionStage<Ack> connect(long legId, long sessionId);

    /** Takes the leg out of the advisor's bridge and keeps it alive. */
    CompletionStage<Ack> detach(long legId);

    /** Ends the leg, ringing or answered; a leg that is gone already is a success. */
    CompletionStage<Ack> hangup(long legId);

    /** Hold with music for the debtor, and back into the bridge of the advisor the leg was connected to. */
    CompletionStage<Ack> hold(long legId, boolean on);

    /** The debtor no longer hears the advisor. */
    CompletionStage<Ack> mute(long legId, boolean on);

    /** Plays a prompt to the leg, then hangs it up. */
    CompletionStage<Ack> playAndHangup(long legId, Prompt prompt);

    /**
     * Puts two answered legs into a bridge of their own, away from any advisor: the end of an attended transfer, or the
     * advisor's leaving of a three-way call. From then on the end of one ends the other.
     */
    CompletionStage<Ack> pair(long legId, long otherLegId);

    /** Picks an arrived call up; the caller hears music until connected. */
    CompletionStage<Ack> answer(long legId);

    /**
     * Records what is said between the leg and whoever it talks to, whichever bridge it is in.
     *
     * @param name of the file without its ending: letters, digits, dash and underscore
     */
    CompletionStage<Ack> record(long legId, String name, RecordAction action);

    /** Lets a supervisor, whose phone is up as {@code supervisorSessionId}, take part in an advisor's calls, present and to come. */
    CompletionStage<Ack> supervise(long supervisorSessionId, long sessionId, SuperviseMode mode);

    /** Sends keypad digits to the debtor's side. */
    CompletionStage<Ack> sendDtmf(long legId, String digits);

    /** What the switch has now, for reconciliation. Completes with null if it cannot be asked. */
    CompletionStage<SwitchSnapshot> snapshot();

    /** Creates or replaces the SIP account of an advisor's phone on the switch. */
    CompletionStage<Ack> provision(SipAccount account);

    /**
     * The message that these legs heard is written down for good: the switch need not remember it any longer. Until then
     * each of its snapshots tells it, whatever ended or crashed meanwhile.
     *
     * @param node the switch that told it, empty = the only one
     */
    CompletionStage<Ack> forgetAbandoned(List<Long> legIds, String node);

    /**
     * Lets this switch and others call each other for {@link AdvisorEndpoint.Tie}: all that are given the same secret.
     */
    default CompletionStage<Ack> provisionTies(String secret) {
        return CompletableFuture.completedFuture(new Ack.Refused(Ack.Reason.NOT_SUPPORTED, "tie lines"));
    }

    Set<Capability> capabilities();

    @Override
    void close();
}
