FROM debian:13-slim
RUN ["apt-get", "update"]
#               ^^^^^^^^ apt-get-lists-not-removed
