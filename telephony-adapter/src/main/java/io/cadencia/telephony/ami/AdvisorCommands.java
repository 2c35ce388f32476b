package io.cadencia.telephony.ami;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.SipAccount;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;
import io.cadencia.telephony.leg.AdvisorLeg;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.SwitchSession;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.asteriskjava.manager.action.DbPutAction;

/** The commands on advisors' phones. Loop thread only. */
final class AdvisorCommands implements SwitchSession.Advisors {
    /** What may stand in an action and in Asterisk's database as the name of an account. */
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9_.@-]{1,64}");

    private final AmiActions actions;
    private final AmiWire wire;
    private final Originations originations;
    private final LegRegistry registry;
    private final TelephonyListener listener;

    AdvisorCommands(
            AmiActions actions,
            AmiWire wire,
            Originations originations,
            LegRegistry registry,
            TelephonyListener listener) {
        this.actions = actions;
        this.wire = wire;
        this.originations = originations;
        this.registry = registry;
        this.listener = listener;
    }

    @Override
    public void open(long sessionId, AdvisorEndpoint endpoint, Consumer<Ack> done) {
        AdvisorLeg known = registry.advisor(sessionId);
        if (known != null) {
            done.accept(Ack.ACCEPTED);
            if (known.up()) {
                listener.on(new TelephonyEvent.AdvisorUp(sessionId));
            }
            return;
        }
        switch (endpoint) {
            case AdvisorEndpoint.Sip(String account) -> call(sessionId, account, done);
            case AdvisorEndpoint.Tie tie ->
                done.accept(new Ack.Refused(Ack.Reason.NOT_SUPPORTED, "tie lines need ARI"));
            case AdvisorEndpoint.Media media ->
                done.accept(new Ack.Refused(Ack.Reason.NOT_SUPPORTED, "audio over WebSocket needs ARI"));
        }
    }

    private void call(long sessionId, String account, Consumer<Ack> done) {
        if (!ACCOUNT.matcher(account).matches()) {
            done.accept(new Ack.Refused(Ack.Reason.UNKNOWN_ENDPOINT, "not an account: " + account));
            return;
        }
        AdvisorLeg advisor = new AdvisorLeg(sessionId);
        registry.add(advisor);
        originations.send(actions.callAdvisor(sessionId, account), ack -> {
            if (ack instanceof Ack.Refused refused) {
                registry.remove(advisor);
                if (refused.reason() != Ack.Reason.UNKNOWN_ENDPOINT) { // in case it went through after all
                    wire.send(actions.hangup(ChannelIds.advisor(sessionId)), ignored -> {});
                }
            }
            done.accept(ack);
        });
    }

    @Override
    public void close(long sessionId, Consumer<Ack> done) {
        AdvisorLeg advisor = registry.advisor(sessionId);
        if (advisor != null) {
            advisor.close();
        }
        wire.send(actions.hangup(ChannelIds.advisor(sessionId)), reply -> done.accept(LegCommands.goneIsFine(reply)));
    }

    @Override
    public void provision(SipAccount account, Consumer<Ack> done) {
        boolean unusable = !ACCOUNT.matcher(account.user()).matches()
                || account.password().isBlank()
                || account.password().chars().anyMatch(Character::isISOControl);
        if (unusable) {
            done.accept(new Ack.Refused(Ack.Reason.FAILED, "not an account: " + account));
        } else {
            store(actions.account(account).iterator(), done);
        }
    }

    private void store(Iterator<DbPutAction> steps, Consumer<Ack> done) {
        wire.send(steps.next(), reply -> {
            if (reply.ok() && steps.hasNext()) {
                store(steps, done);
            } else {
                done.accept(reply.ack(Ack.Reason.FAILED));
            }
        });
    }
}
