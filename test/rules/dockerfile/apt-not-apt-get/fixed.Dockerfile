FROM debian:13-slim
RUN apt-get update && \
#   ^^^ apt-not-apt-get
    sudo apt-get install -y curl && apt-get clean
#        ^^^ apt-not-apt-get
RUN apt-get dist-upgrade -y; apt list --installed
#   ^^^ apt-not-apt-get
#                        ^^^ apt-not-apt-get
RUN ["apt-cache", "show", "curl"]
#    ^^^^^ apt-not-apt-get
