package io.cadencia.desktop.view.advisor;

import io.cadencia.desktop.i18n.Texts;
import io.cadencia.desktop.theme.Icons;
import io.cadencia.desktop.view.common.Card;
import io.cadencia.desktop.view.common.Fact;
import io.cadencia.desktop.view.common.Labels;
import io.cadencia.desktop.viewmodel.AccountViewModel;
import io.cadencia.protocol.ServerMessage.AccountCard;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What is owed, since when, and the last payment. */
final class DebtCard extends VBox {
    private final AccountViewModel model;
    private final Fact balance;
    private final Fact overdue;
    private final Fact days;
    private final Fact lastPayment;
    private final Label product = Labels.of("", "badge");

    DebtCard(Texts texts, AccountViewModel model) {
        this.model = model;
        setId("debt");
        balance = new Fact(texts.get("debt.balance")).strong();
        overdue = new Fact(texts.get("debt.overdue")).strong();
        days = new Fact(texts.get("debt.daysPastDue"));
        lastPayment = new Fact(texts.get("debt.lastPayment"));
        FlowPane facts = new FlowPane(balance, overdue, days, lastPayment);
        facts.getStyleClass().add("facts");
        getChildren().add(new Card(Icons.MONEY, texts.get("debt.title"), facts).withTrailing(product));
        model.cardProperty().subscribe(this::show);
    }

    private void show(@Nullable AccountCard card) {
        if (card != null) {
            AccountViewModel.Debt debt = model.debt(card);
            product.setText(card.product());
            balance.show(debt.balance(), debt.balanceDate());
            overdue.show(debt.overdue(), "");
            days.show(debt.daysPastDue(), "");
            lastPayment.show(debt.lastPayment(), debt.lastPaymentDate());
        }
    }
}
