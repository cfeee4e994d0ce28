FROM debian:13-slim
RUN apt-get update
#           ^^^^^^ update-alone
RUN apt-get install -y curl
RUN apt-get update && rm -rf /var/lib/apt/lists/*
#           ^^^^^^ update-alone
RUN zypper refresh
#          ^^^^^^^ update-alone
