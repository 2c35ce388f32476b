package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.desktop.view.common.OptionGroup;
import io.cadencia.desktop.view.common.Visibility;
import io.cadencia.desktop.viewmodel.ClassificationViewModel;
import io.cadencia.desktop.viewmodel.ClassificationViewModel.Step;
import io.cadencia.desktop.viewmodel.DesktopViewModel;
import io.cadencia.desktop.viewmodel.FieldViewModel;
import io.cadencia.protocol.ServerMessage.ContactType;
import io.cadencia.protocol.ServerMessage.Result;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Contact type, result, its fields, note, save: in this order, each a key away. */
final class ClassificationPanel extends VBox {
    private static final int ONE_COLUMN_UP_TO = 8;
    private static final int NOTE_ROWS = 2;

    private final Texts texts;
    private final ClassificationViewModel model;
    private final OptionGroup<ContactType> types;
    private final VBox resultHolder = new VBox();
    private final VBox fieldBoxes = new VBox();
    private final TextArea note = new TextArea();
    private final ScrollPane scroll = new ScrollPane();
    private OptionGroup<Result> results;

    ClassificationPanel(Texts texts, DesktopViewModel desktop) {
        this.texts = texts;
        this.model = desktop.classification();
        setId("classification");
        getStyleClass().addAll("card-block", "classification");
        types = new OptionGroup<>(1, ContactType::label, t -> "contactType-" + t.code(), model::choose);
        results = resultGroup(1);
        fieldBoxes.getStyleClass().add("fields");
        Node form = form();
        Label closed = Labels.wrapped(texts.get("classify.closed"), "hint");
        VBox.setVgrow(form, Priority.ALWAYS);
        Visibility.bind(form, model.stepProperty().map(s -> s != Step.CLOSED));
        Visibility.bind(closed, model.stepProperty().map(s -> s == Step.CLOSED));
        getChildren().addAll(header(), new WrapUpStrip(texts, desktop.seat()), closed, form);
        follow();
    }

    /** Puts the focus where the advisor has to go on. */
    void focus() {
        switch (model.stepProperty().get()) {
            case CLOSED -> {}
            case CONTACT_TYPE -> types.focusFirst();
            case RESULT -> results.focusFirst();
            case DETAILS -> focusField(0);
        }
    }

    void focusNote() {
        note.requestFocus();
        note.end();
    }

    /** Takes a digit or letter as the key of an option. */
    boolean press(KeyEvent event) {
        return switch (model.stepProperty().get()) {
            case CONTACT_TYPE -> types.press(event);
            case RESULT -> results.press(event);
            case CLOSED, DETAILS -> false;
        };
    }

    private HBox header() {
        Label title = Labels.of(texts.get("classify.title"), "card-title");
        title.setGraphic(Icons.WRAP_UP.icon());
        HBox header = new HBox(title, Labels.key("F5"));
        header.getStyleClass().add("card-header");
        return header;
    }

    private VBox form() {
        VBox steps = new VBox(
                new ChosenLine(texts.get("classify.chosen"), model.chosenTextProperty()),
                stepTitle(),
                types,
                resultHolder,
                fieldBoxes);
        steps.getStyleClass().add("steps");
        scroll.setContent(steps);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("plain-scroll");
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        VBox form = new VBox(scroll, noteBox(), footer());
        form.getStyleClass().add("form");
        return form;
    }

    private HBox stepTitle() {
        Label title = Labels.bound(model.stepProperty().map(s -> texts.get("classify.step." + s)), "step-title");
        Button back = new Button(texts.get("classify.back"), Icons.BACK.icon());
        back.setId("classifyBack");
        back.getStyleClass().addAll("flat", "small-button");
        back.setContentDisplay(javafx.scene.control.ContentDisplay.LEFT);
        back.setFocusTraversable(false);
        back.disableProperty().bind(model.savingProperty());
        back.setOnAction(e -> model.back());
        Visibility.bind(back, model.stepProperty().map(s -> s == Step.RESULT || s == Step.DETAILS));
        javafx.scene.layout.Region gap = new javafx.scene.layout.Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox line = new HBox(title, gap, back);
        line.getStyleClass().add("step-line");
        return line;
    }

