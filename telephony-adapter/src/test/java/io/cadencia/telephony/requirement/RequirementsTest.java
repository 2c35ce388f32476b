package io.cadencia.telephony.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementsTest {
    @ParameterizedTest
    @ValueSource(strings = {"22.10.1", "22.10.1~dfsg+~cs6.15.60671435-1", "22.11.0", "23.0.0", "100.0.1"})
    void shouldAcceptAVersionThatIsNewEnough(String version) {
        assertThat(Requirements.findings(version, List.of(), module -> false)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.10.0", "22.9.9", "21.99.99", "", "GIT-master"})
    void shouldNameAVersionThatIsTooOldOrUnknown(String version) {
        assertThat(Requirements.findings(version, List.of(), module -> false))
                .singleElement()
                .asString()
                .contains("older than 22.10.1");
    }

    @Test
    void shouldNameTheModulesThatDoNotRun() {
        List<String> needed = Requirements.modules(List.of("app_amd"));

        assertThat(needed).contains("app_amd", "chan_pjsip").isSorted();
        assertThat(Requirements.findings(
                        "22.10.1", needed, module -> !module.equals("app_amd") && !module.equals("chan_pjsip")))
                .singleElement()
                .asString()
                .contains("runs without app_amd, chan_pjsip:");
    }
}
