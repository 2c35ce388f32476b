package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.ChoiceOverlay;
import io.cadencia.desktop.view.common.ChoiceOverlay.Choice;
import io.cadencia.desktop.view.common.Visibility;
import io.cadencia.desktop.viewmodel.ClassificationViewModel.Step;
import io.cadencia.desktop.viewmodel.DesktopViewModel;
import io.cadencia.protocol.ServerMessage.Seat;
import io.cadencia.protocol.ServerMessage.SeatState;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The advisor's screen. Predictive and manual share it; only the left column differs. All keys are handled by {@link
 * AdvisorKeys}.
 */
public final class AdvisorView extends StackPane {
    private final Texts texts;
    private final DesktopViewModel model;
    private final CallBar callBar;
    private final DialBar dialBar;
    private final PhoneFocus phones;
    private final ClassificationPanel classification;
    private final WorkListPanel workList;
    private final ChoiceOverlay states;
    private final ChoiceOverlay giveBack;
    private final ChoiceOverlay transfer;

    /** Asks the account's phones to take the focus. */
    private record PhoneFocus(WhoCard who) {
        void focus() {
            who.lookupAll("#phones").forEach(n -> ((PhoneList) n).focus());
        }
    }

    /** {@code largeText}: the left column gives its place to the account while one is on the screen. */
    public AdvisorView(Texts texts, DesktopViewModel model, ObservableValue<Boolean> largeText, Runnable openHelp) {
        this.texts = texts;
        this.model = model;
        setId("advisorView");
        getStyleClass().add("advisor");
        states = new ChoiceOverlay("stateMenu", Icons.READY, texts.get("states.title"), texts.get("overlay.hint"));
        giveBack =
                new ChoiceOverlay("giveBackMenu", Icons.RETURN, texts.get("giveBack.title"), texts.get("overlay.hint"));
        transfer =
                new ChoiceOverlay("transferMenu", Icons.TRANSFER, texts.get("third.title"), texts.get("overlay.hint"));
        callBar =
                new CallBar(texts, model.call(), new CallFunctionsStrip(texts, model.functions(), this::openTransfer));
        dialBar = new DialBar(texts, model, this::openGiveBack);
        classification = new ClassificationPanel(texts, model);
        workList = new WorkListPanel(texts, model);
        WhoCard who = new WhoCard(texts, model);
        phones = new PhoneFocus(who);
        BorderPane page = new BorderPane(columns(who, largeText));
        page.setTop(new VBox(new TopBar(texts, model, this::openStates, openHelp), new ConnectionBanner(texts, model)));
        getChildren().addAll(page, states, giveBack, transfer);
        StackPane.setAlignment(states, Pos.TOP_LEFT);
        StackPane.setAlignment(giveBack, Pos.TOP_CENTER);
        StackPane.setAlignment(transfer, Pos.CENTER);
        new AdvisorKeys(this, model).listenTo(this);
        follow();
    }

    void openStates() {
        Node before = focusOwner();
        states.open(new StateChoices(texts, model.seat()).list(), () -> giveFocusBack(before));
    }

    void openGiveBack() {
        if (model.seat().state() == SeatState.PREPARING) {
            Node before = focusOwner();
            giveBack.open(new GiveBackChoices(texts, model).list(), () -> giveFocusBack(before));
        }
    }

    /** The directory, or what can be done with the third party who is there; the call bar stays in sight. */
    void openTransfer() {
        List<Choice> choices = model.functions().options().stream()
                .map(o -> new Choice(o.id(), o.label(), o.action()))
                .toList();
        if (!choices.isEmpty() && !transfer.isOpen()) {
            Node before = focusOwner();
            transfer.open(choices, () -> giveFocusBack(before));
        }
    }

    void dial() {
        if (model.seat().state() == SeatState.PREPARING) {
            dialBar.dial();
        }
    }

    void next() {
        if (model.seat().state() == SeatState.READY) {
            model.workList().takeNext();
        }
    }

    void focusPhones() {
        phones.focus();
    }

    void focusWorkList() {
        workList.focus();
    }

    ClassificationPanel classification() {
        return classification;
    }

    Keypad keypad() {
        return callBar.keypad();
    }

