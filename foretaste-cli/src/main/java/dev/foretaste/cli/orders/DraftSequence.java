package dev.foretaste.cli.orders;

import java.util.List;

/**
 * What a reader made of a file.
 *
 * @param drafts in the sequence in which they are sent
 * @param timed whether the file has times; otherwise they are made up
 * @param assumptions sentences for people
 */
record DraftSequence(List<OrderDraft> drafts, boolean timed, List<String> assumptions) {}
