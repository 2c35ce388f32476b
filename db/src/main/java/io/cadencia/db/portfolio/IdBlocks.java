package io.cadencia.db.portfolio;

import static io.cadencia.db.generated.Tables.ID_BLOCK;

import io.cadencia.db.Database;
import org.jooq.Record1;

/** Ids for tables loaded in bulk: a block is taken in a short transaction of its own; what is not used is lost. */
final class IdBlocks {
    private IdBlocks() {}

    /** Takes {@code count} ids of a table and returns the first. */
    static long take(Database database, String table, int count) {
        return database.jooq().transactionResult(tx -> {
            Record1<Long> next = tx.dsl()
                    .select(ID_BLOCK.NEXT_ID)
                    .from(ID_BLOCK)
                    .where(ID_BLOCK.NAME.eq(table))
                    .forUpdate()
                    .fetchSingle();
            tx.dsl()
                    .update(ID_BLOCK)
                    .set(ID_BLOCK.NEXT_ID, next.value1() + count)
                    .where(ID_BLOCK.NAME.eq(table))
                    .execute();
            return next.value1();
        });
    }
}
