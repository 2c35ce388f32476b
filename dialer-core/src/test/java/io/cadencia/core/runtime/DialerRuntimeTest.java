package io.cadencia.core.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cadencia.core.engine.Command;
import io.cadencia.core.engine.Effect;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DialerRuntimeTest extends RuntimeRig {
    @Test
    void shouldRefuseAFolderInUse() throws IOException {
        open();
        DialerRuntime first = runtime;
        try {
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(this::open)
                    .withMessageContaining("in use by another engine");
        } finally {
            runtime = first;
        }
    }

    @Test
    void shouldAcceptNothingWhileTheDiskIsFullAndLoseNothingWhenItIsFreed() throws Exception {
        open();
        workingDay(5);
        int before = effects.size();
        diskFull.set(true);
        submit(new Command.ChangeState("pause", 7, false, "BANO"));
        await(() -> runtime.status().journalStuck());
        assertThat(effects.subList(before, effects.size())).noneMatch(Effect.Answer.class::isInstance);
        assertThat(trouble.stuck).isNotEmpty();

        diskFull.set(false);
        await(() -> !runtime.status().journalStuck());
        runtime.awaitQuiet();
        assertThat(effects.subList(before, effects.size())).contains(new Effect.Answer(7, "pause", null));
        long hash = runtime.stateHash();
        runtime.crash();
        open();
        runtime.crash();
        assertThat(replayedHash()).isEqualTo(hash);
    }

    @Test
    void shouldSayBusyInsteadOfWaitingWhenTheRingIsFull() throws Exception {
        open();
        workingDay(1);
        diskFull.set(true);
        int taken = 0;
        while (taken < 5_000 && runtime.trySubmit(new Command.DesktopLost(999))) {
            taken++;
        }
        assertThat(taken).isBetween(1_000, 2_100);
    }

    @Test
    void shouldStopLaunchingWhenTheBacklogOfFactsIsOverItsLimit() throws Exception {
        backlogLimit = 50;
        open();
        workingDay(1);
        database.failing.set(true);
        more(40);
        await(() -> runtime.status().factBacklog() > 50);
        await(() -> {
            clock.addAndGet(1_000);
            return last(Effect.ShowCampaign.class).figures().blocker().equals("DATABASE_BACKLOG");
        });

        database.failing.set(false);
        awaitShipped();
        await(() -> {
            clock.addAndGet(1_000);
            return !last(Effect.ShowCampaign.class).figures().blocker().equals("DATABASE_BACKLOG");
        });
    }
}
