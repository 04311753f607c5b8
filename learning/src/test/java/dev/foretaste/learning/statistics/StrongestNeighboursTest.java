package dev.foretaste.learning.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.foretaste.tables.Neighbours;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class StrongestNeighboursTest {
  private static final int ITEMS = 40;
  private static final int KEPT = 5;

  private record Relation(int to, float weight) {}

  @Property(tries = 200)
  void shouldKeepTheStrongestWhateverTheSequence(@ForAll long seed) {
    Random random = new Random(seed);
    List<Relation> relations = new ArrayList<>();
    for (int to = 0; to < random.nextInt(ITEMS); to++) {
      relations.add(new Relation(to, random.nextInt(6)));
    }
    Collections.shuffle(relations, random);

    StrongestNeighbours strongest = new StrongestNeighbours(ITEMS, KEPT);
    relations.forEach(relation -> strongest.offer(3, relation.to(), relation.weight()));
    Neighbours neighbours = strongest.toNeighbours();

    List<Relation> kept = new ArrayList<>();
    for (int k = neighbours.begin(3); k < neighbours.end(3); k++) {
      kept.add(new Relation(neighbours.item(k), neighbours.weight(k)));
    }
    relations.sort(
        Comparator.comparingDouble(Relation::weight).reversed().thenComparingInt(Relation::to));
    assertThat(kept).isEqualTo(relations.subList(0, Math.min(KEPT, relations.size())));
    assertThat(neighbours.end(ITEMS - 1)).isEqualTo(kept.size());
  }
}
