package dev.foretaste.bundle;

import dev.foretaste.schema.ModelBundle;
import dev.foretaste.tables.ItemTables;

/**
 * New tables for a scorer that is published already.
 *
 * @param version unique, never reused
 * @param scored the version whose scorer stays, trees, metrics and lineage included
 * @param tables global signals
 * @param golden rows made with these tables and the scorer's answers to them
 * @param examples training examples that the tables know
 * @param tablesTo event time of the latest label among them, in ms since 1970-01-01T00:00Z
 */
public record TablesDraft(
    String version,
    ModelBundle scored,
    ItemTables tables,
    Golden golden,
    long examples,
    long tablesTo) {}
