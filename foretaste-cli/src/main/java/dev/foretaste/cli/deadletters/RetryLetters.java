package dev.foretaste.cli.deadletters;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sends dead letters through the normal door again, each once. */
@Command(
    name = "retry",
    description = {
      "Send dead letters again, each once however often this is called.",
      "",
      "An event goes under its customer's key to the topic it belongs to, as if it came now. What"
          + " the door would refuse again is not sent; the reason is printed. An event that only"
          + " the customer's state can judge (feedback for an order that was not known yet) is"
          + " sent, and becomes a new dead letter when it is refused again.",
      ""
    })
final class RetryLetters extends LetterCommand {
  private static final int EXAMPLES = 20;

  @Mixin private SelectionOptions selection;

  @Parameters(
      paramLabel = "LETTER",
      arity = "0..*",
      description = "These letters alone, topic:partition:offset (default: all open ones).")
  private List<String> ids = List.of();

  @Option(names = "--dry-run", description = "Say what would be done, and do nothing.")
  private boolean dryRun;

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      defaultValue = "asked for on the command line",
      description = "Why; kept with the letter (default: ${DEFAULT-VALUE}).")
  private String note;

  /** A letter that is not sent. */
  record Refusal(String id, String reason, String why) {}

  /**
   * The result.
   *
   * @param retried how many were sent, or would be
   * @param refused how many cannot be mended
   * @param refusedByReason the same by the code of the reason
   * @param refusals the first of them
   */
  record Result(
      int retried,
      int refused,
      Map<String, Long> refusedByReason,
      List<Refusal> refusals,
      boolean dryRun) {}

  @Override
  Outcome work(Office office) {
    LetterFilter filter = selection.filter(ids, Optional.of(LetterStatus.OPEN));
    Clock clock = Clock.systemUTC();
    if (dryRun) {
      return outcome(plan(office, filter, clock), office);
    }
    try (LetterDesk desk = new LetterDesk(office.client(), office.registry(), clock)) {
      Plan plan = plan(office, filter, clock);
      desk.retry(plan.tasks(), note);
      return outcome(plan, office);
    }
  }

  private record Plan(List<LetterDesk.Task> tasks, List<Refusal> refusals) {}

  private Plan plan(Office office, LetterFilter filter, Clock clock) {
    RetryRule rule = new RetryRule(office.registry(), new Originals(office.topics()));
    Plan plan = new Plan(new ArrayList<>(), new ArrayList<>());
    for (Letter letter : office.letters().read(selection.topics(), filter)) {
      RetryDecision decision = rule.decide(letter, clock.millis());
      if (decision instanceof RetryDecision.Send send) {
        plan.tasks().add(new LetterDesk.Task(letter, send));
      } else if (decision instanceof RetryDecision.Hopeless hopeless) {
        plan.refusals().add(new Refusal(letter.id().toString(), letter.reason(), hopeless.why()));
      }
    }
    return plan;
  }

  private Outcome outcome(Plan plan, Office office) {
    List<Refusal> refusals = plan.refusals();
    Map<String, Long> byReason =
        refusals.stream()
            .collect(Collectors.groupingBy(Refusal::reason, TreeMap::new, Collectors.counting()));
    office
        .out()
        .printf(
            "%,d dead letters %s, %,d cannot be mended.%n",
            plan.tasks().size(), dryRun ? "would be sent again" : "sent again", refusals.size());
    byReason.forEach((reason, count) -> office.out().printf("  %,d %s%n", count, reason));
    List<Refusal> examples = refusals.stream().limit(EXAMPLES).toList();
    examples.forEach(
        refusal ->
            office.out().printf("%s (%s): %s%n", refusal.id(), refusal.reason(), refusal.why()));
    boolean namedInVain = !ids.isEmpty() && !refusals.isEmpty();
    return new Outcome(
        namedInVain ? ExitCode.SOFTWARE : ExitCode.OK,
        new Result(plan.tasks().size(), refusals.size(), byReason, examples, dryRun));
  }
}
