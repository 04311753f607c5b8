# Build: everything comes from Maven Central. Run: a JRE, the jars, an unprivileged user.
FROM maven:3.9.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -ntp -DskipTests package

FROM eclipse-temurin:17.0.15_6-jre
RUN apt-get update && apt-get install -y --no-install-recommends libgomp1 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 foretaste \
    && install -d -o foretaste /var/lib/foretaste
COPY --from=build /src/foretaste-cli/target/foretaste.jar /opt/foretaste/foretaste.jar
COPY --from=build /src/foretaste-cli/target/lib /opt/foretaste/lib
USER foretaste
VOLUME /var/lib/foretaste
# XGBoost trains beside other work: waiting threads must not spin.
ENV OMP_WAIT_POLICY=passive GOMP_SPINCOUNT=0
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=60", "-jar", "/opt/foretaste/foretaste.jar"]
