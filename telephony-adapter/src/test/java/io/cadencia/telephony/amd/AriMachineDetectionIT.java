package io.cadencia.telephony.amd;

import static org.assertj.core.api.Assertions.assertThat;

import io.cadencia.core.port.telephony.AmdMode;
import io.cadencia.core.port.telephony.AmdVerdict;
import io.cadencia.telephony.contract.Protocol;
import io.cadencia.telephony.rig.AsteriskSettings;
import io.cadencia.telephony.trunk.NearEnd;
import java.util.List;
import org.junit.jupiter.api.Test;

class AriMachineDetectionIT extends RealMachineDetection {
    AriMachineDetectionIT() {
        super(Protocol.ARI);
    }

    /** The clear cases; the whole table is {@link AmdMeasurement}'s. */
    @Test
    void shouldNotTakeOneWordOfAPersonForAMachine() {
        try (NearEnd near = new NearEnd(AsteriskSettings.local(far.port(), far.port()))) {
            List<VoiceSample> oneWord = samples.stream()
                    .filter(sample -> sample.group().equals("one word"))
                    .toList();
            assertThat(oneWord).hasSizeGreaterThan(15);
            AmdRun run = AmdRun.of(oneWord, near, AmdMode.PARALLEL);
            assertThat(run.all())
                    .allSatisfy(call -> assertThat(call.verdict().verdict()).isEqualTo(AmdVerdict.HUMAN));
        }
    }
}
