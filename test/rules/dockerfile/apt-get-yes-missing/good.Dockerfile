FROM debian:13-slim
ARG OPTIONS
RUN apt-get update && apt-get install -y curl
RUN apt-get install -qqy --no-install-recommends wget && apt-get -y install git
RUN apt-get install --assume-yes a && yes | apt-get install b && apt-get -qq install c
RUN apt-get install $OPTIONS tree && apt-get --dry-run install jq
RUN apt-get clean
