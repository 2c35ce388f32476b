package io.cadencia.telephony.fleet;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.Capability;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.SipAccount;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;
import io.cadencia.core.port.telephony.TelephonySwitch;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Several named switches as one. Each request goes to the node of its leg or session; a session's phone is where it was
 * opened last. A leg that is connected to a session of another node gets there by a tie line ({@link TieLines}), so that
 * to its own node it is connected like any other. Events carry the node's name and come one at a time, each node's on
 * the node's own thread.
 */
public final class SwitchFleet implements TelephonySwitch {
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Whereabouts where;
    private final TieLines ties = new TieLines();
    private final Homes homes;
    private final Meetings meetings;
    private final PhoneAccounts accounts = new PhoneAccounts();
    private final Object oneAtATime = new Object();

    /** Owns the nodes' switches from now on. */
    public SwitchFleet(List<Node> members) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("a fleet needs at least one node");
        }
        for (Node node : members) {
            if (nodes.put(node.name(), node) != null) {
                throw new IllegalArgumentException("node '" + node.name() + "' is given twice");
            }
        }
        where = new Whereabouts(nodes.size());
        homes = new Homes(nodes, where, ties);
        meetings = new Meetings(nodes, where, ties);
    }

    @Override
    public void start(TelephonyListener listener) {
        for (Node node : nodes.values()) {
            node.telephony().start(new NodeEvents(node, where, ties, event -> {
                synchronized (oneAtATime) {
                    if (event instanceof TelephonyEvent.LinkUp) {
                        accounts.bringTo(node, nodes.size() > 1);
                    }
                    listener.on(event);
                }
            }));
        }
    }

    // ---- phones

    @Override
    public CompletionStage<Ack> openAdvisor(long sessionId, AdvisorEndpoint endpoint) {
        return homes.open(sessionId, endpoint, "");
    }

    @Override
    public CompletionStage<Ack> openAdvisor(long sessionId, AdvisorEndpoint endpoint, String name) {
        return homes.open(sessionId, endpoint, name);
    }

    @Override
    public CompletionStage<Ack> closeAdvisor(long sessionId) {
        return homes.close(sessionId, "");
    }

    @Override
    public CompletionStage<Ack> closeAdvisor(long sessionId, String name) {
        return homes.close(sessionId, name);
    }

    // ---- legs

    @Override
    public CompletionStage<Ack> dial(DialRequest request) {
        return meetings.dial(request);
    }

    @Override
    public CompletionStage<Ack> connect(long legId, long sessionId) {
        return onLeg(legId, node -> meetings.connect(node, legId, sessionId));
    }

    @Override
    public CompletionStage<Ack> hold(long legId, boolean on) {
        return onLeg(legId, node -> meetings.hold(node, legId, on));
    }

    @Override
    public CompletionStage<Ack> hangup(long legId) {
        Node node = where.ofLeg(legId);
        if (node != null) {
            return node.telephony().hangup(legId);
        }
        List<CompletableFuture<Ack>> everywhere = nodes.values().stream()
                .map(n -> n.telephony().hangup(legId).toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(everywhere.toArray(CompletableFuture[]::new))
                .thenApply(_ -> firstRefusal(everywhere));
    }

    private static Ack firstRefusal(List<CompletableFuture<Ack>> answers) {
        return answers.stream()
                .map(CompletableFuture::join)
                .filter(Ack.Refused.class::isInstance)
                .findFirst()
                .orElse(Ack.ACCEPTED);
    }

    @Override
    public CompletionStage<Ack> detach(long legId) {
        return onLeg(legId, node -> node.telephony().detach(legId));
    }

    @Override
    public CompletionStage<Ack> mute(long legId, boolean on) {
        return onLeg(legId, node -> node.telephony().mute(legId, on));
    }

    @Override
    public CompletionStage<Ack> playAndHangup(long legId, Prompt prompt) {
        return onLeg(legId, node -> node.telephony().playAndHangup(legId, prompt));
    }

    @Override
    public CompletionStage<Ack> forgetAbandoned(List<Long> legIds, String name) {
        Node node = name.isEmpty() ? nodes.values().iterator().next() : nodes.get(name);
        return node == null ? Refusals.unknownNode(name) : node.telephony().forgetAbandoned(legIds, name);
    }

    @Override
    public CompletionStage<Ack> sendDtmf(long legId, String digits) {
        return onLeg(legId, node -> node.telephony().sendDtmf(legId, digits));
    }

    @Override
    public CompletionStage<Ack> answer(long legId) {
        return onLeg(legId, node -> node.telephony().answer(legId));
    }

    @Override
    public CompletionStage<Ack> record(long legId, String name, RecordAction action) {
        return onLeg(legId, node -> node.telephony().record(legId, name, action));
    }

    @Override
    public CompletionStage<Ack> pair(long legId, long otherLegId) {
        return onLeg(legId, node -> {
            Node other = where.ofLeg(otherLegId);
            return other == null || other == node
                    ? node.telephony().pair(legId, otherLegId)
                    : Refusals.refused(
                            Ack.Reason.NOT_SUPPORTED, "the legs are on " + node.name() + " and " + other.name());
        });
    }

    @Override
    public CompletionStage<Ack> supervise(long supervisorSessionId, long sessionId, SuperviseMode mode) {
        Node home = where.homeOf(supervisorSessionId);
        Node target = where.homeOf(sessionId);
        if (home == null || target == null) {
            return Refusals.refused(
                    Ack.Reason.ADVISOR_GONE, "session " + (home == null ? supervisorSessionId : sessionId));
        }
        return home == target
                ? home.telephony().supervise(supervisorSessionId, sessionId, mode)
                : Refusals.refused(
                        Ack.Reason.NOT_SUPPORTED, "the phones are on " + home.name() + " and " + target.name());
    }

    private CompletionStage<Ack> onLeg(long legId, Function<Node, CompletionStage<Ack>> action) {
        Node node = where.ofLeg(legId);
        return node == null ? Refusals.gone(legId) : action.apply(node);
    }

    // ---- all of them

    @Override
    @SuppressWarnings("NullAway") // the port says: completes with null if it cannot be asked
    public CompletionStage<SwitchSnapshot> snapshot() {
        List<CompletableFuture<SwitchSnapshot>> answers = nodes.values().stream()
                .map(n -> n.telephony().snapshot().toCompletableFuture())
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(_ -> {
                    List<SwitchSnapshot.Leg> legs = new ArrayList<>();
                    List<SwitchSnapshot.Advisor> advisors = new ArrayList<>();
                    List<Long> abandoned = new ArrayList<>();
                    for (CompletableFuture<SwitchSnapshot> answer : answers) {
                        SwitchSnapshot one = answer.join();
                        if (one == null) {
                            return null;
                        }
                        legs.addAll(withoutTies(one).legs());
                        advisors.addAll(withoutTies(one).advisors());
                        abandoned.addAll(one.abandoned());
                    }
                    return new SwitchSnapshot(legs, advisors, abandoned);
                });
    }

    /** A node's snapshot as the engine is to see it. */
    static SwitchSnapshot withoutTies(SwitchSnapshot there) {
        return new SwitchSnapshot(
                there.legs().stream()
                        .map(leg -> new SwitchSnapshot.Leg(
                                leg.legId(), leg.state(), Math.abs(leg.sessionId()), leg.pairedLegId()))
                        .toList(),
                there.advisors().stream()
                        .filter(advisor -> !TieLines.isTie(advisor.sessionId()))
                        .toList(),
                there.abandoned());
    }

    /** On every node, so that the phone may be opened on any; those that are away get it when they come back. */
    @Override
    public CompletionStage<Ack> provision(SipAccount account) {
        return accounts.provision(account, nodes.values());
    }

    @Override
    public Set<Capability> capabilities() {
        Set<Capability> common = EnumSet.allOf(Capability.class);
        nodes.values().forEach(node -> common.retainAll(node.telephony().capabilities()));
        return common;
    }

    @Override
    public void close() {
        nodes.values().forEach(node -> node.telephony().close());
    }
}
