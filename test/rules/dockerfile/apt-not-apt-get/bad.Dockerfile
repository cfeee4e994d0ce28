FROM debian:13-slim
RUN apt update && \
#   ^^^ apt-not-apt-get
    sudo apt install -y curl && apt-get clean
#        ^^^ apt-not-apt-get
RUN apt full-upgrade -y; apt list --installed
#   ^^^ apt-not-apt-get
#                        ^^^ apt-not-apt-get
RUN ["apt", "show", "curl"]
#    ^^^^^ apt-not-apt-get
