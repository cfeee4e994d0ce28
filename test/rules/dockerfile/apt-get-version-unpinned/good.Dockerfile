FROM debian:13-slim
ARG VERSION
ARG PACKAGES
RUN apt-get install -y nginx=1.26.3-3 "curl=${VERSION}"
RUN apt-get install -y $PACKAGES
RUN apt-get install -y ./local.deb /tmp/other.deb tool/stable
RUN apt-get install -t stable -y a=1
RUN apt-get remove nginx
