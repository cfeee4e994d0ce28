FROM debian:13-slim
RUN apt-get update && apt-get install -y curl
RUN apt-get update && ./install-packages.sh
RUN apt-get update -qq && apt-get upgrade -y
RUN apk add --no-cache curl && yum makecache && yum install -y git
