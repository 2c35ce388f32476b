package io.cadencia.server.demo;

import io.cadencia.server.app.StartException;
import io.cadencia.server.demo.robot.RobotCrew;
import io.cadencia.telephony.population.DebtorPopulation;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a demo was asked for.
 *
 * @param duration null = until Ctrl-C
 * @param report null = none
 * @param population how the debtors treat their calls
 */
public record DemoOptions(
        DemoSwitch telephony,
        int advisors,
        @Nullable Duration duration,
        @Nullable Path report,
        long seed,
        int debtors,
        DebtorPopulation population) {
    static final int MAX_DEBTORS = 1_000_000;

    boolean asterisk() {
        return telephony != DemoSwitch.SIMULATED;
    }

    public DemoOptions {
        if (advisors < 0 || advisors > RobotCrew.MAX_ROBOTS) {
            throw new StartException("--advisors " + advisors + " must be 0 to " + RobotCrew.MAX_ROBOTS + ".", null);
        }
        if (debtors < 100 || debtors > MAX_DEBTORS) {
            throw new StartException("--debtors " + debtors + " must be 100 to " + MAX_DEBTORS + ".", null);
        }
    }
}