    private VBox noteBox() {
        note.setId("note");
        note.setWrapText(true);
        note.setPrefRowCount(NOTE_ROWS);
        note.setPromptText(texts.get("note.prompt"));
        note.textProperty().bindBidirectional(model.noteProperty());
        note.editableProperty().bind(model.savingProperty().not());
        note.addEventFilter(KeyEvent.KEY_PRESSED, new TabMovesFocus());
        Label label = Labels.of(texts.get("note.label"), "field-label");
        label.setLabelFor(note);
        Label error = Labels.wrapped("", "field-error");
        error.textProperty().bind(model.noteErrorProperty());
        Visibility.bindToText(error, model.noteErrorProperty());
        HBox head = new HBox(label, Labels.key("F6"));
        head.getStyleClass().add("label-line");
        VBox box = new VBox(head, note, error);
        box.getStyleClass().add("field-box");
        return box;
    }

    private VBox footer() {
        HBox content = new HBox(
                Icons.SAVE.icon(),
                Labels.bound(model.savingProperty().map(s -> texts.get(s ? "classify.saving" : "classify.save"))),
                Labels.key("Ctrl+Enter"));
        content.getStyleClass().add("button-content");
        content.setAlignment(javafx.geometry.Pos.CENTER);
        Button save = new Button(null, content);
        save.setId("save");
        save.setAccessibleText(texts.get("classify.save"));
        save.getStyleClass().addAll("accent", "large-button");
        save.setMaxWidth(Double.MAX_VALUE);
        save.disableProperty()
                .bind(model.savingProperty().or(model.notYetProperty().isNotEmpty()));
        save.setOnAction(e -> model.save());
        Label why = Labels.wrapped("", "hint");
        why.textProperty().bind(model.notYetProperty());
        Visibility.bindToText(why, model.notYetProperty());
        VBox footer = new VBox(save, why);
        footer.getStyleClass().add("footer");
        return footer;
    }

    private void follow() {
        model.contactTypes().addListener((ListChangeListener<ContactType>) c -> types.show(model.contactTypes()));
        types.show(model.contactTypes());
        model.results().addListener((ListChangeListener<Result>) c -> showResults());
        showResults();
        model.fields().addListener((ListChangeListener<FieldViewModel>) c -> showFields());
        showFields();
        Visibility.bind(types, model.stepProperty().map(s -> s == Step.CONTACT_TYPE));
        Visibility.bind(resultHolder, model.stepProperty().map(s -> s == Step.RESULT));
        Visibility.bind(fieldBoxes, model.stepProperty().map(s -> s == Step.DETAILS));
        fieldBoxes.disableProperty().bind(model.savingProperty());
        model.firstProblemProperty().subscribe(wrong -> {
            if (wrong != null) {
                boxes().stream().filter(b -> b.model() == wrong).forEach(box -> {
                    box.focus();
                    scroll.setVvalue(box.getBoundsInParent().getMinY() > 0 ? scroll.getVmax() : scroll.getVmin());
                });
            }
        });
    }

    private void showResults() {
        results = resultGroup(model.results().size() > ONE_COLUMN_UP_TO ? 2 : 1);
        results.show(model.results());
        if (model.results().size() > ONE_COLUMN_UP_TO) {
            results.getStyleClass().add("dense");
        }
        resultHolder.getChildren().setAll(results);
    }

    private OptionGroup<Result> resultGroup(int columns) {
        return new OptionGroup<>(columns, Result::label, r -> "result-" + r.code(), model::choose);
    }

    private void showFields() {
        List<FieldBox> boxes = new ArrayList<>();
        for (int i = 0; i < model.fields().size(); i++) {
            int next = i + 1;
            boxes.add(new FieldBox(model.fields().get(i), () -> focusField(next)));
        }
        fieldBoxes.getChildren().setAll(boxes);
    }

    private void focusField(int index) {
        List<FieldBox> boxes = boxes();
        if (index < boxes.size()) {
            boxes.get(index).focus();
        } else {
            focusNote();
        }
    }

    private List<FieldBox> boxes() {
        return fieldBoxes.getChildren().stream().map(FieldBox.class::cast).toList();
    }
}
