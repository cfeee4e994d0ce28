FROM debian:13-slim
RUN apt-get update && apt-get upgrade -y && apt-get -y dist-upgrade
#                             ^^^^^^^ apt-get-upgrade
#                                                      ^^^^^^^^^^^^ apt-get-upgrade
RUN apt full-upgrade
#       ^^^^^^^^^^^^ apt-get-upgrade
