# syntax=docker/dockerfile:1
# Build: everything comes from Maven Central. Run: a JRE, the jars, an unprivileged user.
FROM maven:3.9.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 mvn -B -ntp -Dmaven.test.skip package \
    && mvn -B -ntp -pl foretaste-cli dependency:copy@tracing-agent

FROM eclipse-temurin:17.0.15_6-jre
# libgomp is what XGBoost's native library needs; curl is for health checks.
RUN apt-get update && apt-get install -y --no-install-recommends curl libgomp1 \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --system --gid 10001 foretaste \
    && useradd --system --uid 10001 --gid 10001 foretaste \
    && install -d -o foretaste -g foretaste /var/lib/foretaste
COPY --from=build /src/foretaste-cli/target/lib /opt/foretaste/lib
COPY --from=build /src/foretaste-cli/target/foretaste.jar /opt/foretaste/foretaste.jar
# Sleeps unless JAVA_TOOL_OPTIONS has -javaagent:/opt/foretaste/opentelemetry-javaagent.jar.
COPY --from=build /src/foretaste-cli/target/opentelemetry-javaagent.jar /opt/foretaste/opentelemetry-javaagent.jar
USER 10001:10001
WORKDIR /var/lib/foretaste
VOLUME /var/lib/foretaste
# XGBoost trains beside other work: waiting threads must not spin. Where running systems are listed
# must be writable.
ENV OMP_WAIT_POLICY=passive GOMP_SPINCOUNT=0 XDG_STATE_HOME=/tmp
# Threads that process orders yield to those that answer requests. The JVM would warn that raising
# priorities takes root; lowering them does not.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", \
    "-XX:ThreadPriorityPolicy=1", "-XX:JavaPriority1_To_OSPriority=10", "-XX:CompilerThreadPriority=5", \
    "-XX:-PrintWarnings", "-jar", "/opt/foretaste/foretaste.jar"]
