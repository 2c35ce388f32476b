package io.cadencia.telephony.ari;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.SipAccount;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;
import io.cadencia.telephony.leg.AdvisorLeg;
import io.cadencia.telephony.leg.ChannelIds;
import io.cadencia.telephony.leg.LegRegistry;
import io.cadencia.telephony.leg.LegTracker;
import io.cadencia.telephony.leg.SwitchSession;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands on advisors' phones. Event-loop thread only. */
final class AdvisorCommands implements SwitchSession.Advisors {
    private static final Logger LOG = LoggerFactory.getLogger(AdvisorCommands.class);

    /** What may stand in a URL and in Asterisk's database as the name of an account. */
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9_.@-]{1,64}");

    private static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9.:\\[\\]-]{1,255}");

    private final AriRequests requests;
    private final AriHttpPool pool;
    private final LegRegistry registry;
    private final LegTracker tracker;
    private final TelephonyListener listener;

    AdvisorCommands(
            AriRequests requests,
            AriHttpPool pool,
            LegRegistry registry,
            LegTracker tracker,
            TelephonyListener listener) {
        this.requests = requests;
        this.pool = pool;
        this.registry = registry;
        this.tracker = tracker;
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
            case AdvisorEndpoint.Tie(String address, long there) -> tie(sessionId, address, there, done);
            case AdvisorEndpoint.Media media ->
                done.accept(new Ack.Refused(Ack.Reason.NOT_SUPPORTED, "audio over WebSocket is not built yet"));
        }
    }

    private void call(long sessionId, String account, Consumer<Ack> done) {
        if (!ACCOUNT.matcher(account).matches()) {
            done.accept(new Ack.Refused(Ack.Reason.UNKNOWN_ENDPOINT, "not an account: " + account));
            return;
        }
        open(sessionId, requests.callAdvisor(sessionId, account), done);
    }

    private void tie(long sessionId, String address, long there, Consumer<Ack> done) {
        if (ADDRESS.matcher(address).matches()) {
            open(sessionId, requests.callNode(sessionId, address, there), done);
        } else {
            done.accept(new Ack.Refused(Ack.Reason.UNKNOWN_ENDPOINT, "not an address: " + address));
        }
    }

    private void open(long sessionId, AriRequest call, Consumer<Ack> done) {
        AdvisorLeg advisor = new AdvisorLeg(sessionId);
        registry.add(advisor);
        pool.send(requests.createBridge(ChannelIds.advisor(sessionId), "mixing"), bridged -> {
            if (bridged.ok() || bridged.status() == 409) { // 409: still there from the call before
                pool.send(call, called -> called(advisor, called, done));
            } else {
                refuse(advisor, bridged, Ack.Reason.FAILED, done);
            }
        });
    }

    private void called(AdvisorLeg advisor, AriReply reply, Consumer<Ack> done) {
        if (reply.ok()) {
            done.accept(Ack.ACCEPTED);
        } else if (reply.status() == 409) {
            pool.send(requests.channel(ChannelIds.advisor(advisor.sessionId())), found -> {
                if (found.ok()) {
                    done.accept(Ack.ACCEPTED);
                    seatIfUp(advisor, found);
                } else {
                    refuse(advisor, reply, Ack.Reason.UNKNOWN_ENDPOINT, done);
                }
            });
        } else {
            refuse(advisor, reply, Ack.Reason.UNKNOWN_ENDPOINT, done);
        }
    }

    /** The call before was given up by us, not by the phone: if it was picked up meanwhile, nothing more will tell. */
    private void seatIfUp(AdvisorLeg advisor, AriReply found) {
        if (found instanceof AriReply.Answered(int status, String body) && SwitchState.isUp(body)) {
            seat(advisor);
        }
    }

    private void refuse(AdvisorLeg advisor, AriReply reply, Ack.Reason notThere, Consumer<Ack> done) {
        registry.remove(advisor);
        pool.send(requests.deleteBridge(ChannelIds.advisor(advisor.sessionId())), ignored -> {});
        done.accept(Replies.refused(reply, notThere));
    }

    /** The phone was picked up: into its bridge, where it stays for the session. */
    void seat(AdvisorLeg advisor) {
        String name = ChannelIds.advisor(advisor.sessionId());
        pool.send(requests.addToBridge(name, name), reply -> {
            if (reply.ok()) {
                tracker.entered(name, name); // Asterisk sends no event of its own for the first in a bridge
            } else {
                LOG.warn("session {}: the phone could not be seated: {}", advisor.sessionId(), reply.detail());
                pool.send(requests.hangup(name), ignored -> {});
            }
        });
    }

    /** Another node calls for an advisor of ours: into the advisor's bridge, for as long as that node wants. */
    void joinTie(String channel, List<String> arguments) {
        AdvisorLeg advisor = arguments.size() < 2 ? null : registry.advisor(sessionOf(arguments.get(1)));
        if (advisor == null || !advisor.up() || advisor.closing()) {
            LOG.warn("A tie line for session {}, who is not here", arguments);
            pool.send(requests.hangup(channel), ignored -> {});
            return;
        }
        pool.send(requests.addToBridge(ChannelIds.advisor(advisor.sessionId()), channel), added -> {
            pool.send(added.ok() ? requests.pickUp(channel) : requests.hangup(channel), ignored -> {});
        });
    }

    private static long sessionOf(String digits) {
        return digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }

    @Override
    public void close(long sessionId, Consumer<Ack> done) {
        AdvisorLeg advisor = registry.advisor(sessionId);
        if (advisor != null) {
            advisor.close();
        }
        String name = ChannelIds.advisor(sessionId);
        pool.send(requests.hangup(name), reply -> {
            pool.send(requests.deleteBridge(name), ignored -> {});
            pool.send(requests.deleteBridge(ChannelIds.hold(sessionId)), ignored -> {});
            done.accept(reply.status() == 404 ? Ack.ACCEPTED : Replies.ack(reply, Ack.Reason.FAILED));
        });
    }

    @Override
    public void provision(SipAccount account, Consumer<Ack> done) {
        if (!ACCOUNT.matcher(account.user()).matches() || account.password().isBlank()) {
            done.accept(new Ack.Refused(Ack.Reason.FAILED, "not an account: " + account));
        } else {
            configure(AccountRequests.phone(account).iterator(), done);
        }
    }

    void provisionTies(String secret, Consumer<Ack> done) {
        configure(AccountRequests.tie(secret).iterator(), done);
    }

    private void configure(Iterator<AriRequest> steps, Consumer<Ack> done) {
        pool.send(steps.next(), reply -> {
            if (!reply.ok()) {
                done.accept(Replies.ack(reply, Ack.Reason.FAILED));
            } else if (steps.hasNext()) {
                configure(steps, done);
            } else {
                done.accept(Ack.ACCEPTED);
            }
        });
    }
}
