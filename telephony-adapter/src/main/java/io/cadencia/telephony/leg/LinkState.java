package io.cadencia.telephony.leg;

import io.cadencia.core.port.telephony.SwitchSnapshot;
import io.cadencia.core.port.telephony.TelephonyEvent;
import io.cadencia.core.port.telephony.TelephonyListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the link to a switch is, and what was told of it: the listener hears of each change once, the log also when only
 * the reason changes while it is tried again and again. Its owner's thread only.
 */
public final class LinkState {
    private static final Logger LOG = LoggerFactory.getLogger(LinkState.class);

    private enum Phase {
        DOWN,
        SYNCHRONISING,
        UP,
        LEADERSHIP_LOST,
        CLOSED
    }

    private final String name;
    private final TelephonyListener listener;
    private Phase phase = Phase.DOWN;
    private int connection;

    /** What was said of the link being down; empty while it is up or was never tried. */
    private String downFor = "";

    /** @param name for the log, such as "The link to Asterisk 127.0.0.1:8088" */
    public LinkState(String name, TelephonyListener listener) {
        this.name = name;
        this.listener = listener;
    }

    /**
     * It stands; what the switch has is being asked.
     *
     * @return the number of this connection
     */
    public int opened() {
        if (phase == Phase.DOWN) {
            phase = Phase.SYNCHRONISING;
        }
        return ++connection;
    }

    /** The connection of this number stands, and is not yet told to be up. */
    public boolean synchronising(int number) {
        return number == connection && synchronising();
    }

    public boolean synchronising() {
        return phase == Phase.SYNCHRONISING;
    }

    public boolean up() {
        return phase == Phase.UP;
    }

    /** It is ours no more, or is being closed: nothing is told any more. */
    public boolean over() {
        return phase == Phase.LEADERSHIP_LOST || phase == Phase.CLOSED;
    }

    public void cameUp(SwitchSnapshot now, boolean switchRestarted) {
        phase = Phase.UP;
        downFor = "";
        LOG.info(
                "{} is up, {} legs and {} advisors there{}",
                name,
                now.legs().size(),
                now.advisors().size(),
                switchRestarted ? "; it was restarted" : "");
        listener.on(new TelephonyEvent.LinkUp(now, switchRestarted));
    }

    /** It broke, or could not be made. */
    public void down(String why) {
        connection++;
        if (over()) {
            return;
        }
        phase = Phase.DOWN;
        boolean first = downFor.isEmpty();
        if (!why.equals(downFor)) {
            LOG.warn("{} is down: {}", name, why);
        }
        downFor = why;
        if (first) {
            listener.on(new TelephonyEvent.LinkDown(why));
        }
    }

    /** Another engine has the switch. */
    public void leadershipLost() {
        LOG.error("{}: Another engine took over; this one stops", name);
        phase = Phase.LEADERSHIP_LOST;
        listener.on(new TelephonyEvent.LeadershipLost());
    }

    /** Our own end is no news. */
    public void close() {
        phase = Phase.CLOSED;
    }
}
