package io.cadencia.telephony.fleet;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * Numbers for named switches, 0 to 255, each its own. They come from the names, not from their order, so that as a rule a
 * switch keeps its number when others come and go.
 */
public final class NodeNumbers {
    private static final int NUMBERS = 256;

    private NodeNumbers() {}

    /** @throws IllegalArgumentException if there are more than 256 names */
    public static Map<String, Integer> of(Collection<String> names) {
        TreeSet<String> inOrder = new TreeSet<>(names);
        if (inOrder.size() > NUMBERS) {
            throw new IllegalArgumentException("at most 256 nodes can be told apart, these are " + inOrder.size());
        }
        Map<String, Integer> numbers = new HashMap<>();
        for (String name : inOrder) {
            CRC32 crc = new CRC32();
            crc.update(name.getBytes(StandardCharsets.UTF_8));
            int number = (int) (crc.getValue() % NUMBERS);
            while (numbers.containsValue(number)) {
                number = (number + 1) % NUMBERS;
            }
            numbers.put(name, number);
        }
        return numbers;
    }
}
