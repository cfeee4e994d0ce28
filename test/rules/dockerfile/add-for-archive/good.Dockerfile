FROM debian:13-slim
COPY site.tar.gz /srv/
ADD app.tar.gz /app/
COPY --from=build app.tar /app/
COPY other.tar.gz /tmp/
RUN tar -czf /tmp/other.tar.gz /srv && tar -tf /tmp/x.tar
