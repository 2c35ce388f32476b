package io.cadencia.desktop.view.common;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/**
 * Options to choose one of with a single key: the first nine by 1-9, further ones by A, B, C…; arrows move, Enter
 * chooses. The key stands on each option.
 */
public final class OptionGroup<T> extends GridPane {
    /** Most options with a key of their own. */
    public static final int MAX_KEYS = 35;

    private static final String KEYS = "123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final int columns;
    private final Function<T, String> label;
    private final Function<T, String> id;
    private final Consumer<T> choose;
    private final List<T> options = new ArrayList<>();

    public OptionGroup(int columns, Function<T, String> label, Function<T, String> id, Consumer<T> choose) {
        this.columns = columns;
        this.label = label;
        this.id = id;
        this.choose = choose;
        getStyleClass().add("options");
        for (int i = 0; i < columns; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setPercentWidth(100.0 / columns);
            column.setHgrow(Priority.ALWAYS);
            getColumnConstraints().add(column);
        }
        addEventFilter(KeyEvent.KEY_PRESSED, this::move);
    }

    /** Replaces the options. */
    public void show(List<? extends T> newOptions) {
        options.clear();
        options.addAll(newOptions);
        getChildren().clear();
        int rows = (options.size() + columns - 1) / columns;
        for (int i = 0; i < options.size(); i++) {
            add(tile(i), rows == 0 ? 0 : i / rows, rows == 0 ? 0 : i % rows);
        }
    }

    /** Chooses the option of this key, if there is one. */
    public boolean press(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return false;
        }
        Optional<T> option = optionOf(event.getCode());
        option.ifPresent(choose);
        return option.isPresent();
    }

    /** Puts the focus on the first option. */
    public void focusFirst() {
        if (!getChildren().isEmpty()) {
            getChildren().getFirst().requestFocus();
        }
    }

    private Optional<T> optionOf(KeyCode code) {
        if (!code.isDigitKey() && !code.isLetterKey()) {
            return Optional.empty();
        }
        String name = code.getChar();
        int index = name.length() == 1 ? KEYS.indexOf(name) : -1;
        return index >= 0 && index < options.size() ? Optional.of(options.get(index)) : Optional.empty();
    }

    private Button tile(int index) {
        T option = options.get(index);
        Button button = new Button(label.apply(option));
        button.setWrapText(true);
        if (index < MAX_KEYS) {
            button.setGraphic(Labels.key(KEYS.substring(index, index + 1)));
        }
        button.setId(id.apply(option));
        button.getStyleClass().add("option");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMaxHeight(Double.MAX_VALUE);
        button.setMinHeight(USE_PREF_SIZE);
        button.setOnAction(e -> choose.accept(option));
        return button;
    }

    private void move(KeyEvent event) {
        int from = focused();
        int rows = (options.size() + columns - 1) / columns;
        int to = switch (event.getCode()) {
            case DOWN -> from + 1;
            case UP -> from - 1;
            case RIGHT -> columns > 1 ? from + rows : from;
            case LEFT -> columns > 1 ? from - rows : from;
            case ENTER -> {
                choose(from, event);
                yield -1;
            }
            default -> -1;
        };
        if (from >= 0 && to >= 0 && to < options.size() && to != from) {
            getChildren().get(to).requestFocus();
            event.consume();
        }
    }

    private void choose(int index, KeyEvent event) {
        if (index >= 0 && !event.isControlDown()) {
            choose.accept(options.get(index));
            event.consume();
        }
    }

    private int focused() {
        for (int i = 0; i < getChildren().size(); i++) {
            if (getChildren().get(i).isFocused()) {
                return i;
            }
        }
        return -1;
    }
}
