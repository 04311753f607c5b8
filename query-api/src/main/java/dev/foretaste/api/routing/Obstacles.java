package dev.foretaste.api.routing;

import dev.foretaste.api.problem.InstanceProblems;
import dev.foretaste.api.problem.Problem;
import dev.foretaste.api.problem.ProblemException;
import dev.foretaste.api.problem.ProblemType;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;

/** Tells problems that another instance, or a later attempt, may not have from real answers. */
final class Obstacles {
  private Obstacles() {}

  /**
   * Answers from this instance's state.
   *
   * @param part what the handler reads
   * @return what was in the way; empty when the request has been answered
   * @throws ProblemException a real answer
   */
  static Optional<Problem> handle(Context ctx, Handler handler, Part part) throws Exception {
    try {
      handler.handle(ctx);
      return Optional.empty();
    } catch (ProblemException e) {
      if (isObstacle(e.problem(), part)) {
        return Optional.of(e.problem());
      }
      throw e;
    }
  }

  /** A copy cannot know that there is nothing: what it lacks may not have reached it yet. */
  static boolean isObstacle(Problem problem, Part part) {
    return isAbout(problem, ProblemType.STATE_UNAVAILABLE)
        || isAbout(problem, ProblemType.KEPT_ELSEWHERE)
        || part == Part.COPY
            && (problem.status() == 404 || isAbout(problem, ProblemType.NOT_PROCESSED_YET));
  }

  /** What the client is told when nobody answered. */
  static Problem forClients(Problem obstacle) {
    return obstacle.status() == 503
        ? obstacle
        : InstanceProblems.unavailable("no instance that keeps the state answers right now");
  }

  private static boolean isAbout(Problem problem, ProblemType type) {
    return problem.type().equals(type.uri());
  }
}
