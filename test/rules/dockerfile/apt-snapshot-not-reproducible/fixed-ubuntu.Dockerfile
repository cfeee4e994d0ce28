FROM ubuntu:24.04
RUN apt-get -y install --snapshot=20260101T000000Z git
#              ^^^^^^^ apt-snapshot-not-reproducible
