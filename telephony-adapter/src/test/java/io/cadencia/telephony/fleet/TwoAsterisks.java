package io.cadencia.telephony.fleet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.port.telephony.Ack;
import io.cadencia.core.port.telephony.AdvisorEndpoint;
import io.cadencia.telephony.ari.AriTelephony;
import io.cadencia.telephony.contract.Protocol;
import io.cadencia.telephony.contract.RealTime;
import io.cadencia.telephony.population.Behaviour;
import io.cadencia.telephony.population.DebtorPopulation;
import io.cadencia.telephony.population.ForcedNumber;
import io.cadencia.telephony.rig.AsteriskProcess;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.rig.SippProcess;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** Two real Asterisks "a" and "b" as one switch, with SIPp debtors and SIPp phones for each test. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@SuppressWarnings("NullAway.Init")
abstract class TwoAsterisks {
    private static final long PATIENCE_MS = 20_000;
    static final AdvisorEndpoint PHONE = new AdvisorEndpoint.Sip("phone@robots");

    private static final Map<String, Integer> NUMBERS = NodeNumbers.of(List.of("a", "b"));

    private SippProcess debtors;
    private SippProcess phones;
    AsteriskProcess a;
    AsteriskProcess b;
    SwitchFleet fleet;

    @BeforeEach
    void startRig() {
        debtors = SippProcess.debtors(DebtorPopulation.hasty());
        phones = SippProcess.phones();
        a = AsteriskProcess.start(AsteriskSettings.local(debtors.port(), phones.port()));
        b = AsteriskProcess.start(AsteriskSettings.local(debtors.port(), phones.port()));
        fleet = new SwitchFleet(List.of(node("a", a), node("b", b)));
    }

    private static Node node(String name, AsteriskProcess asterisk) {
        AsteriskSettings settings = asterisk.settings();
        return new Node(
                name,
                new AriTelephony(Protocol.ari(settings).asNode(requireNonNull(NUMBERS.get(name)))),
                "127.0.0.1:" + settings.sipPort());
    }

    @AfterEach
    void stopRig() {
        fleet.close();
        b.close();
        a.close();
        phones.close();
        debtors.close();
    }

    static String number(Behaviour behaviour, int filler) {
        return ForcedNumber.number(behaviour, 100, filler);
    }

    static List<String> channels(AsteriskProcess asterisk) {
        return asterisk.console("core show channels concise")
                .lines()
                .filter(line -> line.contains("!"))
                .map(line -> line.substring(line.lastIndexOf('!') + 1))
                .toList();
    }

    static void ack(CompletionStage<Ack> stage) {
        assertThat(stage.toCompletableFuture().join()).isEqualTo(Ack.ACCEPTED);
    }

    static void await(BooleanSupplier condition) {
        RealTime.await(condition, PATIENCE_MS);
    }
}