    /** True while digits belong to something else than the classification. */
    boolean digitsAreTaken() {
        return overlayOpen() || keypad().isOpen() || focusOwner() instanceof TextInputControl;
    }

    boolean overlayOpen() {
        return states.isOpen() || giveBack.isOpen() || transfer.isOpen();
    }

    private HBox columns(WhoCard who, ObservableValue<Boolean> largeText) {
        VBox left = new VBox(leftPanel(), new DayFigures(texts, model.seat().seatProperty()));
        left.getStyleClass().add("left-column");
        ObservableValue<Boolean> account =
                model.account().cardProperty().map(c -> true).orElse(false);
        Visibility.bind(left, largeText.flatMap(large -> account.map(shown -> !(large && shown))));
        VBox middle = new VBox(middle(who));
        middle.getStyleClass().add("middle-column");
        HBox.setHgrow(middle, Priority.ALWAYS);
        VBox right = new VBox(classification);
        VBox.setVgrow(classification, Priority.ALWAYS);
        right.getStyleClass().add("right-column");
        HBox work = new HBox(middle, right);
        work.getStyleClass().add("work-columns");
        VBox.setVgrow(work, Priority.ALWAYS);
        VBox desk = new VBox(callBar, dialBar, work);
        desk.getStyleClass().add("desk");
        HBox.setHgrow(desk, Priority.ALWAYS);
        HBox columns = new HBox(left, desk);
        columns.getStyleClass().add("columns");
        return columns;
    }

    private StackPane leftPanel() {
        WaitingPanel waiting = new WaitingPanel(texts, model.seat().seatProperty());
        ObservableValue<Boolean> picks =
                model.seat().seatProperty().map(s -> model.seat().picksLeads());
        Visibility.bind(workList, picks.orElse(false));
        Visibility.bind(waiting, picks.map(p -> !p).orElse(true));
        StackPane panel = new StackPane(waiting, workList);
        panel.setAlignment(Pos.TOP_LEFT);
        VBox.setVgrow(panel, Priority.ALWAYS);
        return panel;
    }

    private StackPane middle(WhoCard who) {
        HistoryCard history = new HistoryCard(texts, model.account());
        VBox account = new VBox(who, new DebtCard(texts, model.account()), history);
        VBox.setVgrow(history, Priority.ALWAYS);
        account.getStyleClass().add("account");
        ScrollPane scroll = new ScrollPane(account);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFocusTraversable(false);
        EmptyState empty = new EmptyState(texts, model.seat());
        ObservableValue<Boolean> shown =
                model.account().cardProperty().map(c -> true).orElse(false);
        Visibility.bind(scroll, shown);
        Visibility.bind(empty, shown.map(s -> !s));
        StackPane middle = new StackPane(empty, scroll);
        VBox.setVgrow(middle, Priority.ALWAYS);
        return middle;
    }

    private void follow() {
        model.seat().seatProperty().subscribe(seat -> {
            boolean preparing = seat != null && seat.state() == SeatState.PREPARING;
            Visibility.set(dialBar, preparing);
            Visibility.set(callBar, !preparing);
        });
        model.seat().seatProperty().subscribe((before, after) -> followFocus(before, after));
        model.classification().stepProperty().subscribe((before, after) -> followStep(after));
    }

    private void followFocus(@Nullable Seat before, @Nullable Seat after) {
        SeatState was = before == null ? null : before.state();
        SeatState is = after == null ? null : after.state();
        if (was != is && is == SeatState.READY && model.seat().picksLeads()) {
            Platform.runLater(this::focusWorkList);
        } else if (was != is && is == SeatState.PREPARING) {
            Platform.runLater(this::focusPhones);
        }
    }

    /** The focus follows the call, but never leaves a text in the middle of a word. */
    private void followStep(Step step) {
        boolean typingNote = focusOwner() instanceof TextInputControl;
        if (step != Step.CLOSED && !(step == Step.CONTACT_TYPE && typingNote)) {
            Platform.runLater(classification::focus);
        }
    }

    private @Nullable Node focusOwner() {
        Scene scene = getScene();
        return scene == null ? null : scene.getFocusOwner();
    }

    private static void giveFocusBack(@Nullable Node before) {
        if (before != null) {
            before.requestFocus();
        }
    }
}
