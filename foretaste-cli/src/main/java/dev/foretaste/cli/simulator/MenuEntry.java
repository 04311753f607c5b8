package dev.foretaste.cli.simulator;

import java.util.List;

/**
 * Something on the menu.
 *
 * @param popularity how often people come to like it, relative to others of its kind
 * @param portions at least one, smallest first
 */
record MenuEntry(String item, double popularity, List<Portion> portions) {}
