package io.cadencia.desktop.theme;

import org.kordamp.ikonli.javafx.FontIcon;

/** Icons by meaning, from Material Design; their size and colour come from the stylesheet. */
public enum Icons {
    LOGO("mdi2p-phone-sync"),
    USER("mdi2a-account"),
    LOCK("mdi2l-lock"),
    SERVER("mdi2s-server-network"),
    PHONE("mdi2p-phone"),
    DESK_PHONE("mdi2d-deskphone"),
    DIAL("mdi2p-phone-outgoing"),
    RINGING("mdi2p-phone-ring"),
    IN_CALL("mdi2p-phone-in-talk"),
    HANG_UP("mdi2p-phone-hangup"),
    HOLD("mdi2p-pause-circle"),
    RESUME("mdi2p-play-circle"),
    MUTE("mdi2m-microphone-off"),
    UNMUTE("mdi2m-microphone"),
    KEYPAD("mdi2d-dialpad"),
    READY("mdi2c-check-circle"),
    WAITING("mdi2t-timer-sand"),
    PREPARING("mdi2a-account-search"),
    WRAP_UP("mdi2c-clipboard-edit"),
    UNCLASSIFIED("mdi2a-alert-octagon"),
    PAUSED("mdi2c-coffee"),
    CONNECTING("mdi2s-sync"),
    SIGNAL_GOOD("mdi2w-wifi-strength-4"),
    SIGNAL_FAIR("mdi2w-wifi-strength-2"),
    SIGNAL_POOR("mdi2w-wifi-strength-1-alert"),
    SIGNAL_LOST("mdi2w-wifi-off"),
    ALLOWED("mdi2c-check-circle-outline"),
    BLOCKED("mdi2c-cancel"),
    CLOCK("mdi2c-clock-outline"),
    ERROR("mdi2a-alert-circle"),
    INFO("mdi2i-information"),
    DONE("mdi2c-check-bold"),
    NEXT("mdi2a-arrow-right-bold"),
    BACK("mdi2u-undo-variant"),
    SAVE("mdi2c-content-save"),
    HELP("mdi2h-help-circle-outline"),
    LIST("mdi2f-format-list-numbered"),
    HISTORY("mdi2h-history"),
    MONEY("mdi2c-cash-multiple"),
    CLOSE("mdi2c-close"),
    RETURN("mdi2s-skip-next"),
    SUN("mdi2w-white-balance-sunny"),
    TRANSFER("mdi2p-phone-forward"),
    INBOUND("mdi2p-phone-incoming"),
    MACHINE("mdi2r-robot"),
    SUPERVISOR("mdi2a-account-eye"),
    RECORDING("mdi2r-record-circle"),
    RECORDING_PAUSED("mdi2p-pause-circle-outline"),
    MOON("mdi2m-moon-waning-crescent");

    private final String literal;

    Icons(String literal) {
        this.literal = literal;
    }

    public FontIcon icon() {
        FontIcon icon = new FontIcon(literal);
        icon.getStyleClass().add("icon");
        return icon;
    }

    /** Shows this icon in a place that changes its meaning. */
    public void showIn(FontIcon icon) {
        icon.setIconLiteral(literal);
    }
}
