package io.cadencia.telephony.leg;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.core.port.telephony.DialRequest;
import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.core.port.telephony.RecordAction;
import io.cadencia.core.port.telephony.SipAccount;
import io.cadencia.core.port.telephony.SuperviseMode;
import io.cadencia.core.port.telephony.SwitchSnapshot;
import java.util.List;
import java.util.function.Consumer;

/**
 * A running adapter as {@link SwitchOnLoop} drives it. The requests mean what the port says; each {@code done} is called
 * once. Its owner's thread only.
 */
public interface SwitchSession {
    void start();

    /** The link is up and what the switch has is known. */
    boolean up();

    Legs legs();

    Advisors advisors();

    Controls controls();

    void pair(long legId, long otherLegId, Consumer<Ack> done);

    void answer(long legId, Consumer<Ack> done);

    void record(long legId, String name, RecordAction action, Consumer<Ack> done);

    void supervise(long supervisorSessionId, long sessionId, SuperviseMode mode, Consumer<Ack> done);

    /** {@code done} gets null if the switch cannot be asked. */
    void snapshot(Consumer<SwitchSnapshot> done);

    /** About once a second. */
    void sweep();

    void close();

    /** Requests on legs. */
    interface Legs {
        void dial(DialRequest request, Consumer<Ack> done);

        void connect(long legId, long sessionId, Consumer<Ack> done);

        void detach(long legId, Consumer<Ack> done);

        void hangup(long legId, Consumer<Ack> done);

        void playAndHangup(long legId, Prompt prompt, Consumer<Ack> done);

        void forgetAbandoned(List<Long> legIds, Consumer<Ack> done);
    }

    /** Requests on advisors' phones. */
    interface Advisors {
        void open(long sessionId, AdvisorEndpoint endpoint, Consumer<Ack> done);

        void close(long sessionId, Consumer<Ack> done);

        void provision(SipAccount account, Consumer<Ack> done);
    }

    /** Requests on a conversation. */
    interface Controls {
        void hold(long legId, boolean on, Consumer<Ack> done);

        void mute(long legId, boolean on, Consumer<Ack> done);

        void sendDtmf(long legId, String digits, Consumer<Ack> done);
    }
}
