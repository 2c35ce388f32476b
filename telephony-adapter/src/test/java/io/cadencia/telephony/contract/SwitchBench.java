package io.cadencia.telephony.contract;

import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.core.port.telephony.TelephonySwitch;
import java.util.Set;

/** What a contract test needs of an implementation beyond the port; a new bench for each test. */
public interface SwitchBench extends AutoCloseable {
    /** After the test and the switch. */
    @Override
    default void close() {}

    /** The switch, not started yet; called once. */
    TelephonySwitch open();

    /** Lets time pass, real or virtual. */
    void pass(long ms);

    /** The time that {@link #pass} counts in, ms. */
    long now();

    /** Breaks the link to the switch for a short while; calls go on. */
    void dropLink();

    /** The phone of an open session hangs up. */
    void dropPhone(long sessionId);

    /** Channels there are on the switch: a leg, a phone, a supervisor's ear are one each. */
    int channels();

    /** The messages that are being played now, of all calls. */
    Set<Prompt> playing();

    /** Somebody outside calls, and gives up when nobody answers for this long; once answered the caller stays. */
    void arrive(String called, String caller, long patienceMs);
}
