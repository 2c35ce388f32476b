package io.cadencia.telephony.contract;

import io.cadencia.core.port.telephony.Prompt;
import io.cadencia.telephony.rig.AsteriskProcess;
import java.util.EnumSet;
import java.util.Set;

/** Which of our messages an Asterisk plays, by its own list of channels. */
public final class Playing {
    private Playing() {}

    public static Set<Prompt> on(AsteriskProcess asterisk) {
        Set<Prompt> playing = EnumSet.noneOf(Prompt.class);
        asterisk.console("core show channels concise").lines().forEach(line -> {
            if (line.contains("!Playback!cadencia-abandoned!")) {
                playing.add(Prompt.ABANDONMENT);
            } else if (line.contains("!Playback!cadencia-unattended!")) {
                playing.add(Prompt.UNATTENDED);
            }
        });
        return playing;
    }
}
