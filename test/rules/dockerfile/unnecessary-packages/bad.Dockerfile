FROM debian:13-slim
RUN apt-get install -y curl openssh-server xinetd
#                           ^^^^^^^^^^^^^^ unnecessary-packages
#                                          ^^^^^^ unnecessary-packages
RUN apk add --no-cache dropbear=2025.88-r0
#                      ^^^^^^^^^^^^^^^^^^^ unnecessary-packages
