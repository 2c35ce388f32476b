package io.cadencia.server.gateway;

import io.cadencia.core.engine.Command;
import java.util.Map;

/** A desktop's request in the engine's words, or why it makes no sense. */
sealed interface Translation {
    record Send(Command command) implements Translation {}

    record Refuse(String code, Map<String, String> params) implements Translation {}
}
