package io.cadencia.telephony.fleet;

import io.cadencia.core.port.telephony.TelephonySwitch;
import io.cadencia.telephony.audio.AudioContract;
import io.cadencia.telephony.contract.Protocol;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** Every call function heard across a tie line: each debtor on one Asterisk, each advisor's phone on another. */
@SuppressWarnings("NullAway.Init")
class FleetAudioIT extends AudioContract {
    private AsteriskProcess phones;

    @Override
    protected TelephonySwitch open(AsteriskProcess calls) {
        phones = AsteriskProcess.start(AsteriskSettings.local(
                port(calls.settings().trunk()), port(calls.settings().robots())));
        return CrossedFleet.over(new SwitchFleet(List.of(node("calls", calls), node("phones", phones))));
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    private static Node node(String name, AsteriskProcess asterisk) {
        return new Node(
                name,
                Protocol.ARI.open(asterisk.settings()),
                "127.0.0.1:" + asterisk.settings().sipPort());
    }

    @AfterAll
    void stopPhones() {
        phones.close();
    }
}
