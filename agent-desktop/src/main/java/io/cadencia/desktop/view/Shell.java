package io.cadencia.desktop.view;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Appearance;
import io.cadencia.desktop.view.advisor.AdvisorView;
import io.cadencia.desktop.view.common.HelpOverlay;
import io.cadencia.desktop.view.common.NoticesView;
import io.cadencia.desktop.view.common.Visibility;
import io.cadencia.desktop.view.signin.CampaignView;
import io.cadencia.desktop.view.signin.SignInView;
import io.cadencia.desktop.viewmodel.DesktopViewModel;
import io.cadencia.desktop.viewmodel.DesktopViewModel.Screen;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

/** The window's content: one screen at a time, notices in a corner, help over the middle. */
public final class Shell extends StackPane {
    private final Appearance appearance;
    private final SignInView signIn;
    private final CampaignView campaign;
    private final AdvisorView advisor;
    private final HelpOverlay help;

    public Shell(Texts texts, DesktopViewModel model, Appearance appearance) {
        this.appearance = appearance;
        setId("shell");
        getStyleClass().add("shell");
        help = new HelpOverlay(texts);
        signIn = new SignInView(texts, model.signIn());
        campaign = new CampaignView(texts, model.signIn());
        advisor = new AdvisorView(texts, model, appearance.largeText(), help::toggle);
        NoticesView notices = new NoticesView(model.notices(), texts.get("notice.close"));
        StackPane.setAlignment(notices, Pos.BOTTOM_LEFT);
        StackPane.setAlignment(help, Pos.CENTER);
        getChildren().addAll(signIn, campaign, advisor, notices, help);
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        model.screenProperty().subscribe(this::show);
        PopPainted.report(this, model);
    }

    /** A scene of the design's size, dressed. */
    public Scene scene(double width, double height) {
        Scene scene = new Scene(this, width, height);
        appearance.dress(scene);
        return scene;
    }

    private void show(Screen screen) {
        Visibility.set(signIn, screen == Screen.SIGN_IN);
        Visibility.set(campaign, screen == Screen.CAMPAIGN);
        Visibility.set(advisor, screen == Screen.ADVISOR);
        switch (screen) {
            case SIGN_IN -> signIn.focusFirstEmpty();
            case CAMPAIGN -> campaign.focusFirst();
            case ADVISOR -> advisor.requestFocus();
        }
    }

    private void pressed(KeyEvent event) {
        if (general(event)) {
            event.consume();
        }
    }

    private boolean general(KeyEvent event) {
        KeyCode code = event.getCode();
        if (code == KeyCode.F1) {
            help.toggle();
            return true;
        }
        if (code == KeyCode.F9) {
            appearance.darkProperty().set(!appearance.darkProperty().get());
            return true;
        }
        if (code == KeyCode.ESCAPE && help.isOpen()) {
            help.close();
            return true;
        }
        return event.isControlDown() && !event.isAltDown() && scale(code);
    }

    private boolean scale(KeyCode code) {
        switch (code) {
            case PLUS, ADD, EQUALS -> appearance.larger();
            case MINUS, SUBTRACT -> appearance.smaller();
            case DIGIT0, NUMPAD0 -> appearance.normal();
            default -> {
                return false;
            }
        }
        return true;
    }
}
