FROM eclipse-temurin:25-jre
ENTRYPOINT exec java $JAVA_OPTS -jar /app.jar
