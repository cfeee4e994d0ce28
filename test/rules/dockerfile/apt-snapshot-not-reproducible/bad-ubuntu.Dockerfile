FROM ubuntu:24.04
RUN apt-get -y install git
#              ^^^^^^^ apt-snapshot-not-reproducible
