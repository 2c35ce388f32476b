package io.cadencia.server.app;

import io.cadencia.server.app.config.ServerConfig.AmiConfig;
import io.cadencia.server.app.config.ServerConfig.AriConfig;
import io.cadencia.telephony.ami.AmiSettings;
import io.cadencia.telephony.ari.AriSettings;

/** What the configuration says of a switch, with the measured defaults for the rest. */
final class SwitchSettings {
    private SwitchSettings() {}

    static AriSettings of(AriConfig ari) {
        AriSettings usual = AriSettings.of(ari.host(), ari.port(), ari.user(), ari.password());
        return new AriSettings(
                ari.host(),
                ari.port(),
                ari.user(),
                ari.password(),
                ari.app(),
                ari.trunks(),
                usual.connections(),
                usual.queueLimit(),
                usual.commandTimeoutMs(),
                usual.pingMs(),
                usual.readIdleMs(),
                usual.firstBackOffMs(),
                usual.lastBackOffMs(),
                usual.node());
    }

    static AmiSettings of(AmiConfig ami) {
        return AmiSettings.of(ami.host(), ami.port(), ami.user(), ami.password())
                .withTrunks(ami.trunks());
    }
}
