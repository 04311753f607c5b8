package dev.foretaste.api.problem;

/** Ends the handling of a request with a problem document. */
public final class ProblemException extends RuntimeException {
  private final transient Problem problem;

  /** With the problem to answer. */
  public ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
  }

  /** With the problem to answer and what led to it. */
  public ProblemException(Problem problem, Throwable cause) {
    super(problem.detail(), cause);
    this.problem = problem;
  }

  /** The problem to answer. */
  public Problem problem() {
    return problem;
  }
}
