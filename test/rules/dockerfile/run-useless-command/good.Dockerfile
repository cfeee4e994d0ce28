FROM debian:13-slim
RUN --mount=type=ssh ssh -T git@example.com
RUN nginx & sleep 1; kill $!
RUN if ps aux; then echo; fi
RUN cat /etc/services | top
RUN echo service && apt-get install -y vim && systemctl enable app
