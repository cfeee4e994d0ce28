FROM debian:13
RUN apt-get install -y build-essential
