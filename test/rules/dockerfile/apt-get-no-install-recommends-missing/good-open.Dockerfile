FROM debian:13-slim
ARG FLAGS
RUN apt-get install $FLAGS tree
RUN apt-get install -f -y
