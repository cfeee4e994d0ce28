FROM debian:13 AS test
RUN apt-get install -y openssh-server

FROM debian:13-slim
ARG PACKAGES
RUN apt-get install -y openssh-client curl $PACKAGES
