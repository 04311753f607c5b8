package dev.foretaste.api.erasure;

import dev.foretaste.topology.erasure.ErasedCustomers;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the API forgets customers with. Thread-safe.
 *
 * @param log where requests go
 * @param erased where the stream's answers are seen
 * @param expiries until when records of a customer can stand on the topics that are cleaned up by
 *     age only; empty for ever
 */
public record Erasures(
    ErasureLog log, ErasedCustomers erased, Supplier<Map<String, Optional<Instant>>> expiries) {}
