FROM debian:13-slim
RUN apt-get install -y curl && apk add curl && dnf install -y git && rpm -i a.rpm
RUN echo --force-yes
