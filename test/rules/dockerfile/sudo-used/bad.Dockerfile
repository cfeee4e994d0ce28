FROM debian:13-slim
RUN sudo apt-get update && \
#   ^^^^ sudo-used
    DEBIAN_FRONTEND=noninteractive sudo -E apt-get install -y curl
#                                  ^^^^ sudo-used
RUN sudo -u app whoami
#   ^^^^ sudo-used
USER app
RUN sudo chown app /srv
#   ^^^^ sudo-used
USER root
