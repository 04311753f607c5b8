package dev.foretaste.cli.deadletters;

import java.util.Optional;
import java.util.Set;

/**
 * Which dead letters are meant; what is empty holds for all.
 *
 * @param ids these alone
 * @param reasons codes of reasons
 * @param source topic, topic:partition or topic:partition:offset of the refused record
 * @param from refused records produced then or later, ms since 1970-01-01T00:00Z
 * @param to refused records produced before then
 * @param status what became of it
 */
record LetterFilter(
    Set<LetterId> ids,
    Set<String> reasons,
    Optional<String> source,
    Optional<Long> from,
    Optional<Long> to,
    Optional<LetterStatus> status) {

  boolean matches(Letter letter) {
    long time = letter.record().timestamp();
    return (ids.isEmpty() || ids.contains(letter.id()))
        && (reasons.isEmpty() || reasons.contains(letter.reason()))
        && source.map(place -> (letter.source() + ":").startsWith(place + ":")).orElse(true)
        && from.map(bound -> time >= bound).orElse(true)
        && to.map(bound -> time < bound).orElse(true)
        && status.map(wanted -> letter.status() == wanted).orElse(true);
  }

  /** Whether it leaves anything out, other than by status. */
  boolean isSelective() {
    return !ids.isEmpty()
        || !reasons.isEmpty()
        || source.isPresent()
        || from.isPresent()
        || to.isPresent();
  }
}
